using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Successions;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Successions;

/// <summary>
/// The acceptance case: on 01/01/2020 three mergers of two into one, three communes moved from Yên Sơn to the city, wards
/// raised, 141 → 138 (816/NQ-UBTVQH14 of 21/11/2019).
/// </summary>
[Trait("Plan", "III.1")]
public sealed class MergerOf2020Tests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_AheadOfItsDay_TakesEffectAtMidnightAndTheYearBeforeReadsTheSame()
    {
        await using var province = await PublishedProvince.CreateAsync();
        var (waived, begun, asked, handedIn) = await LiveAsync(province);
        province.Clock.Set("2019-12-20T09:00:00+07:00");
        await RollAsync(province);

        var (preview, recorded) = await province.RecordAsync(await province.MergerOf2020Async());

        (preview.Before.Units, preview.Before.Cap).ShouldBe((141, 21));
        (preview.After.Units, preview.After.Cap).ShouldBe((138, 20));
        preview.Act.Lines.Count(line => line.Kind == SuccessionKind.Merge).ShouldBe(6);
        recorded.PassedOn.ShouldBe(WorkPassedOn.Nothing);
        (await province.TasksInAsync("Xã Đội Cấn")).ShouldNotBeEmpty();
        province.Clock.Set("2020-01-01T00:00:00+07:00");
        var before = await province.BoardAsync(2019);
        (await ApplyAsync(province)).ShouldBe((1, preview.Tasks.Count));
        (await ApplyAsync(province)).ShouldBe((0, 0));

        (await province.BoardAsync(2019)).ShouldBe(before);
        var now = await province.TasksInAsync("Phường Đội Cấn");
        now.Select(task => task.Id).ShouldContain(begun.Id);
        now.Select(task => task.Id).ShouldContain(asked.Id);
        now.Select(task => task.Id).ShouldContain(handedIn.Id);
        (await province.TasksInAsync("Xã Đội Cấn")).Select(task => task.Id).ShouldBe([waived.Id]);
        var yenSon = await province.AgencyAsync("ubnd-huyen-yen-son");
        var city = await province.AgencyAsync("ubnd-thanh-pho-tuyen-quang");
        // Kim Phú in 2019 was Yên Sơn's; with the commune its committee's work passes to the city's.
        (await province.TasksInAsync("Xã Kim Phú")).ShouldContain(task => task.KeyAgencyId == yenSon.Id
            && task.AgencyId == city.Id && task.DistrictId == city.DistrictId);
        (await RollAsync(province)).Cancelled.ShouldBe(0);
        var all = await province.ReadAsync(db => db.Tasks.AsNoTracking().ToListAsync(Token));
        all.Select(task => (task.DutyCode, task.AgencyId, task.CommuneId, task.DistrictId, task.PeriodCode))
            .Distinct().Count().ShouldBe(all.Count);
        (await RollAsync(province)).IsNothing.ShouldBeTrue();
        province.Clock.Set("2021-02-01T08:00:00+07:00");
        (await province.BoardAsync(2020)).ShouldNotContain(line => line.Contains("Xã Thanh Phát"));
    }

    [Fact]
    public async Task Record_AfterItsDay_LeavesTheFiguresAndNamesOfTheYearBeforeAndLetsTheSuccessorGoOn()
    {
        await using var province = await PublishedProvince.CreateAsync();
        var (_, begun, asked, handedIn) = await LiveAsync(province);
        province.Clock.Set("2020-02-10T09:00:00+07:00");
        await RollAsync(province);
        var before = await province.BoardAsync(2019);

        var (preview, recorded) = await province.RecordAsync(await province.MergerOf2020Async());

        recorded.PassedOn.Tasks.ShouldBe(preview.Tasks.Count);
        (await province.BoardAsync(2019)).ShouldBe(before);
        (await RollAsync(province)).ShouldBe(Produced.Nothing);
        // The draft went along, the request for a later date too, and what waits for the police.
        var officer = await ActorAsync(province, begun);
        var detail = await province.RunAsync((TaskDetailQuery query) => query.ExecuteAsync(begun.Id, officer, Token));
        detail.CommuneName.ShouldBe("Phường Đội Cấn");
        detail.Task.Draft!.Words.ShouldBe("Đang làm.");
        detail.Origins.Single().Commune.ShouldBe("Xã Đội Cấn");
        detail.Origins.Single().Document.ShouldBe("816/NQ-UBTVQH14 ngày 21/11/2019");
        var police = await province.ViewerAsync("ma-dinh-thach");
        await province.RunAsync(async (DecideExtension decide) =>
        {
            await decide.ExecuteAsync(new(asked.Id, new LocalDate(2020, 3, 31), null, police), Token);
            return true;
        });
        await province.RunAsync(async (ReturnSubmission giveBack) =>
        {
            await giveBack.ExecuteAsync(new(handedIn.Id, "Thiếu số liệu của địa bàn mới.", police), Token);
            return true;
        });
        var items = await province.RunAsync((OpenItemsQuery open) => open.ExecuteAsync(Token));
        items.ShouldContain(item => item.Item.TaskId == handedIn.Id);
        var history = await province.ReadAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == begun.Id)
            .OrderBy(entry => entry.Seq).Select(entry => entry.Event + ": " + entry.Reason).ToListAsync(Token));
        history[^1].ShouldStartWith("TaskPassedOn: 816/NQ-UBTVQH14 ngày 21/11/2019: ");
    }

    [Fact]
    public async Task Record_TheSameActTwice_IsRefusedTheSecondTime()
    {
        await using var province = await PublishedProvince.CreateAsync();
        province.Clock.Set("2020-02-10T09:00:00+07:00");
        var request = await province.MergerOf2020Async();
        await province.RecordAsync(request);

        (await province.RecordAsync(request).ShouldBeRefusedAsync(Rules.SuccessionUnitIsOpen)).Values[0].ShouldBe("Xã Kim Phú");
        (await province.ReadAsync(db => db.Successions.CountAsync(Token))).ShouldBe(1);
    }

    [Fact]
    public async Task Record_WhenWorkChangedSinceThePreview_DoesNothing()
    {
        await using var province = await PublishedProvince.CreateAsync();
        province.Clock.Set("2020-02-10T09:00:00+07:00");
        var request = await province.MergerOf2020Async();
        var by = await province.ViewerAsync("do-minh-truc");
        var preview = await province.RunAsync((PreviewSuccession shown) => shown.ExecuteAsync(request, by, Token));
        await WaiveAsync(province, (await province.TasksInAsync("Xã Đội Cấn"))[0]);

        await province.RunAsync((RecordSuccession record) => record.ExecuteAsync(new(request, preview.Fingerprint, by), Token))
            .ShouldBeRefusedAsync(Rules.SuccessionPreviewStillHolds);

        (await province.ReadAsync(db => db.Communes.CountAsync(commune => commune.ValidTo != null, Token))).ShouldBe(0);
    }

    private static Task<(int Acts, int Tasks)> ApplyAsync(PublishedProvince province) =>
        province.RunAsync((ApplySuccessionsJob job) => job.ExecuteAsync(Token));

    private static Task<Produced> RollAsync(PublishedProvince province) =>
        province.RunAsync((RollForwardJob job) => job.ExecuteAsync(Token));

    /// <summary>In Đội Cấn one task is waived, one begun, one asked to be extended, one handed in.</summary>
    private static async Task<(AgencyTask Waived, AgencyTask Begun, AgencyTask Asked, AgencyTask HandedIn)> LiveAsync(
        PublishedProvince province)
    {
        province.Clock.Set("2019-11-05T09:00:00+07:00");
        var all = await province.TasksInAsync("Xã Đội Cấn");
        var verified = await province.ReadAsync(db => db.Duties.Where(duty => duty.NeedsVerification)
            .Select(duty => duty.Id).ToListAsync(Token));
        var tasks = all.Where(task => verified.Contains(task.DutyId)).ToList();
        await WaiveAsync(province, tasks[0]);
        await DraftAsync(province, tasks[1], isNothing: false, "Đang làm.");
        await province.RunAsync(async (AskExtension ask) =>
        {
            var until = tasks[2].DueLastDay.PlusDays(30);
            await ask.ExecuteAsync(new(tasks[2].Id, until, "Mưa lũ.", await ActorAsync(province, tasks[2])), Token);
            return true;
        });
        await DraftAsync(province, tasks[3], isNothing: true, "Trong kỳ không phát sinh vụ việc.");
        var actor = await ActorAsync(province, tasks[3]);
        await province.RunAsync((SubmitTask submit) => submit.ExecuteAsync(new(tasks[3].Id, Guid.NewGuid(), actor), Token));
        return (tasks[0], tasks[1], tasks[2], tasks[3]);
    }

    private static Task<bool> WaiveAsync(PublishedProvince province, AgencyTask task) =>
        province.RunAsync(async (WaiveTask waive) =>
        {
            var police = await province.ViewerAsync("ma-dinh-thach");
            await waive.ExecuteAsync(new(task.Id, "Đã làm ở nơi khác.", police), Token);
            return true;
        });

    private static async Task DraftAsync(PublishedProvince province, AgencyTask task, bool isNothing, string words)
    {
        var by = await ActorAsync(province, task);
        await province.RunAsync((SaveDraft save) => save.ExecuteAsync(
            new SaveDraft.Command { TaskId = task.Id, By = by, Words = words, IsNothingToReport = isNothing }, Token));
    }

    /// <summary>A focal point of whoever has the task now.</summary>
    private static async Task<Domain.Organisation.Person> PersonAsync(PublishedProvince province, AgencyTask task) =>
        await province.ReadAsync(db => db.People.AsNoTracking().Where(person => person.Posts.Any(post =>
                (post.Role == Role.FocalPoint || post.Role == Role.DistrictOffice) && post.To == null
                && db.Tasks.Any(one => one.Id == task.Id && one.AgencyId == post.AgencyId)))
            .OrderBy(person => person.Code).FirstAsync(Token));

    private static async Task<Core.Organisation.Viewer> ActorAsync(PublishedProvince province, AgencyTask task) =>
        await province.ViewerAsync((await PersonAsync(province, task)).Code);
}
