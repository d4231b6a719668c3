using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Verification;

public sealed class SelectionTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Selection_ShowsExceptionsUnticked_AndAcceptsOnlyWhatIsTicked()
    {
        var odd = await web.HandedInAsync();
        var gone = await web.HandedInAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var (oddId, goneId) = (await PendingAsync(odd), await PendingAsync(gone));
        await web.AcceptAsync(gone, PoliceSteps.OtherOfficer);

        var review = await PostAsync(client, "/xac-nhan/nhieu", oddId, goneId);

        review.Status.ShouldBe(200);
        review.Text.ShouldContain("Cần xem riêng");
        review.Text.ShouldContain("Lục Thị Mộc Lan đã xác nhận lúc ");
        var boxes = review.Document.QuerySelectorAll("input[name=Selected]").Cast<IHtmlInputElement>().ToList();
        boxes.Select(box => (box.Value, box.IsChecked)).ShouldBe([(oddId.ToString(), false)]);
        review.Document.QuerySelectorAll("main .btn-primary").Length.ShouldBe(1);

        boxes[0].IsChecked = true;
        var form = review.Form();
        var done = await client.SubmitFormAsync(form, button: form.Button("Xác nhận các kết quả"));

        done.Text.ShouldContain("Đã xác nhận 1 kết quả.");
        (await StateAsync(odd)).ShouldBe(TaskState.Accepted);
        var again = await client.SubmitFormAsync(form, button: form.Button("Xác nhận các kết quả"));
        again.Text.ShouldContain("Đã xác nhận 1 kết quả.");
        (await web.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == odd && entry.Event == "Accepted")))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Selection_OfWhatSomebodyDecidedMeanwhile_NamesItAndAcceptsTheOthers()
    {
        var (one, two) = (await web.HandedInAsync(), await web.HandedInAsync());
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var (oneId, twoId) = (await PendingAsync(one), await PendingAsync(two));
        await web.ActAsync<ReturnSubmission>(PoliceSteps.OtherOfficer, (giveBack, viewer) =>
            giveBack.ExecuteAsync(new(two, "Thiếu biểu.", viewer), default));

        var done = await PostAsync(client, "/xac-nhan/nhieu?handler=Accept", oneId, twoId);

        done.Text.ShouldContain("Đã xác nhận 1 kết quả.");
        done.Text.ShouldContain("1 kết quả chưa được xác nhận:");
        done.Text.ShouldContain("Lục Thị Mộc Lan đã trả lại lúc ");
        (await StateAsync(one)).ShouldBe(TaskState.Accepted);
        (await StateAsync(two)).ShouldBe(TaskState.Returned);
    }

    [Fact]
    public async Task Selection_OfNothing_SaysWhatToDo()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        (await PostAsync(client, "/xac-nhan/nhieu")).Errors.Single().ShouldStartWith("Chưa đánh dấu kết quả nào.");
        (await PostAsync(client, "/xac-nhan/nhieu?handler=Accept")).Errors.Single().ShouldStartWith("Chưa đánh dấu kết quả nào.");
    }

    [Fact]
    public async Task Queue_MarkAll_TicksEveryRowWithoutAScript()
    {
        await web.HandedInAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        var page = await client.OpenAsync("/xac-nhan?danh-dau=tat-ca");

        var boxes = page.Document.QuerySelectorAll("input[name=Selected]").Cast<IHtmlInputElement>().ToList();
        boxes.ShouldNotBeEmpty();
        boxes.ShouldAllBe(box => box.IsChecked);
        var form = page.Form("#selection");
        (await client.SubmitFormAsync(form, button: form.Button("Xem lại"))).Text.ShouldContain("Xác nhận nhiều kết quả");
    }

    private static async Task<OpenedPage> PostAsync(HttpClient client, string url, params Guid[] ids)
    {
        using var content = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", await client.ForgeryTokenAsync()),
            .. ids.Select(id => new KeyValuePair<string, string>("Selected", id.ToString())),
        ]);
        return await client.SendFormAsync(url, content);
    }

    private Task<Guid> PendingAsync(Guid taskId) => web.ReadAsync(db => db.Submissions
        .Where(made => made.TaskId == taskId && made.State == SubmissionState.Pending).Select(made => made.Id).SingleAsync());

    private Task<TaskState> StateAsync(Guid taskId) =>
        web.ReadAsync(db => db.Tasks.Where(task => task.Id == taskId).Select(task => task.State).SingleAsync());
}
