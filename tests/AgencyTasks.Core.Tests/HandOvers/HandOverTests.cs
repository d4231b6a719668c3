using AgencyTasks.Core.Database;
using AgencyTasks.Core.HandOvers;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Core.Tests.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.HandOvers;

/// <summary>One press passes a post's open work on, and a change of officer loses nothing.</summary>
public sealed class HandOverTests
{
    private static readonly LocalDate Tomorrow = new(2019, 11, 5);

    private static readonly NewPerson Newcomer =
        new("Nguyễn Thị An", "Chuyên viên", "an@so-y-te.tuyenquang.example");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PassOn_ToANewPersonFromTomorrow_EndsOnePostAndBeginsTheOther()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var draft = await PostsTests.DraftAsync(world, PeopleWorld.Focal);
        await world.PassOnAsync(PeopleWorld.Focal, "", Tomorrow, typed: Newcomer);

        (await world.PersonAsync(PeopleWorld.Focal)).Posts[^1].To.ShouldBe(PeopleWorld.Today);
        var given = (await world.PersonAsync("nguyen-thi-an")).Posts.ShouldHaveSingleItem();
        (given.From, given.To, given.Role).ShouldBe((Tomorrow, null, Role.FocalPoint));
        (await world.ViewerAsync(PeopleWorld.Focal)).Posts.Count.ShouldBe(1);
        (await world.ViewerAsync("nguyen-thi-an")).Posts.ShouldBeEmpty();

