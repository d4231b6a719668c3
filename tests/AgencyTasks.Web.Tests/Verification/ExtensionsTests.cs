using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Tests.Verification;

public sealed class ExtensionsTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly LocalDate Wanted = new(2020, 2, 28);

    [Fact]
    public async Task Agree_MovesTheDateAndGoesOn()
    {
        var taskId = await web.AskedExtensionAsync(Wanted, "Mưa lũ kéo dài ở Na Hang.");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync($"/gia-han/{taskId}");
        page.Text.ShouldContain("Mưa lũ kéo dài ở Na Hang.");
        page.Text.ShouldContain("thứ Sáu, 28/02/2020");

        var answer = await client.SubmitFormAsync(page.Form(), new() { ["Decision"] = "dong-y" });

        answer.Text.ShouldContain("hạn mới 28/02/2020");
        (await TaskAsync(taskId)).DueLastDay.ShouldBe(Wanted);
    }

    [Theory]
    [InlineData("1/2/2020")]
    [InlineData("01/02/20")]
    [InlineData("2020-02-01")]
    public async Task OtherDay_AsPeopleTypeIt_IsAgreedTo(string typed)
    {
        var taskId = await web.AskedExtensionAsync(Wanted);
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync($"/gia-han/{taskId}");

        await client.SubmitFormAsync(page.Form(), new() { ["Decision"] = "ngay-khac", ["Until"] = typed });

        (await TaskAsync(taskId)).DueLastDay.ShouldBe(new LocalDate(2020, 2, 1));
    }

    [Theory]
    [InlineData(null, "", "", "Chọn một quyết định: đồng ý, ngày khác, hoặc từ chối.")]
    [InlineData("ngay-khac", "", "", "Ghi ngày khác, ví dụ 30/11/2019.")]
    [InlineData("ngay-khac", "31/06/2020", "", "Tháng 6 có 30 ngày")]
    [InlineData("ngay-khac", "01/01/2019", "", "Hạn mới phải sau hạn hiện nay")]
    [InlineData("tu-choi", "", " ", "Ghi lý do từ chối để đơn vị hiểu.")]
    public async Task Decision_ThatIsIncomplete_SaysWhatIsMissing(string? decision, string until, string reason, string sentence)
    {
        var taskId = await web.AskedExtensionAsync(Wanted);
        var before = await TaskAsync(taskId);
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync($"/gia-han/{taskId}");

        var answer = await client.SubmitFormAsync(
            page.Form(), new() { ["Decision"] = decision, ["Until"] = until, ["Reason"] = reason });

        answer.Errors.ShouldContain(line => line.Contains(sentence), string.Join('|', answer.Errors));
        answer.Document.QuerySelector("#Until")!.GetAttribute("value").ShouldBe(until.Length == 0 ? "" : until);
        var after = await TaskAsync(taskId);
        after.DueLastDay.ShouldBe(before.DueLastDay);
        after.Extensions.Single().State.ShouldBe(ExtensionState.Open);
    }

    [Fact]
    public async Task Refuse_WithAReason_LeavesTheDate()
    {
        var taskId = await web.AskedExtensionAsync(Wanted);
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync($"/gia-han/{taskId}");

        var answer = await client.SubmitFormAsync(
            page.Form(), new() { ["Decision"] = "tu-choi", ["Reason"] = "Đã gia hạn cả tỉnh." });

        answer.Text.ShouldContain("Đã từ chối gia hạn");
        (await TaskAsync(taskId)).Extensions.Single().DecisionReason.ShouldBe("Đã gia hạn cả tỉnh.");
    }

    [Fact]
    public async Task Decision_AfterAnotherOfficers_IsRefusedWithWhoAndWhenAndKeepsTheText()
    {
        var taskId = await web.AskedExtensionAsync(Wanted);
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync($"/gia-han/{taskId}");
        await web.ActAsync<DecideExtension>(PoliceSteps.OtherOfficer, (decide, viewer) =>
            decide.ExecuteAsync(new(taskId, Wanted, null, viewer), default));

        var answer = await client.SubmitFormAsync(
            page.Form(), new() { ["Decision"] = "tu-choi", ["Reason"] = "Không đồng ý." });

        answer.Status.ShouldBe(409);
        answer.Errors.Single().ShouldStartWith("Lục Thị Mộc Lan đã đồng ý gia hạn lúc ");
        answer.Document.QuerySelector("#Kept")!.TextContent.ShouldBe("Không đồng ý.");
    }

    [Fact]
    public async Task Agree_PressedTwice_IsDoneOnce()
    {
        var taskId = await web.AskedExtensionAsync(Wanted);
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var form = (await client.OpenAsync($"/gia-han/{taskId}")).Form();

        await client.SubmitFormAsync(form, new() { ["Decision"] = "dong-y" });
        var second = await client.SubmitFormAsync(form, new() { ["Decision"] = "dong-y" });

        second.Status.ShouldBe(200);
        second.Text.ShouldContain("hạn mới 28/02/2020");
    }

    private Task<AgencyTask> TaskAsync(Guid taskId) => web.ReadAsync(db =>
        db.Tasks.AsNoTracking().Include(task => task.Extensions).SingleAsync(task => task.Id == taskId));
}
