using AgencyTasks.Core.Tasks;
using NodaTime;

namespace AgencyTasks.Web.Tests.Tasks;

public sealed class TaskPageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Task_Opened_ShowsThePlansOwnSentenceWithItsCitation()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync($"/nhiem-vu/{task}");

        var quote = page.Document.QuerySelector(".quote")!;
        quote.QuerySelector("mark")!.TextContent.ShouldBe(
            "Tăng cường công tác xét nghiệm, xác định tình trạng nghiện ma túy tại các địa bàn được lựa chọn chuyển hóa");
        quote.QuerySelector("p")!.TextContent.ShouldEndWith("có phương pháp điều trị, cai nghiện phù hợp.");
        quote.QuerySelector("footer")!.TextContent.ShouldContain("V.7.2a");
    }

    [Fact]
    public async Task Task_Opened_NamesBodiesClassesAndWhatIsAskedFor()
    {
        var task = await web.FreshTaskAsync("so-tu-phap", "V.2.1a-2");
        var page = await (await web.SignedInAsync(Desk.JusticeOfficer)).OpenAsync($"/nhiem-vu/{task}");

        page.Text.ShouldContain("Công an tỉnh; các sở, ban, ngành liên quan");
        page.Text.ShouldContain("1 văn bản hoặc ảnh");
        page.Text.ShouldContain("Chưa thực hiện");
        page.Text.ShouldContain("Hạn cuối: hết ngày");
    }

    [Fact]
    public async Task Task_OfARequestedBody_SaysRequestedAndIsNotRed()
    {
        var task = await web.FreshTaskAsync("vien-kiem-sat-nhan-dan-tinh", "V.11.1a-1");
        var page = await (await web.SignedInAsync("dinh-xuan-tung")).OpenAsync($"/nhiem-vu/{task}");

        page.Text.ShouldContain("(Đề nghị)");
        page.Document.QuerySelectorAll("main .tone-red").ShouldBeEmpty();
    }

    [Fact]
    public async Task Task_ForTheLead_OffersToHandInAndToAskForTime()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync($"/nhiem-vu/{task}");

        var actions = Actions(page).ToList();
        actions.Count.ShouldBe(3);
        (actions[0], actions[2]).ShouldBe(("Nộp kết quả", "Xin gia hạn"));
        actions[1].ShouldMatch("^Nộp chung với [0-9]+ nhiệm vụ khác$", "the same duty is open in other communes");
    }

    [Fact]
    public async Task Task_ForACoordinatingBody_OffersToAddEvidenceAndNeverToHandIn()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var page = await (await web.SignedInAsync("ha-thi-tuong-vi")).OpenAsync($"/nhiem-vu/{task}");

        Actions(page).ShouldBe(["Bổ sung minh chứng"]);
    }

    [Fact]
    public async Task Task_ForTheHead_IsReadOnly()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var page = await (await web.SignedInAsync("ninh-thi-huong-nhu")).OpenAsync($"/nhiem-vu/{task}");

        page.Status.ShouldBe(200);
        Actions(page).ShouldBeEmpty();
    }

    [Fact]
    public async Task Task_ForThePolice_OffersToWaiveOrToVerify()
    {
        var open = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var handedIn = await web.FreshTaskAsync("so-y-te", "V.7.1a");
        await (await web.SignedInAsync(Desk.HealthOfficer)).HandInAsync(handedIn);
        var police = await web.SignedInAsync(Desk.Police);

        Actions(await police.OpenAsync($"/nhiem-vu/{open}")).ShouldBe(["Miễn nhiệm vụ", "Hủy nhiệm vụ"]);
        var page = await police.OpenAsync($"/nhiem-vu/{handedIn}");
        Actions(page).ShouldBe(["Xác nhận hoặc trả lại"]);
        page.Link("Xác nhận hoặc trả lại").ShouldBe($"/xac-nhan/{handedIn}");
    }

    [Fact]
    public async Task Task_WithAHistory_TellsItWithReceiptsAndTwoClocks()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.1c");
        var officer = await web.SignedInAsync(Desk.HealthOfficer);
        var receipt = await officer.HandInAsync(task);
        try
        {
            web.Clock.Now = WebFixture.Morning + Duration.FromDays(2);
            await web.ActAsync<ReturnSubmission>(Desk.Police, (use, by) =>
                use.ExecuteAsync(new(task, "Thiếu danh sách cơ sở", by), default));
            var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync($"/nhiem-vu/{task}");

            page.Document.QuerySelector(".returned")!.TextContent.ShouldContain("Thiếu danh sách cơ sở");
            var history = page.Document.QuerySelector(".timeline")!.TextContent;
            history.ShouldContain("Trương Kim Ngân nộp kết quả");
            history.ShouldContain(receipt.Url.Split('/')[^1]);
            history.ShouldContain("Công an tỉnh trả lại");
            page.Text.ShouldContain("Công an tỉnh xác nhận: 2 ngày làm việc");
            page.Text.ShouldContain("ngày làm việc, đang tính");
        }
        finally
        {
            web.Clock.Now = WebFixture.Morning;
        }
    }

    [Fact]
    public async Task Extension_Asked_IsShownAndTheDateStillHolds()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.1b", "2019-11");
        var officer = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await officer.OpenAsync($"/nhiem-vu/{task}/gia-han");

        var page = await officer.SubmitFormAsync(form.Form(), new() { ["Until"] = "20-12-2019", ["Reason"] = "Chờ số liệu quý" });

        page.Url.ShouldBe($"/nhiem-vu/{task}");
        page.Text.ShouldContain("Đã xin gia hạn đến 20/12/2019");
        page.Text.ShouldContain("Hạn cuối: hết ngày thứ Ba, 03/12/2019");
        Actions(page).ShouldBe(["Nộp kết quả"]);
    }

    [Theory]
    [InlineData("06/01/2020", "Chờ số liệu", "Hạn mới phải sau hạn hiện nay là ngày 06/01/2020")]
    [InlineData("", "Chờ số liệu", "Hãy ghi ngày xin gia hạn đến")]
    [InlineData("31/04/2020", "Chờ số liệu", "Tháng 4 có 30 ngày")]
    [InlineData("20/02/2020", "", "Hãy ghi lý do")]
    public async Task Extension_ThatCannotBe_IsRefusedInASentence(string until, string reason, string sentence)
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1", "2019-Q4");
        var officer = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await officer.OpenAsync($"/nhiem-vu/{task}/gia-han");

        var answer = await officer.SubmitFormAsync(form.Form(), new() { ["Until"] = until, ["Reason"] = reason });

        answer.Status.ShouldBe(200);
        answer.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
        answer.ValueOf("Until").ShouldBe(until);
        answer.ValueOf("Reason").ShouldBe(reason);
    }

    [Fact]
    public async Task Extension_WithWhatLooksPersonalInItsReason_IsPointedOutOnceAndOnlyForThoseWords()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1", "2019-Q4");
        var officer = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await officer.OpenAsync($"/nhiem-vu/{task}/gia-han");

        var first = await officer.SubmitFormAsync(
            form.Form(), new() { ["Until"] = "20/02/2020", ["Reason"] = "Chờ ông A, số 0912 345 679" });
        first.Errors.ShouldHaveSingleItem().ShouldContain("Lý do có “0912 345 679”");
        var other = await officer.SubmitFormAsync(first.Form(), new() { ["Reason"] = "Chờ bị can B" });
        other.Errors.ShouldHaveSingleItem().ShouldContain("Lý do có “bị can”");

        (await officer.SubmitFormAsync(other.Form())).Text.ShouldContain("Đã xin gia hạn đến 20/02/2020");
    }

    [Fact]
    public async Task Extension_Agreed_ShowsTheFirstDateToo()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.1a");
        await web.ActAsync<AskExtension>(Desk.HealthOfficer, (use, by) =>
            use.ExecuteAsync(new(task, new LocalDate(2020, 3, 10), "Chờ số liệu", by), default));
        await web.ActAsync<DecideExtension>(Desk.Police, (use, by) =>
            use.ExecuteAsync(new(task, new LocalDate(2020, 3, 10), null, by), default));

        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync($"/nhiem-vu/{task}");

        page.Text.ShouldContain("Hạn cuối: hết ngày thứ Ba, 10/03/2020");
        page.Text.ShouldContain("Hạn ban đầu:");
        page.Text.ShouldContain("Công an tỉnh đồng ý hạn mới 10/03/2020");
    }

    [Fact]
    public async Task Waiver_ByThePolice_NeedsAReasonAndIsReadByTheAgency()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var police = await web.SignedInAsync(Desk.Police);
        var form = await police.OpenAsync($"/nhiem-vu/{task}/mien");

        var refused = await police.SubmitFormAsync(form.Form(), new() { ["Reason"] = "  " });
        var done = await police.SubmitFormAsync(refused.Form(), new() { ["Reason"] = "Xã không còn trong danh sách" });

        refused.Errors.ShouldBe(["Hãy ghi lý do."]);
        done.Url.ShouldBe($"/nhiem-vu/{task}");
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync($"/nhiem-vu/{task}");
        page.Text.ShouldContain("Nhiệm vụ đã được miễn");
        page.Text.ShouldContain("Xã không còn trong danh sách");
        Actions(page).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancellation_ByThePolice_NeedsAReasonAndIsReadByTheAgency()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var police = await web.SignedInAsync(Desk.Police);
        var form = await police.OpenAsync($"/nhiem-vu/{task}/huy");

        var refused = await police.SubmitFormAsync(form.Form(), new() { ["Reason"] = "" });
        var done = await police.SubmitFormAsync(refused.Form(), new() { ["Reason"] = "Giao trùng với huyện" });
        var again = await police.SubmitFormAsync(refused.Form(), new() { ["Reason"] = "Giao trùng với huyện" });

        refused.Errors.ShouldBe(["Hãy ghi lý do."]);
        done.Url.ShouldBe($"/nhiem-vu/{task}");
        again.Status.ShouldBe(409);
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync($"/nhiem-vu/{task}");
        page.Text.ShouldContain("Nhiệm vụ đã bị hủy");
        page.Text.ShouldContain("Công an tỉnh hủy nhiệm vụ");
        page.Text.ShouldContain("Giao trùng với huyện");
        Actions(page).ShouldBeEmpty();
    }

    [Fact]
    public async Task Receipt_ForWhoMaySeeTheTask_SaysTimeHashAndName()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var officer = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await officer.OpenAsync($"/nhiem-vu/{task}/nop");
        var receipt = await officer.SendAsync(
            await officer.SubmitFormAsync(form.Form(), form.Figures(), [Desk.Pdf("kết quả.pdf")]));

        receipt.Text.ShouldContain("08:00:00, thứ Hai, 04/11/2019");
        receipt.Text.ShouldContain("Trương Kim Ngân, Sở Y tế");
        receipt.Text.ShouldContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Desk.Pdf().Bytes)));
        receipt.Document.QuerySelector(".receipt-number")!.TextContent.ShouldBe(receipt.Url.Split('/')[^1]);
        (await (await web.SignedInAsync(Desk.OtherHealthOfficer)).OpenAsync(receipt.Url)).Status.ShouldBe(200);
        (await (await web.SignedInAsync(Desk.Police)).OpenAsync(receipt.Url)).Status.ShouldBe(200);
        (await (await web.SignedInAsync(Desk.JusticeOfficer)).OpenAsync(receipt.Url)).Status.ShouldBe(404);
    }

    private static List<string> Actions(OpenedPage page) =>
        [.. page.Document.QuerySelectorAll(".actions .btn").Select(link => OpenedPage.Fold(link.TextContent))];
}
