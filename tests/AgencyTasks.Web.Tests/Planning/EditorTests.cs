using System.Text;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Planning;

/// <summary>The next plan is loaded and edited by the police themselves.</summary>
public sealed class EditorTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Plan =
        """
        KẾ HOẠCH
        Phòng, chống ma túy tại các địa bàn trọng điểm
        Căn cứ Luật Phòng, chống ma túy;
        I. MỤC TIÊU
        Từ năm 2019 đến hết năm 2020 giảm người nghiện.
        II. PHÂN CÔNG THỰC HIỆN
        1. Sở Y tế
        - Chủ trì, phối hợp với các hội, đoàn thể liên quan khám sức khỏe cho người cai nghiện trên địa bàn tỉnh.
        - Báo cáo kết quả về Công an tỉnh trước ngày 20 tháng 12 hằng năm.
        2. Sở Tư pháp: Tuyên truyền pháp luật hằng quý.
        3. Coi đây là nhiệm vụ thường xuyên.
        """;

    [Fact]
    public async Task Plan_Uploaded_IsADraftWhoseDutiesCarryTheirSentence()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        var matrix = await LoadAsync(client, "kh-thu-1");

        matrix.Url.ShouldBe("/ma-tran/1?ke-hoach=kh-thu-1");
        matrix.Text.ShouldContain("3 trong 3 nhiệm vụ còn giá trị do hệ thống đề xuất");
        matrix.Text.ShouldContain("“các hội, đoàn thể liên quan”");
        matrix.Document.QuerySelectorAll(".duty blockquote p").Select(quote => OpenedPage.Fold(quote.TextContent))
            .ShouldContain("Báo cáo kết quả về Công an tỉnh trước ngày 20 tháng 12 hằng năm.");
        var editor = await client.OpenAsync(matrix.Document.QuerySelector("#nv-II-1-1a .actions a")!.GetAttribute("href")!);
        editor.Heading.ShouldBe("Sửa nhiệm vụ II.1.1a");
        editor.Document.QuerySelector(".plan-text mark.quote-mark")!.TextContent
            .ShouldBe("Chủ trì, phối hợp với các hội, đoàn thể liên quan khám sức khỏe cho người cai nghiện trên địa bàn tỉnh.");
        editor.Document.QuerySelectorAll(".duty-form > fieldset > legend").Select(legend => legend.TextContent).ShouldBe(
            ["1. Rõ người", "2. Rõ việc", "3. Rõ thời gian", "4. Rõ trách nhiệm", "5. Rõ sản phẩm", "6. Rõ thẩm quyền"]);
        editor.Text.ShouldContain("máy đoán, cần xem");
    }

    [Fact]
    public async Task Duty_Edited_KeepsEveryBox_AndIsConfirmedWithOnePress()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await LoadAsync(client, "kh-thu-2");
        var editor = await client.OpenAsync("/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-2");

        var saved = await client.SubmitFormAsync(
            editor.Form(".duty-form"),
            new()
            {
                ["Input.Title"] = "Tuyên truyền pháp luật ở cơ sở",
                ["Input.Recurrence"] = "Monthly",
                ["Input.Due"] = "AfterEnd",
                ["Input.OffsetDays"] = "7",
                ["Input.Evidence[1].Count"] = "2",
                ["Input.Evidence[1].Kinds"] = "Photo",
                ["Input.Figures[0].Name"] = "Số buổi tuyên truyền",
                ["Input.Figures[0].Unit"] = "buổi",
                ["Input.EffectiveTo"] = "30/6/2020",
                ["Input.Check"] = "None",
            },
            button: Button(editor, "Lưu và xác nhận"));

        saved.Text.ShouldContain("Đã lưu nhiệm vụ II.2.1a.");
        var duty = await DutyAsync("kh-thu-2", "II.2.1a");
        (duty.Title, duty.Recurrence, duty.NeedsVerification, duty.IsConfirmed)
            .ShouldBe(("Tuyên truyền pháp luật ở cơ sở", Recurrence.Monthly, false, true));
        duty.DueRule.ToString().ShouldBe("end+7 next-working-day");
        duty.EvidenceAskedFor.Select(asked => asked.ToString()).ShouldBe(["Document:1", "Photo:2"]);
        duty.FiguresAskedFor.Single().ToString().ShouldBe("Số buổi tuyên truyền [buổi]");
        duty.EffectiveTo.ShouldBe(new(2020, 6, 30));
    }

    [Fact]
    public async Task Check_BySample_IsOfferedAtTenPercent_AndKeptAsItIsWritten()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await LoadAsync(client, "kh-thu-21");
        var editor = await client.OpenAsync("/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-21");
        editor.Document.QuerySelector<IHtmlInputElement>("#Input_SampledPercent")!.Value.ShouldBe("10");

        var wrong = await client.SubmitFormAsync(
            editor.Form(".duty-form"), new() { ["Input.Check"] = "Sampled", ["Input.SampledPercent"] = "101" });
        wrong.Errors.Single().ShouldContain("Hãy ghi tỷ lệ từ 1 đến 100");
        await client.SubmitFormAsync(
            wrong.Form(".duty-form"), new() { ["Input.Check"] = "Sampled", ["Input.SampledPercent"] = "25" });

        var duty = await DutyAsync("kh-thu-21", "II.2.1a");
        (duty.NeedsVerification, duty.SampledPercent).ShouldBe((false, 25));
        var again = await client.OpenAsync("/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-21");
        again.Document.QuerySelector<IHtmlInputElement>("#Verify_Sampled")!.IsChecked.ShouldBeTrue();
        again.Document.QuerySelector<IHtmlInputElement>("#Input_SampledPercent")!.Value.ShouldBe("25");
        (await client.OpenAsync("/ma-tran/1?ke-hoach=kh-thu-21")).Text.ShouldContain("Kiểm tra xác suất 25%");
    }

    [Theory]
    [InlineData("Input.Quote", "Sở Tư pháp phải trồng rừng.", "Phần trích không có trong kế hoạch")]
    [InlineData("Input.Title", "", "Hãy ghi tên nhiệm vụ")]
    [InlineData("Input.EffectiveTo", "31/06/2019", "Tháng 6 có 30 ngày")]
    [InlineData("Input.EffectiveTo", "01/01/2010", "Ngày hết hiệu lực không được trước")]
    [InlineData("Input.OffsetDays", "ba", "Hãy ghi số ngày từ 0 đến 366")]
    [InlineData("Input.Figures[0].Name", "Số buổi", "Hãy ghi cả tên và đơn vị tính")]
    [InlineData("Input.Evidence[0].Count", "11", "Hãy ghi số lượng từ 1 đến 10")]
    public async Task Value_ThatIsNotPossible_IsSaidAtItsBox_AndNothingTypedIsLost(string box, string typed, string sentence)
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await LoadAsync(client, "kh-thu-3");
        var editor = await client.OpenAsync("/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-3");

        var answer = await client.SubmitFormAsync(
            editor.Form(".duty-form"), new() { ["Input.Reason"] = "Công văn 15", [box] = typed });

        answer.Errors.Single().ShouldContain(sentence);
        answer.Document.QuerySelector<IHtmlTextAreaElement>("#Input_Reason")!.Value.ShouldBe("Công văn 15");
        (await DutyAsync("kh-thu-3", "II.2.1a")).ChangedAt.ShouldBeNull();
    }

    [Fact]
    public async Task DueRule_BeforeADayOfTheMonth_IsSaved_AndAnAnnualDateIsNotForEveryMonth()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await LoadAsync(client, "kh-thu-18");
        var editor = await client.OpenAsync("/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-18");

        var refused = await client.SubmitFormAsync(
            editor.Form(".duty-form"),
            new() { ["Input.Recurrence"] = "Monthly", ["Input.Due"] = "BeforeDate", ["Input.BeforeDate"] = "20/12" });
        refused.Errors.Single().ShouldContain("Ngày cố định trong năm chỉ đi với chu kỳ “Hằng năm” hoặc “Một lần”.");
        var odd = await client.SubmitFormAsync(
            refused.Form(".duty-form"), new() { ["Input.Due"] = "BeforeDay", ["Input.BeforeDay"] = "32" });
        odd.Errors.Single().ShouldContain("Hãy ghi một ngày trong tháng, từ 1 đến 31.");
        await client.SubmitFormAsync(odd.Form(".duty-form"), new() { ["Input.BeforeDay"] = "20" });

        var duty = await DutyAsync("kh-thu-18", "II.2.1a");
        (duty.Recurrence, duty.DueRule.ToString()).ShouldBe((Recurrence.Monthly, "before day 20"));
        var matrix = await client.OpenAsync("/ma-tran/1?ke-hoach=kh-thu-18");
        matrix.Text.ShouldContain("Hằng tháng, trước ngày 20 của tháng");
    }

    [Fact]
    public async Task TwoEditors_OfOneDuty_TheSecondSeesBothAndMaySaveOver()
    {
        var (first, second) = (await web.SignedInAsync(PoliceSteps.Officer), await web.SignedInAsync(PoliceSteps.OtherOfficer));
        await LoadAsync(first, "kh-thu-4");
        const string url = "/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-4";
        var (one, other) = (await first.OpenAsync(url), await second.OpenAsync(url));
        await first.SubmitFormAsync(one.Form(".duty-form"), new() { ["Input.OffsetDays"] = "3" });

        var told = await second.SubmitFormAsync(other.Form(".duty-form"), new() { ["Input.Title"] = "Tên của người thứ hai" });

        told.Status.ShouldBe(409);
        told.Errors.Single().ShouldContain("Người khác vừa sửa hoặc bỏ nhiệm vụ II.2.1a");
        told.Text.ShouldContain("chậm nhất 3 ngày sau khi hết quý");
        told.Document.QuerySelector<IHtmlInputElement>("#Input_Title")!.Value.ShouldBe("Tên của người thứ hai");
        (await second.SubmitFormAsync(told.Form(".duty-form"))).Text.ShouldContain("Đã lưu nhiệm vụ II.2.1a.");
        (await DutyAsync("kh-thu-4", "II.2.1a")).Title.ShouldBe("Tên của người thứ hai");
    }

    [Fact]
    public async Task Class_Resolved_IsRememberedForTheNextPlan()
    {
        const string aClass = "các doanh nghiệp liên quan";
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await LoadAsync(client, "kh-thu-5", aClass);
        var page = await client.OpenAsync("/ma-tran/1/nhom-co-quan?ke-hoach=kh-thu-5");
        page.Text.ShouldContain("“các doanh nghiệp liên quan”");

        var saved = await client.SubmitFormAsync(page.Form(".body-class form"), new() { ["co-quan"] = "so-tu-phap" });

        saved.Text.ShouldContain("Đã ghi nhớ nhóm “các doanh nghiệp liên quan”.");
        var next = await LoadAsync(client, "kh-thu-6", aClass);
        next.Text.ShouldNotContain("nhóm cơ quan chưa xác định");
    }

    [Fact]
    public async Task SentenceWithoutDuty_IsShown_AndADutyIsAddedForIt()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var matrix = await LoadAsync(client, "kh-thu-7");
        matrix.Text.ShouldContain("1 câu của kế hoạch chưa có nhiệm vụ nào");
        var form = await client.OpenAsync(matrix.Link("Thêm nhiệm vụ cho câu này"));

        var refused = await client.SubmitFormAsync(form.Form(".duty-form"), new() { ["Input.Title"] = "Coi là nhiệm vụ thường xuyên" });
        refused.Errors.ShouldBe(["Hãy chọn ít nhất một cơ quan chủ trì."]);
        var saved = await client.SubmitFormAsync(refused.Form(".duty-form"), new() { ["Input.Leads"] = "cong-an-tinh" });

        saved.Text.ShouldContain("Đã lưu nhiệm vụ II.3.1a.");
        (await client.OpenAsync("/ma-tran/1?ke-hoach=kh-thu-7")).Text.ShouldNotContain("chưa có nhiệm vụ nào");
    }

    [Fact]
    public async Task Duty_Removed_IsGone_AndTheDraftThrownAway_TakesThePlan()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await LoadAsync(client, "kh-thu-8");
        var editor = await client.OpenAsync("/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-8");

        var matrix = await client.SubmitFormAsync(editor.Form(".duty-form"), button: Button(editor, "Bỏ nhiệm vụ II.2.1a"));
        matrix.Document.QuerySelectorAll(".duty").Select(duty => duty.Id).ShouldBe(["nv-II-1-1a", "nv-II-1-2a"]);
        var versions = await client.SubmitFormAsync(matrix.Form("form[action*='handler=Discard'], form[action*='Discard']"));

        versions.Url.ShouldBe("/ma-tran");
        (await web.ReadAsync(db => db.Plans.AnyAsync(plan => plan.Code == "kh-thu-8"))).ShouldBeFalse();
    }

    [Fact]
    public async Task DutyLedByAClass_IsConfirmedOnceTheClassIsResolved_AndSaysSo()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var matrix = await LoadAsync(client, "kh-thu-10", lead: "Sở Khoa học Thử nghiệm");
        matrix.Document.QuerySelectorAll("#nv-II-2-1a form").ShouldBeEmpty();
        var classes = await client.OpenAsync("/ma-tran/1/nhom-co-quan?ke-hoach=kh-thu-10");
        var lead = classes.Document.QuerySelectorAll(".body-class")
            .Single(one => one.TextContent.Contains("“Sở Khoa học Thử nghiệm”", StringComparison.Ordinal));
        await client.SubmitFormAsync(lead.QuerySelector<IHtmlFormElement>("form")!, new() { ["co-quan"] = "so-tu-phap" });

        var editor = await client.OpenAsync("/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-10");
        await client.SubmitFormAsync(editor.Form(".duty-form"), button: Button(editor, "Lưu và xác nhận"));

        var duty = (await client.OpenAsync("/ma-tran/1?ke-hoach=kh-thu-10")).Document.QuerySelector("#nv-II-2-1a")!;
        duty.TextContent.ShouldContain("Đã xác nhận");
        duty.QuerySelectorAll("form").ShouldBeEmpty();
    }

    [Fact]
    public async Task BodyThatTheSystemLacks_IsProposedAsNobody_AddedByThePolice_AndThenProposedAlone()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var matrix = await LoadAsync(client, "kh-thu-11", lead: "Sở Ngoại vụ");
        matrix.Text.ShouldContain("1 nhiệm vụ chưa xác nhận được vì do một nhóm cơ quan chủ trì");
        var classes = await client.OpenAsync("/ma-tran/1/nhom-co-quan?ke-hoach=kh-thu-11");
        var panel = Panel(classes);
        Ticked(panel).ShouldBeEmpty();
        var nobody = await client.SubmitFormAsync(panel.QuerySelector<IHtmlFormElement>("form")!);
        nobody.Errors.ShouldHaveSingleItem().ShouldContain("Hãy chọn ít nhất một cơ quan cho nhóm “Sở Ngoại vụ”");

        var form = await client.OpenAsync(classes.Link("Thêm cơ quan “Sở Ngoại vụ”"));
        form.Document.QuerySelector<IHtmlInputElement>("#ten")!.Value.ShouldBe("Sở Ngoại vụ");
        (await client.SubmitFormAsync(form.Form())).Errors.Count.ShouldBe(1, "it needs a mailbox");
        var back = await client.SubmitFormAsync(form.Form(), new() { ["Mail"] = "songoaivu@tuyenquang.example.vn" });

        back.Url.ShouldBe("/ma-tran/1/nhom-co-quan?ke-hoach=kh-thu-11");
        Ticked(Panel(back)).ShouldBe(["so-ngoai-vu"]);
        var again = await client.SubmitFormAsync(form.Form(), new() { ["Mail"] = "songoaivu@tuyenquang.example.vn" });
        again.Errors.ShouldHaveSingleItem().ShouldContain("Hệ thống đã có “Sở Ngoại vụ”");

        static IElement Panel(OpenedPage page) => page.Document.QuerySelectorAll(".body-class")
            .Single(one => one.TextContent.Contains("“Sở Ngoại vụ”", StringComparison.Ordinal));
        static IEnumerable<string> Ticked(IElement panel) => panel.QuerySelectorAll<IHtmlInputElement>("input[name=co-quan]")
            .Where(box => box.IsChecked).Select(box => box.Value);
    }

    [Theory]
    [InlineData("Input.Citation", "<b>", "Hãy chọn câu của kế hoạch")]
    [InlineData("Input.WorkArea", "XX.99", "Hãy chọn một lĩnh vực có trong kế hoạch")]
    [InlineData("Input.Mode", "99", "Giá trị “99” không dùng được ở ô này")]
    public async Task Value_ThatNoListOffers_IsRefusedInVietnamese(string box, string posted, string sentence)
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await LoadAsync(client, "kh-thu-12");
        var editor = await client.OpenAsync("/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-12");

        var answer = await client.SubmitFormAsync(editor.Form(".duty-form"), new() { [box] = posted });

        answer.Errors.ShouldContain(error => error.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RemovalThatWasRefused_LeavesTheSaveButtonASaveButton()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await LoadAsync(client, "kh-thu-9");
        const string url = "/ma-tran/1/nhiem-vu/II.2.1a?ke-hoach=kh-thu-9";
        var (editor, other) = (await client.OpenAsync(url), await client.OpenAsync(url));
        await client.SubmitFormAsync(other.Form(".duty-form"), new() { ["Input.OffsetDays"] = "3" });

        var refused = await client.SubmitFormAsync(
            editor.Form(".duty-form"), new() { ["Input.Title"] = "Tên đã gõ" }, button: Button(editor, "Bỏ nhiệm vụ II.2.1a"));
        refused.Status.ShouldBe(409);
        var saved = await client.SubmitFormAsync(refused.Form(".duty-form"));

        saved.Text.ShouldContain("Đã lưu nhiệm vụ II.2.1a.");
        (await DutyAsync("kh-thu-9", "II.2.1a")).Title.ShouldBe("Tên đã gõ");
    }

    [Theory]
    [InlineData("anh.png", "Tệp “anh.png” không")]
    [InlineData("bien-ban.txt", "Không tìm thấy mục phân công nhiệm vụ nào")]
    public async Task File_ThatIsNoPlan_IsToldAtItsBox(string name, string sentence)
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync("/ma-tran/ke-hoach-moi");

        var answer = await client.SubmitFormAsync(
            page.Form(), new() { ["PlanTitle"] = "Kế hoạch thử" },
            [new ChosenFile("Upload", name, name.EndsWith("png", StringComparison.Ordinal) ? TestFiles.Png() : Encoding.UTF8.GetBytes("Họp giao ban."))]);

        answer.Errors.Single().ShouldContain(sentence);
        answer.Document.QuerySelector<IHtmlInputElement>("#PlanTitle")!.Value.ShouldBe("Kế hoạch thử");
    }

    private static async Task<OpenedPage> LoadAsync(HttpClient client, string code, string aClass = "các hội, đoàn thể liên quan", string lead = "Sở Tư pháp")
    {
        var page = await client.OpenAsync("/ma-tran/ke-hoach-moi");
        var text = Plan.Replace("các hội, đoàn thể liên quan", aClass, StringComparison.Ordinal)
            .Replace("2. Sở Tư pháp", $"2. {lead}", StringComparison.Ordinal)
            + $"\nNơi nhận:\n- Lưu: VT, {code}.";
        return await client.SubmitFormAsync(
            page.Form(), new() { ["Code"] = code }, [new ChosenFile("Upload", "ke-hoach.txt", Encoding.UTF8.GetBytes(text))]);
    }

    private static IHtmlButtonElement Button(OpenedPage page, string words) => page.Document.QuerySelectorAll<IHtmlButtonElement>("main button")
        .Last(button => OpenedPage.Fold(button.TextContent) == words);

    private Task<Duty> DutyAsync(string plan, string code) => web.ReadAsync(db => db.Duties.AsNoTracking().SingleAsync(duty =>
        duty.Code == code && db.Matrices.Any(matrix => matrix.Id == duty.MatrixId
            && db.Plans.Any(one => one.Id == matrix.PlanId && one.Code == plan))));
}
