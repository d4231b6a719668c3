using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Tests.Successions;

/// <summary>The administrator's pages of bodies and places, in a browser without script. One after the other on one
/// database: each works with units of its own.</summary>
public sealed class SuccessionPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Admin = "do-minh-truc";

    [Theory]
    [InlineData("/quan-tri/co-quan")]
    [InlineData("/quan-tri/co-quan/sap-xep")]
    [InlineData("/quan-tri/dia-gioi")]
    [InlineData("/quan-tri/dia-gioi/sap-xep")]
    public async Task Pages_AreForTheAdministratorOnly(string url)
    {
        (await (await web.SignedInAsync(Admin)).OpenAsync(url)).Status.ShouldBe(200);
        foreach (var other in new[] { PoliceSteps.Officer, PoliceSteps.FocalPoint, PoliceSteps.Committee })
        {
            (await (await web.SignedInAsync(other)).OpenAsync(url)).Status.ShouldBe(403);
        }
    }

    [Fact]
    public async Task Places_OnADay_ShowTheCountAndTheArithmeticOfTheCap()
    {
        var page = await (await web.SignedInAsync(Admin)).OpenAsync("/quan-tri/dia-gioi?ngay=4/11/2019");

        page.Text.ShouldContain("Ngày 04/11/2019: 141 đơn vị cấp xã (129 xã, 7 phường, 5 thị trấn) thuộc 7 huyện, thành phố.");
        page.Text.ShouldContain("141 đơn vị × 15% = 21,15, tối đa 21 địa bàn");
        (await (await web.SignedInAsync(Admin)).OpenAsync("/quan-tri/dia-gioi?ngay=31/6/2019")).Errors.Single()
            .ShouldStartWith("Tháng 6 có 30 ngày");
    }

    [Fact]
    public async Task Form_WithNothingFilled_SaysAtEachBoxWhatToDo()
    {
        var client = await web.SignedInAsync(Admin);
        var form = await client.OpenAsync("/quan-tri/dia-gioi/sap-xep");
        var answer = await client.SubmitFormAsync(form.Form(), new() { ["Rows[0].Name"] = "Tân Thanh" }, button: Step(form, "preview"));

        answer.Errors.ShouldBe([
            "Hãy ghi số, ký hiệu của văn bản.", "Hãy ghi ngày ban hành văn bản.", "Hãy ghi người ký văn bản.",
            "Hãy ghi ngày có hiệu lực.", "Dòng 1: hãy chọn đơn vị cũ.",
        ]);
        var more = await client.SubmitFormAsync(answer.Form(), button: Step(answer, "add"));
        more.Document.QuerySelectorAll("fieldset.panel").Length.ShouldBe(4);
        more.Document.QuerySelector<IHtmlInputElement>("#Rows_0__Name")!.Value.ShouldBe("Tân Thanh");
    }

    [Fact]
    public async Task Merger_OfAFutureDay_IsPreviewedWithTheCapAndRecorded()
    {
        var client = await web.SignedInAsync(Admin);
        var form = await client.OpenAsync("/quan-tri/dia-gioi/sap-xep");
        var typed = Document("816/NQ-UBTVQH14", "1/11/2019", "01/01/2020");
        typed["Rows[0].First"] = await IdAsync("Xã Tuân Lộ");
        typed["Rows[0].Second"] = await IdAsync("Xã Thanh Phát");
        typed["Rows[0].Name"] = "Xã Tân Thanh";
        var preview = await client.SubmitFormAsync(form.Form(), typed, button: Step(form, "preview"));

        preview.Errors.ShouldBeEmpty();
        preview.Text.ShouldContain("Từ 01/01/2020: 140 đơn vị × 15% = 21, tối đa 21 địa bàn.");
        preview.Text.ShouldContain("chuyển lúc 0 giờ ngày 01/01/2020");
        var done = await client.SubmitFormAsync(preview.Form(), button: Step(preview, "confirm"));

        done.Url.ShouldStartWith("/quan-tri/dia-gioi?vua-ghi=");
        done.Text.ShouldContain("Đã ghi nhận 816/NQ-UBTVQH14.");
        done.Text.ShouldContain("Nhập: Xã Tuân Lộ + Xã Thanh Phát → Xã Tân Thanh");
        (await client.OpenAsync("/quan-tri/dia-gioi?ngay=1/1/2020")).Text.ShouldContain("140 đơn vị cấp xã");
        (await client.OpenAsync("/quan-tri/dia-gioi?ngay=31/12/2019")).Text.ShouldContain("141 đơn vị cấp xã");
        // Sent again by the back button: the communes have ended.
        (await client.SubmitFormAsync(preview.Form(), button: Step(preview, "confirm"))).Errors.Single()
            .ShouldStartWith("Xã Tuân Lộ đã kết thúc ngày 31/12/2019");
    }

    [Fact]
    public async Task Split_ByThePersonsChoice_SendsDutiesAndOpenTasksApartAndIsReadWithTheFormerName()
    {
        var department = await AgencyAsync("so-lao-dong-thuong-binh-va-xa-hoi");
        var client = await web.SignedInAsync(Admin);
        var form = await client.OpenAsync("/quan-tri/co-quan/sap-xep");
        var typed = Document("24/NQ-HĐND", "1/11/2019", "4/11/2019");
        typed["Rows[0].First"] = typed["Rows[1].First"] = department.Id.ToString();
        typed["Rows[0].Name"] = "Sở Nội vụ";
        typed["Rows[1].Name"] = "Sở Dân tộc và Tôn giáo";
        (await client.SubmitFormAsync(form.Form(), new(typed), button: Step(form, "preview"))).Errors.Single()
            .ShouldContain("Nhận mọi việc chưa chỉ rõ");
        typed["Rows[0].TakesTheRest"] = "true";
        var preview = await client.SubmitFormAsync(form.Form(), typed, button: Step(form, "preview"));
        preview.Errors.ShouldBeEmpty();
        var duty = preview.Document.QuerySelectorAll("section[aria-labelledby=choose-Duty] .field")[0];
        var code = duty.QuerySelector<IHtmlInputElement>("input[name$=Item]")!.Value;
        var choice = duty.QuerySelector<IHtmlSelectElement>("select")!.Name!;
        var again = await client.SubmitFormAsync(preview.Form(), new() { [choice] = "1" }, button: Step(preview, "preview"));
        again.Text.ShouldContain($"{code} ");
        var done = await client.SubmitFormAsync(again.Form(), button: Step(again, "confirm"));

        done.Text.ShouldContain("Việc đang mở đã chuyển cho đơn vị kế thừa.");
        done.Text.ShouldContain("trước là Sở Lao động, Thương binh và Xã hội");
        var tasks = await web.ReadAsync(db => (
            from task in db.Tasks
            join agency in db.Agencies on task.AgencyId equals agency.Id
            where task.KeyAgencyId == department.Id
            select new { task.DutyCode, agency.Name, task.State }).ToListAsync());
        tasks.Where(task => task.DutyCode == code).ShouldAllBe(task => task.Name == "Sở Dân tộc và Tôn giáo");
        tasks.Where(task => task.DutyCode != code).ShouldAllBe(task => task.Name == "Sở Nội vụ");
        tasks.ShouldAllBe(task => task.State == TaskState.Open);
        var matrix = await (await web.SignedInAsync(PoliceSteps.Officer)).OpenAsync("/ma-tran/1");
        matrix.Text.ShouldContain("Sở Dân tộc và Tôn giáo (trước là Sở Lao động, Thương binh và Xã hội)");
        var board = await (await web.SignedInAsync(PoliceSteps.Officer)).OpenAsync("/bang?nam=2019");
        board.Text.ShouldContain("Sở Nội vụ");
    }

    [Fact]
    public async Task Confirmation_WithUnitsSwappedForOthersSinceThePreview_DoesNothing()
    {
        var client = await web.SignedInAsync(Admin);
        var form = await client.OpenAsync("/quan-tri/dia-gioi/sap-xep");
        var typed = Document("1/NQ", "1/11/2019", "4/11/2019");
        typed["Rows[0].First"] = await IdAsync("Xã An Tường");
        typed["Rows[0].Name"] = "Phường An Tường";
        var preview = await client.SubmitFormAsync(form.Form(), typed, button: Step(form, "preview"));

        var swapped = await client.SubmitFormAsync(
            preview.Form(), new() { ["Rows[0].First"] = await IdAsync("Xã Kim Phú") }, button: Step(preview, "confirm"));

        swapped.Status.ShouldBe(409);
        swapped.Errors.Single().ShouldStartWith("Công việc hoặc lựa chọn đã khác");
        (await web.ReadAsync(db => db.Communes.CountAsync(commune => commune.Name == "Phường An Tường"))).ShouldBe(0);
    }

    private static Dictionary<string, string?> Document(string number, string date, string day) => new()
    {
        ["Number"] = number,
        ["Date"] = date,
        ["Signer"] = "TM. Ủy ban Thường vụ Quốc hội",
        ["Day"] = day,
    };

    private static IHtmlButtonElement Step(OpenedPage page, string step) =>
        page.Document.QuerySelector<IHtmlButtonElement>($"button[name=Step][value={step}]")!;

    private async Task<string> IdAsync(string commune) =>
        (await web.ReadAsync(db => db.Communes.Where(one => one.Name == commune).Select(one => one.Id).SingleAsync())).ToString();

    private Task<Agency> AgencyAsync(string code) =>
        web.ReadAsync(db => db.Agencies.AsNoTracking().SingleAsync(agency => agency.Code == code));
}
