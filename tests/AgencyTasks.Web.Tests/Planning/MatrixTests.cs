using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Planning;

/// <summary>From the draft to its tasks. The tests run one after the other on one database: each makes a version of its
/// own.</summary>
public sealed class MatrixTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Matrix_ShowsEveryDutyWithThePlansSentence_ToWhoSeesTasks()
    {
        var client = await web.SignedInAsync(PoliceSteps.FocalPoint);
        var versions = await client.OpenAsync("/ma-tran");
        var page = await client.OpenAsync(versions.Link("Phiên bản 1"));

        page.Document.QuerySelectorAll(".duty").Length.ShouldBe(60);
        page.Document.QuerySelectorAll(".duty blockquote").Length.ShouldBe(60);
        page.Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
        page.Document.QuerySelectorAll(".group-links a")[0].TextContent.ShouldStartWith("V.1");
        page.Document.QuerySelectorAll(".group-links a")[^1].TextContent.ShouldStartWith("VII.3");
    }

    [Theory]
    [InlineData("VII-2-2a", "Hằng năm, trước ngày 15/11 (hạn cuối: hết ngày 14/11)")]
    [InlineData("V-1-1a-1", "Hằng quý, chậm nhất 10 ngày sau khi hết quý; gặp ngày nghỉ thì vào ngày làm việc kế tiếp")]
    public async Task DueRule_ReadsAsWords(string duty, string words)
    {
        var page = await (await web.SignedInAsync(PoliceSteps.FocalPoint)).OpenAsync("/ma-tran/1");

        OpenedPage.Fold(page.Document.QuerySelector($"#nv-{duty}")!.TextContent).ShouldContain(words);
    }

    [Fact]
    public async Task Values_SayWhetherThePlanOrAProposalSpeaks()
    {
        var page = await (await web.SignedInAsync(PoliceSteps.Committee)).OpenAsync("/ma-tran/1");
        var report = page.Document.QuerySelector("#nv-VII-2-2a")!;

        Fact(report, "Chu kỳ, thời hạn").ShouldEndWith("kế hoạch");
        Fact(report, "Minh chứng").ShouldEndWith("đề xuất");
        Fact(page.Document.QuerySelector("#nv-V-4-1b-1")!, "Phối hợp").ShouldContain("“các ngành liên quan”");
    }

    [Theory]
    [InlineData("/ma-tran/99")]
    [InlineData("/ma-tran/1?ke-hoach=khong-co")]
    public async Task Version_ThatIsNotThere_IsNotFound(string url) =>
        (await (await web.SignedInAsync(PoliceSteps.Officer)).OpenAsync(url)).Status.ShouldBe(404);

    [Fact]
    public async Task Search_WithoutMarks_FindsTheDuty()
    {
        var page = await (await web.SignedInAsync(PoliceSteps.Officer)).OpenAsync("/ma-tran/1?tim=phien+toa+luu+dong");

        page.Document.QuerySelectorAll(".duty").Single().Id.ShouldBe("nv-V-11-2b");
    }

    [Fact]
    public async Task Draft_ConfirmedOneByOneThenPreviewedAndPublished_MakesItsTasksOnce()
    {
        var version = await DraftAsync("N.1", "N.2");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var before = await client.OpenAsync($"/ma-tran/{version}/xem-truoc");
        before.Text.ShouldContain("2 nhiệm vụ chưa xác nhận, không phát sinh việc");
        Effect(before, "Phát sinh").ShouldBe("0");

        var matrix = await client.OpenAsync($"/ma-tran/{version}");
        var confirmed = await client.SubmitFormAsync(matrix.Form("#nv-N-1 form"));
        confirmed.Text.ShouldContain("Đã xác nhận 1 nhiệm vụ.");
        confirmed.Document.QuerySelectorAll("#nv-N-1 form").ShouldBeEmpty();
        confirmed.Document.QuerySelectorAll("#nv-N-2 form").Length.ShouldBe(1);

        var preview = await client.OpenAsync($"/ma-tran/{version}/xem-truoc");
        var added = Effect(preview, "Phát sinh");
        added.ShouldNotBe("0");
        preview.Document.QuerySelector("tfoot td.total")!.TextContent.ShouldBe(added);
        (await client.OpenAsync(preview.Link("Sở Y tế"))).Text.ShouldContain("Toàn tỉnh");

        var result = await client.SubmitFormAsync(preview.Form());
        result.Url.ShouldStartWith($"/ma-tran/{version}");
        result.Text.ShouldContain($"Phát sinh {added} nhiệm vụ");
        var count = await TasksAsync();

        // Pressed twice, or again after "back".
        var again = await client.SubmitFormAsync(preview.Form());
        again.Status.ShouldBe(200);
        again.Text.ShouldContain($"Phát sinh {added} nhiệm vụ");
        (await TasksAsync()).ShouldBe(count);
        (await client.OpenAsync($"/ma-tran/{version}/xem-truoc")).Text
            .ShouldContain($"Phiên bản {version} đã được công bố; công bố lại không thêm gì.");
    }

    [Fact]
    public async Task Publish_AfterSomethingChanged_ShowsThePreviewAgain()
    {
        var version = await DraftAsync("C.1", "C.2");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await ConfirmAsync(client, version, "C-1");
        var preview = await client.OpenAsync($"/ma-tran/{version}/xem-truoc");
        await ConfirmAsync(client, version, "C-2");
        var count = await TasksAsync();

        var answer = await client.SubmitFormAsync(preview.Form());

        answer.Status.ShouldBe(409);
        answer.Errors.Single().ShouldStartWith("Số liệu đã thay đổi sau khi anh chị xem trước");
        (await TasksAsync()).ShouldBe(count);
        (await client.SubmitFormAsync(answer.Form())).Status.ShouldBe(200);
        (await TasksAsync()).ShouldBeGreaterThan(count);
    }

    [Fact]
    public async Task ConfirmAll_AndTheFilterOfWhatIsUnconfirmed()
    {
        var version = await DraftAsync("A.1", "A.2", "A.3");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await ConfirmAsync(client, version, "A-2");
        var page = await client.OpenAsync($"/ma-tran/{version}?loc=chua-xac-nhan");
        page.Document.QuerySelectorAll(".duty").Select(duty => duty.Id).ShouldBe(["nv-A-1", "nv-A-3"]);

        var answer = await client.SubmitFormAsync(page.Form(".notice form"));

        answer.Text.ShouldContain("Đã xác nhận 2 nhiệm vụ.");
        answer.Text.ShouldContain("Mọi nhiệm vụ đều đã được xác nhận");
    }

    [Theory]
    [InlineData(PoliceSteps.Committee)]
    [InlineData(PoliceSteps.FocalPoint)]
    public async Task Confirm_ByWhoOnlyReads_IsRefused(string person)
    {
        var version = await DraftAsync("R.1");
        var client = await web.SignedInAsync(person);
        var page = await client.OpenAsync($"/ma-tran/{version}");
        page.Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();

        var answer = await client.ForceAsync(page, $"/ma-tran/{version}?handler=Confirm", new()
        {
            ["ma"] = (await web.ReadAsync(db => db.Duties.FirstAsync(duty => duty.Code == "R.1"))).Id.ToString(),
        });

        answer.Status.ShouldBe(404);
        (await web.ReadAsync(db => db.Duties.AnyAsync(duty => duty.Code == "R.1" && duty.ConfirmedAt != null))).ShouldBeFalse();
    }

    private static async Task ConfirmAsync(HttpClient client, int version, string duty) =>
        await client.SubmitFormAsync((await client.OpenAsync($"/ma-tran/{version}")).Form($"#nv-{duty} form"));

    private static string Fact(IElement duty, string name) => OpenedPage.Fold(duty.QuerySelectorAll(".facts > div")
        .First(fact => fact.QuerySelector("dt")!.TextContent == name).QuerySelector("dd")!.TextContent);

    private static string Effect(OpenedPage page, string name) => page.Document.QuerySelectorAll(".effects li")
        .First(effect => effect.QuerySelector(".label")!.TextContent == name).QuerySelector(".number")!.TextContent;

    private Task<int> TasksAsync() => web.ReadAsync(db => db.Tasks.CountAsync());

    /// <summary>The next version, its duties still proposals.</summary>
    private Task<int> DraftAsync(params string[] codes) => web.ReadAsync(async db =>
    {
        var health = await db.Agencies.FirstAsync(agency => agency.Code == PoliceSteps.Health);
        var latest = await db.Matrices.OrderByDescending(matrix => matrix.Version).FirstAsync();
        var draft = new AssignmentMatrix { PlanId = latest.PlanId, Version = latest.Version + 1 };
        foreach (var (code, position) in codes.Select((code, position) => (code, position + 1)))
        {
            draft.Add(new DutyBuilder().Code(code).LedBy(health).Proposing("recurrence", "due_rule").Build(position));
        }

        db.Add(draft);
        await db.SaveChangesAsync();
        return draft.Version;
    });
}