        world.SetDay(Tomorrow);
        (await world.ViewerAsync(PeopleWorld.Focal)).Posts.ShouldBeEmpty();
        await world.ActAsync<SaveDraft>("nguyen-thi-an", (save, by) => save.ExecuteAsync(
            new() { TaskId = draft, By = by, Words = "Làm tiếp bản nháp." }, Token));
        var seen = await world.ActAsync<TaskDetailQuery, TaskDetail>(
            "nguyen-thi-an", (query, by) => query.ExecuteAsync(draft, by, Token));
        seen.Task.Draft!.Words.ShouldBe("Làm tiếp bản nháp.");
        (await DraftersAsync(world, draft)).ShouldBe([PeopleWorld.Focal, "nguyen-thi-an"]);
    }

    [Fact]
    public async Task PassOn_LeavingTodayAfterWorkThisMorning_IsTaken()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await PostsTests.DraftAsync(world, PeopleWorld.Focal);

        await world.PassOnAsync(PeopleWorld.Focal, "", PeopleWorld.Today, typed: Newcomer);

        (await world.ViewerAsync(PeopleWorld.Focal)).Posts.ShouldBeEmpty();
        (await world.ViewerAsync("nguyen-thi-an")).Posts.ShouldHaveSingleItem().Role.ShouldBe(Role.FocalPoint);
    }

    [Fact]
    public async Task PassOn_WithEverythingOpen_KeepsTheListLateOnesFirst()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var task = await PostsTests.DraftAsync(world, PeopleWorld.Focal);
        await world.ActAsync<AskExtension>(PeopleWorld.Focal, (ask, by) => ask.ExecuteAsync(
            new(task, new LocalDate(2019, 12, 20), "Chờ số liệu của huyện.", by), Token));
        var id = await world.PassOnAsync(PeopleWorld.Focal, PeopleWorld.OtherFocal, Tomorrow);

        var record = await world.ActAsync<HandOverQuery, HandOverRecord>(
            PeopleWorld.OtherFocal, (query, by) => query.ExecuteAsync(id, by, Token));
        record.Lines.Count.ShouldBe(await world.ReadAsync(db => db.Tasks.CountAsync(
            t => t.AgencyId == record.Agency.Id && t.State == TaskState.Open, Token)));
        record.Lines.Select(line => line.Kept.DueLastDay).ShouldBeInOrder();
        var kept = record.Lines.Single(line => line.Kept.TaskId == task).Kept;
        (kept.HasDraft, kept.AskedUntil).ShouldBe((true, new LocalDate(2019, 12, 20)));
        (await world.ReadAsync(db => db.Extensions.SingleAsync(e => e.TaskId == task, Token))).State
            .ShouldBe(ExtensionState.Open);
    }

    [Fact]
    public async Task PassOn_ToAColleagueWithThePost_KeepsTheColleaguesPost()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await world.PassOnAsync(PeopleWorld.Focal, PeopleWorld.OtherFocal, Tomorrow);

        var post = (await world.PersonAsync(PeopleWorld.OtherFocal)).Posts.ShouldHaveSingleItem();
        (post.From, post.To).ShouldBe((new LocalDate(2018, 1, 1), null));
    }

    [Fact]
    public async Task PassOn_PressedTwiceAndAgain_IsOneWithTwoMails()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var operation = Guid.CreateVersion7();
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.PassOnAsync(
            PeopleWorld.Focal, "", PeopleWorld.Today, operation: operation, typed: Newcomer)));

        (await world.PassOnAsync(PeopleWorld.Focal, "", PeopleWorld.Today, operation: operation, typed: Newcomer))
            .ShouldBe(ids[0]);
        ids.Distinct().Count().ShouldBe(1);
        var mails = await world.ReadAsync(db => db.Notices.Where(notice => notice.Kind == NoticeKind.HandOver)
            .OrderBy(notice => notice.ToAddress).ToListAsync(Token));
        mails.Select(mail => mail.ToAddress).ShouldBe(
            ["an@so-y-te.tuyenquang.example", "nguyen-thi-thanh-thao@so-y-te.tuyenquang.example"]);
        (await world.EventsAsync(PeopleWorld.Focal)).ShouldBe(["PostHandedOver"]);
        (await world.EventsAsync("nguyen-thi-an")).ShouldBe(["PostTakenOver"]);
    }

    [Fact]
    public async Task PassOn_Mails_LeaveOnceEachWithTheList()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await world.PassOnAsync(PeopleWorld.Focal, "", PeopleWorld.Today, typed: Newcomer);

        var result = await world.AsSystemAsync<SendNoticesJob, SendingResult>(send => send.ExecuteAsync(Token));
        var again = await world.AsSystemAsync<SendNoticesJob, SendingResult>(send => send.ExecuteAsync(Token));

        result.ShouldBe(new SendingResult(2, 0, 0));
        again.Sent.ShouldBe(0);
    }

    [Theory]
    [InlineData(PeopleWorld.Head)]
    [InlineData(PeopleWorld.Admin)]
    public async Task PassOn_ByHeadOrAdministrator_IsTakenAndSeenWhole(string by)
    {
        await using var world = await PeopleWorld.CreateAsync();
        var id = await world.PassOnAsync(PeopleWorld.Focal, "", Tomorrow, by, typed: Newcomer);

        var record = await world.ActAsync<HandOverQuery, HandOverRecord>(
            by, (query, viewer) => query.ExecuteAsync(id, viewer, Token));
        record.Lines.ShouldNotBeEmpty();
        record.DoneBy.ShouldBe((await world.PersonAsync(by)).FullName);
    }

    [Fact]
    public async Task PassOn_ByAnybodyElse_IsNotFound()
    {
        await using var world = await PeopleWorld.CreateAsync();
        foreach (var by in new[] { PeopleWorld.OtherFocal, "vi-thi-ngoc-lan", PeopleWorld.Police, "giap-thi-minh-chau" })
        {
            await Should.ThrowAsync<NotFoundException>(
                () => world.PassOnAsync(PeopleWorld.Focal, PeopleWorld.OtherFocal, Tomorrow, by));
        }

        // A person of another body is for the administrator to choose.
        await Should.ThrowAsync<NotFoundException>(
            () => world.PassOnAsync(PeopleWorld.Focal, "pham-que-lam", Tomorrow));
        await Should.ThrowAsync<NotFoundException>(() => world.PassOnAsync(PeopleWorld.Admin, "", Tomorrow, typed: Newcomer));
    }

    [Fact]
    public async Task PassOn_ToOneselfOrIntoThePast_IsRefused()
    {
        await using var world = await PeopleWorld.CreateAsync();

        (await PeopleWorld.RefusedAsync(() => world.PassOnAsync(PeopleWorld.Focal, PeopleWorld.Head, Tomorrow, PeopleWorld.Head)))
            .ShouldBe(Rules.NobodyChangesTheirOwnRole);
        (await PeopleWorld.RefusedAsync(() => world.PassOnAsync(PeopleWorld.Focal, PeopleWorld.Focal, Tomorrow)))
            .ShouldBe(Rules.SuccessorIsSomebodyElse);
        (await PeopleWorld.RefusedAsync(
            () => world.PassOnAsync(PeopleWorld.Focal, PeopleWorld.OtherFocal, new LocalDate(2019, 11, 3))))
            .ShouldBe(Rules.BeginsTodayOrLater);
    }

    [Fact]
    public async Task PassOn_RecordOfAnotherBody_IsNotFound()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var id = await world.PassOnAsync(PeopleWorld.Focal, "", PeopleWorld.Today, typed: Newcomer);

        // Who left still reads what was signed; another body does not.
        (await Read(PeopleWorld.Focal)).Lines.ShouldNotBeEmpty();
        (await Read("giap-thi-minh-chau")).Lines.ShouldNotBeEmpty();
        await Should.ThrowAsync<NotFoundException>(() => Read("vi-thi-ngoc-lan"));
        await Should.ThrowAsync<NotFoundException>(() => Read("pham-que-lam"));

        Task<HandOverRecord> Read(string by) => world.ActAsync<HandOverQuery, HandOverRecord>(
            by, (query, viewer) => query.ExecuteAsync(id, viewer, Token));
    }

    [Fact]
    public async Task PassOn_OfAPostWithADeputy_EndsTheDeputysTimeToo()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await world.DeputyAsync(PeopleWorld.Focal, PeopleWorld.Head, PeopleWorld.Today, new LocalDate(2019, 11, 20));
        await world.PassOnAsync(PeopleWorld.Focal, PeopleWorld.OtherFocal, Tomorrow);

        (await world.PersonAsync(PeopleWorld.Head)).Posts[^1].To.ShouldBe(PeopleWorld.Today);
        (await world.EventsAsync(PeopleWorld.Head)).ShouldBe(["DeputyNamed", "DeputyEnded"]);
    }

    private static Task<List<string>> DraftersAsync(PeopleWorld world, Guid task) => world.ReadAsync(db => db.AuditEntries
        .Where(entry => entry.SubjectId == task && entry.Event == "DraftSaved").OrderBy(entry => entry.Seq)
        .Join(db.People, entry => entry.PersonId, person => person.Id, (entry, person) => person.Code).ToListAsync(Token));
}
