using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>One report covers several communes: chosen, attached once, figures row by row, a receipt a row.</summary>
[Trait("Plan", "V.7.2")]
public sealed class SharedSubmitTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Duty = "V.7.2a-1";

    [Fact]
    public async Task Together_FromATasksPage_GivesEachTaskItsOwnReceiptWithTheOneDocument()
    {
        var tasks = await FreshAsync(3);
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var choice = await client.OpenAsync((await client.OpenAsync($"/nhiem-vu/{tasks[0]}")).Link("Nộp chung với"));
        choice.Document.QuerySelectorAll<IHtmlInputElement>("input[name='nhiem-vu']").Where(box => box.IsChecked)
            .Select(box => Guid.Parse(box.Value)).Intersect(tasks).Count().ShouldBe(3, "its duty and period are ticked");

        var form = await client.OpenAsync("/nop-chung/minh-chung" + Query(tasks));
        var check = await client.SubmitFormAsync(form.Form(), form.FilledIn("7"), [Desk.Pdf()]);
        check.Heading.ShouldBe("Kiểm tra trước khi gửi");
        check.Text.ShouldContain("Sẽ nộp 3 trong 3 nhiệm vụ");
        var receipts = await client.SendAsync(check);

        receipts.Heading.ShouldBe("Đã nộp 3 nhiệm vụ");
        var made = await MadeAsync(tasks);
        made.Select(one => one.ReceiptNumber).Distinct().Count().ShouldBe(3);
        made.ShouldAllBe(one => one.Items.Count == 2 && one.Figures.All(figure => figure.Value == 7));
        made.SelectMany(one => one.Items).Select(item => item.File?.Hash).OfType<string>().Distinct().Count().ShouldBe(1);
        foreach (var one in made)
        {
            receipts.Text.ShouldContain(one.ReceiptNumber!);
        }

        // The back button and a second press: the same receipts, nothing twice.
        (await client.SendAsync(check)).Text.ShouldBe(receipts.Text);
        (await MadeAsync(tasks)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Together_WhenARowLacksAFigure_HandsInTheOthersOnly()
    {
        var tasks = await FreshAsync(2);
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync("/nop-chung/minh-chung" + Query(tasks));
        var typed = form.FilledIn();
        foreach (var box in typed.Keys.Where(box => box.StartsWith("Input.Rows[0].Figures", StringComparison.Ordinal)).ToList())
        {
            typed[box] = "";
        }

        var check = await client.SubmitFormAsync(form.Form(), typed);
        check.Text.ShouldContain("Sẽ nộp 1 trong 2 nhiệm vụ");
        check.Text.ShouldContain("Chưa nộp được, còn thiếu");
        (await client.SendAsync(check)).Heading.ShouldBe("Đã nộp 1 nhiệm vụ");

        (await MadeAsync(tasks)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Together_WhereNothingHappenedInOnePlace_NeedsTheSentenceAndAttachesNothingThere()
    {
        var tasks = await FreshAsync(2);
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync("/nop-chung/minh-chung" + Query(tasks));
        var typed = form.FilledIn();
        typed["Input.Rows[1].IsNothing"] = "true";
        typed["Input.Words"] = "Xã thứ hai không có người thuộc diện xét nghiệm.";

        await client.SendAsync(await client.SubmitFormAsync(form.Form(), typed));

        var made = await MadeAsync(tasks);
        made.Count.ShouldBe(2);
        made.Single(one => one.IsNothingToReport).Items.ShouldBeEmpty();
        made.Single(one => !one.IsNothingToReport).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Together_WithARefusedFileAndABadFigure_KeepsTheRestAndNamesBoth()
    {
        var tasks = await FreshAsync(2);
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync("/nop-chung/minh-chung" + Query(tasks));
        var typed = form.FilledIn();
        typed["Input.Rows[1].Figures[0].Value"] = "ba";

        var answer = await client.SubmitFormAsync(form.Form(), typed, [Desk.Raw("virus.exe", [1, 2, 3])]);

        answer.Errors.Count.ShouldBe(2);
        answer.Text.ShouldContain("Văn bản số 12/BC-SYT", Case.Sensitive, "the good document is in the drafts");
        answer.ValueOf("Input_Rows_1__Figures_0__Value").ShouldBe("ba");
        var again = await client.SubmitFormAsync(answer.Form(), new() { ["Input.Rows[1].Figures[0].Value"] = "3" });
        (await client.SendAsync(again)).Heading.ShouldBe("Đã nộp 2 nhiệm vụ");
    }

    [Fact]
    public async Task Together_FromAnOldTabAfterAReturn_HandsInWhatWasMended()
    {
        var tasks = await FreshAsync(2);
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync("/nop-chung/minh-chung" + Query(tasks));
        var check = await client.SubmitFormAsync(form.Form(), form.FilledIn("7"), [Desk.Pdf()]);
        await client.SendAsync(check);
        await web.ActAsync<ReturnSubmission>(Desk.Police, (use, by) => use.ExecuteAsync(new(tasks[0], "Thiếu số liệu", by), default));

        var again = await client.SendAsync(check);

        again.Status.ShouldBe(409);
        again.Errors.ShouldHaveSingleItem().ShouldContain("Trang này đã được gửi một lần rồi");
        (await client.SendAsync(again)).Heading.ShouldStartWith("Đã nộp");
        (await MadeAsync(tasks)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Together_OverADraftThatAColleagueWroteMeanwhile_NamesTheRowAndOverwritesItByTheNextPress()
    {
        var tasks = await FreshAsync(2);
        var (mine, theirs) = (await web.SignedInAsync(Desk.HealthOfficer), await web.SignedInAsync(Desk.OtherHealthOfficer));
        var form = await mine.OpenAsync("/nop-chung/minh-chung" + Query(tasks));
        var other = await theirs.OpenAsync($"/nhiem-vu/{tasks[0]}/nop");
        await theirs.SubmitFormAsync(other.Form(), new() { ["Input.Words"] = "Chữ của đồng nghiệp" });

        var typed = form.FilledIn("7");
        typed["Input.Words"] = "Chữ chung";
        var refused = await mine.SubmitFormAsync(form.Form(), typed);

        refused.Status.ShouldBe(409);
        refused.Errors.ShouldHaveSingleItem().ShouldContain("Bản nháp đã được lưu từ nơi khác");
        (await theirs.OpenAsync($"/nhiem-vu/{tasks[0]}/nop")).ValueOf("Input_Words").ShouldBe("Chữ của đồng nghiệp");
        await mine.SubmitFormAsync(refused.Form(), typed);
        (await theirs.OpenAsync($"/nhiem-vu/{tasks[0]}/nop")).ValueOf("Input_Words").ShouldBe("Chữ chung");
    }

    [Fact]
    public async Task Together_OfARowThatChangedInAnotherTab_ShowsItAgainFirst()
    {
        var tasks = await FreshAsync(2);
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync("/nop-chung/minh-chung" + Query(tasks));
        var check = await client.SubmitFormAsync(form.Form(), form.FilledIn("7"), [Desk.Pdf()]);
        var other = await client.OpenAsync($"/nhiem-vu/{tasks[1]}/nop");
        await client.SubmitFormAsync(other.Form(), other.Figures("999"));

        var again = await client.SendAsync(check);

        again.Status.ShouldBe(409);
        again.Errors.ShouldHaveSingleItem().ShouldContain("Nội dung sẽ nộp đã thay đổi");
        again.Text.ShouldContain("999");
        (await MadeAsync(tasks)).ShouldHaveSingleItem().TaskId.ShouldBe(tasks[0]);
        await client.SendAsync(again);
        (await MadeAsync(tasks)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Together_WithAnotherAgencysTask_Answers404AndChangesNothing()
    {
        var own = await FreshAsync(1);
        var foreign = await web.FreshTaskAsync("so-tu-phap", "V.2.1a-2");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync("/nop-chung/minh-chung" + Query(own));

        (await client.OpenAsync("/nop-chung/minh-chung" + Query([.. own, foreign]))).Status.ShouldBe(404);
        (await client.OpenAsync("/nop-chung/kiem-tra" + Query([.. own, foreign]))).Status.ShouldBe(404);
        var html = form.Form();
        html.Action = "/nop-chung/minh-chung" + Query([.. own, foreign]);
        (await client.SubmitFormAsync(html, form.FilledIn())).Status.ShouldBe(404);

        (await web.ReadAsync(db => db.Tasks.CountAsync(task =>
            (task.Id == foreign || task.Id == own[0]) && task.BegunAt != null))).ShouldBe(0);
    }

    private static string Query(IEnumerable<Guid> tasks) => "?" + string.Join('&', tasks.Select(id => $"nhiem-vu={id}"));

    private Task<List<Submission>> MadeAsync(IReadOnlyList<Guid> tasks) => web.ReadAsync(db => db.Submissions.AsNoTracking()
        .Include(made => made.Items).Include(made => made.Figures)
        .Where(made => tasks.Contains(made.TaskId) && made.MadeAt != null).ToListAsync());

    /// <summary>Of one period, which nobody began.</summary>
    private Task<List<Guid>> FreshAsync(int count) => web.ReadAsync(db => db.Tasks
        .Where(task => task.DutyCode == Duty && task.PeriodCode == "2019-Q4" && task.State == TaskState.Open && task.BegunAt == null)
        .OrderBy(task => task.PlaceKey).Select(task => task.Id).Take(count).ToListAsync());
}
