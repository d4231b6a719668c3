using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Web.Tests.Tasks;

[Trait("Plan", "V")]
public sealed class HandInTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task HandIn_FromTheMailsLinkWithAPhoto_TakesFourPresses()
    {
        var task = await web.FreshTaskAsync("so-tu-phap", "V.2.1a-2");
        var client = await web.SignedInAsync(Desk.JusticeOfficer);

        var page = await client.OpenAsync($"/nhiem-vu/{task}"); // 1: the mail's link
        var form = await client.OpenAsync(page.Link("Nộp kết quả")); // 2
        var check = await client.SubmitFormAsync(form.Form(), form.Figures(), [Desk.Photo("hội nghị.png")]); // 3
        var receipt = await client.SendAsync(check); // 4

        check.Heading.ShouldBe("Kiểm tra trước khi gửi");
        receipt.Url.ShouldStartWith("/bien-nhan/2019-");
        receipt.Text.ShouldContain("hội nghị.png");
    }

    [Fact]
    public async Task HandIn_ADocumentByItsNumber_NeedsNoFile()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.1b", "2019-11");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");

        var half = await client.SubmitFormAsync(form.Form(), form.FilledIn("1.234,5"));
        half.Errors.ShouldContain(error => error.Contains("tính bằng cơ sở nên phải là số nguyên", StringComparison.Ordinal));
        var check = await client.SubmitFormAsync(half.Form(), half.Figures("1.234"));

        check.Text.ShouldContain("Văn bản số 12/BC-SYT ngày 01/11/2019, Ninh Thị Hương Nhu ký");
        check.Text.ShouldContain("1.234 cơ sở");
        check.Text.ShouldContain("Nộp bây giờ là đúng hạn");
        (await client.SendAsync(check)).Heading.ShouldBe("Đã nhận: nộp đúng hạn");
    }

    [Fact]
    public async Task HandIn_AfterTheDueDay_IsTakenAndSaysHowLate()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.1b", "2019-10");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");

        var check = await client.SubmitFormAsync(form.Form(), form.FilledIn());

        check.Text.ShouldContain("Nộp bây giờ là quá hạn 1 ngày");
        (await client.SendAsync(check)).Heading.ShouldBe("Đã nhận: nộp quá hạn 1 ngày");
    }

    [Fact]
    public async Task HandIn_NothingToReport_NeedsASentenceAndNothingElse()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.1c");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");

        var refused = await client.SubmitFormAsync(form.Form(), new() { ["Input.IsNothing"] = "true" });
        refused.Errors.ShouldHaveSingleItem().ShouldContain("ghi một câu vì sao");
        var check = await client.SubmitFormAsync(
            refused.Form(), new() { ["Input.Words"] = "Quý này không có cuộc kiểm tra nào theo kế hoạch." });
        var receipt = await client.SendAsync(check);

        receipt.Url.ShouldStartWith("/bien-nhan/");
        receipt.Text.ShouldContain("Quý này không có cuộc kiểm tra nào");
    }

    [Fact]
    public async Task HandIn_WithMistakes_KeepsWhatWasTypedAndNamesEachBox()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.1a");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var typed = form.FilledIn();
        typed["Input.Date"] = "31/06/2019";
        typed["Input.Figures[0].Value"] = "1.5";
        typed["Input.Words"] = "Dòng một\nDòng hai";

        var answer = await client.SubmitFormAsync(form.Form(), typed);

        answer.Status.ShouldBe(200);
        answer.Errors[0].ShouldContain("Tháng 6 có 30 ngày");
        answer.Errors[1].ShouldContain("Không đọc được số “1.5”");
        answer.Document.Title!.ShouldStartWith("Lỗi:");
        answer.ValueOf("Input_Date").ShouldBe("31/06/2019");
        answer.ValueOf("Input_Number").ShouldBe("12/BC-SYT");
        answer.ValueOf("Input_Figures_0__Value").ShouldBe("1.5");
        answer.ValueOf("Input_Words").ShouldBe("Dòng một\nDòng hai");
        foreach (var link in answer.Document.QuerySelectorAll<IHtmlAnchorElement>(".error-summary a"))
        {
            answer.Document.GetElementById(link.Hash[1..]).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("5/11/2019", "Ngày ký 05/11/2019 chưa đến")]
    [InlineData("", "Hãy ghi đủ số văn bản, ngày ký và người ký")]
    public async Task HandIn_ADocumentThatCannotBe_SaysWhatToDo(string date, string sentence)
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var typed = form.FilledIn();
        typed["Input.Date"] = date;

        var answer = await client.SubmitFormAsync(form.Form(), typed);

        answer.Errors.ShouldContain(line => line.Contains(sentence, StringComparison.Ordinal));
        answer.ValueOf("Input_Signer").ShouldBe("Ninh Thị Hương Nhu");
    }

    [Fact]
    public async Task HandIn_WithoutWhatIsAskedFor_SaysWhatIsMissingAtItsBox()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-2");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");

        var answer = await client.SubmitFormAsync(form.Form());

        answer.Errors[0].ShouldContain("Còn thiếu minh chứng: cần 1 văn bản hoặc bảng số liệu");
        answer.Errors.Count.ShouldBe(3);
    }

    [Fact]
    public async Task HandIn_ALinkThatIsNone_IsRefusedInASentence()
    {
        var task = await web.FreshTaskAsync("so-van-hoa-the-thao-va-du-lich", "V.6.1a-1");
        var client = await web.SignedInAsync("ma-thi-son-ca");
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");

        var answer = await client.SubmitFormAsync(form.Form(), new() { ["Input.Link"] = "javascript:alert(1)" });

        answer.Errors.ShouldContain(line => line.Contains("http:// hoặc https://", StringComparison.Ordinal));
        answer.ValueOf("Input_Link").ShouldBe("javascript:alert(1)");
    }

    [Fact]
    public async Task HandIn_AFigureOutsideItsRange_NamesTheRangeAndKeepsTheRest()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.1c");
        await web.ReadAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE duty SET figures_asked_for = ARRAY['Số buổi tuyên truyền [buổi] 1–500'] WHERE id = (SELECT duty_id FROM agency_task WHERE id = {task})"));
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        form.Text.ShouldContain("(buổi, 1–500)");

        var answer = await client.SubmitFormAsync(form.Form(), form.FilledIn("501"));

        answer.Errors.ShouldHaveSingleItem().ShouldStartWith("“Số buổi tuyên truyền” phải nằm trong khoảng 1–500 buổi.");
        answer.ValueOf("Input_Figures_0__Value").ShouldBe("501");
        answer.Text.ShouldContain("Văn bản số 12/BC-SYT", Case.Sensitive, "the document is in the draft");
        (await client.SubmitFormAsync(answer.Form(), answer.Figures("500"))).Heading.ShouldBe("Kiểm tra trước khi gửi");
    }

    [Fact]
    public async Task HandIn_PressedTwice_GivesOneSubmissionAndTheSameReceipt()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var check = await client.SubmitFormAsync(form.Form(), form.FilledIn());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.SendAsync(check)));

        answers.Select(answer => answer.Url).Distinct().ShouldHaveSingleItem().ShouldStartWith("/bien-nhan/");
        (await MadeAsync(task)).ShouldBe(1);
    }

    [Fact]
    public async Task Draft_WrittenByAColleagueMeanwhile_IsNotOverwrittenWithoutAWord()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var (mine, theirs) = (await web.SignedInAsync(Desk.HealthOfficer), await web.SignedInAsync(Desk.OtherHealthOfficer));
        var (form, other) = (await mine.OpenAsync($"/nhiem-vu/{task}/nop"), await theirs.OpenAsync($"/nhiem-vu/{task}/nop"));
        await theirs.SubmitFormAsync(other.Form(), new() { ["Input.Words"] = "Chữ của đồng nghiệp" });

        var refused = await mine.SubmitFormAsync(
            form.Form(), new() { ["Input.Words"] = "Chữ của tôi" }, [Desk.Pdf("của tôi.pdf")]);

        refused.Status.ShouldBe(409);
        refused.Errors.ShouldHaveSingleItem().ShouldStartWith("Bản nháp đã được lưu từ nơi khác");
        refused.ValueOf("Input_Words").ShouldBe("Chữ của tôi");
        refused.Text.ShouldContain("Chữ của đồng nghiệp");
        await mine.SubmitFormAsync(refused.Form());
        var after = await theirs.OpenAsync($"/nhiem-vu/{task}/nop");
        after.ValueOf("Input_Words").ShouldBe("Chữ của tôi");
        after.Text.ShouldContain("của tôi.pdf");
    }

    [Fact]
    public async Task Draft_SentTwiceByTheSameForm_IsNoQuarrelWithItself()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");

        await client.SubmitFormAsync(form.Form(), form.FilledIn());
        (await client.SubmitFormAsync(form.Form(), form.FilledIn())).Heading.ShouldBe("Kiểm tra trước khi gửi");
    }

    [Fact]
    public async Task HandIn_OfADraftThatChangedInAnotherTab_ShowsItAgainFirst()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var check = await client.SubmitFormAsync(form.Form(), form.FilledIn("1"));
        var other = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        await client.SubmitFormAsync(other.Form(), other.Figures("999"));

        var again = await client.SendAsync(check);

        again.Status.ShouldBe(409);
        again.Errors.ShouldHaveSingleItem().ShouldStartWith("Nội dung sẽ nộp đã thay đổi");
        again.Text.ShouldContain("999");
        (await MadeAsync(task)).ShouldBe(0);
        (await client.SendAsync(again)).Url.ShouldStartWith("/bien-nhan/");
    }

    [Fact]
    public async Task HandIn_FromAnOldTabAfterTheReturn_HandsInWhatWasMended()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var check = await client.SubmitFormAsync(form.Form(), form.FilledIn("1"));
        await client.SendAsync(check);
        await web.ActAsync<ReturnSubmission>(Desk.Police, (use, by) => use.ExecuteAsync(new(task, "Thiếu số liệu", by), default));
        var mended = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        await client.SubmitFormAsync(mended.Form(), mended.Figures("2"));

        var again = await client.SendAsync(check);

        again.Status.ShouldBe(409);
        again.Errors.ShouldHaveSingleItem().ShouldStartWith("Trang này đã được gửi một lần rồi");
        (await client.SendAsync(again)).Url.ShouldStartWith("/bien-nhan/");
        (await MadeAsync(task)).ShouldBe(2);
    }

    [Fact]
    public async Task HandIn_FromASecondTab_SaysThatItWaitsAndLeadsToTheReceipt()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var first = await client.SubmitFormAsync(form.Form(), form.FilledIn());
        var second = await client.OpenAsync($"/nhiem-vu/{task}/kiem-tra");
        await client.SendAsync(first);

        var answer = await client.SendAsync(second);

        answer.Status.ShouldBe(409);
        answer.Errors.ShouldHaveSingleItem().ShouldContain("đang chờ Công an tỉnh xác nhận");
        (await client.OpenAsync(answer.Link("Biên nhận"))).Url.ShouldStartWith("/bien-nhan/");
        (await MadeAsync(task)).ShouldBe(1);
    }

    [Fact]
    public async Task HandIn_WaivedMeanwhile_SaysSoAndKeepsTheWords()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        await web.ActAsync<WaiveTask>(Desk.Police, (use, by) => use.ExecuteAsync(new(task, "Trùng với huyện", by), default));
        var typed = form.FilledIn();
        typed["Input.Words"] = "Đã làm xong từ tuần trước";

        var answer = await client.SubmitFormAsync(form.Form(), typed);

        answer.Status.ShouldBe(409);
        answer.Errors.ShouldHaveSingleItem().ShouldBe(
            "Nhiệm vụ này đã được miễn, không cần nộp nữa. Lý do: Trùng với huyện. "
            + "Nội dung anh chị vừa nhập vẫn ở dưới để sao chép khi cần.");
        answer.ValueOf("Input_Words").ShouldBe("Đã làm xong từ tuần trước");
        answer.ValueOf("Input_Number").ShouldBe("12/BC-SYT");
    }

    [Fact]
    public async Task HandIn_AfterItWasVerified_OpensTheTaskInstead()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        await client.HandInAsync(task);
        await web.ActAsync<AcceptSubmission>(Desk.Police, (use, by) => use.ExecuteAsync(new(task, by), default));

        (await client.OpenAsync($"/nhiem-vu/{task}/nop")).Url.ShouldBe($"/nhiem-vu/{task}");
        (await client.OpenAsync($"/nhiem-vu/{task}/kiem-tra")).Url.ShouldBe($"/nhiem-vu/{task}");
    }

    [Fact]
    public async Task HandIn_AfterAReturn_StillHasTheEarlierEvidenceAndCanDropIt()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var first = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        await client.SendAsync(await client.SubmitFormAsync(first.Form(), first.FilledIn(), [Desk.Table("cũ.xlsx")]));
        await web.ActAsync<ReturnSubmission>(Desk.Police, (use, by) =>
            use.ExecuteAsync(new(task, "Thiếu thôn Lập Thành", by), default));

        var page = await client.OpenAsync($"/nhiem-vu/{task}");
        page.Document.QuerySelector(".returned")!.TextContent.ShouldContain("Thiếu thôn Lập Thành");
        var form = await client.OpenAsync(page.Link("Nộp lại kết quả"));
        form.Text.ShouldContain("cũ.xlsx");
        var remove = form.Document.QuerySelectorAll<IHtmlButtonElement>("button[name=remove]")
            .First(button => button.TextContent.Contains("cũ.xlsx", StringComparison.Ordinal));
        var without = await client.SubmitFormAsync(form.Form(), button: remove);
        var again = await client.SendAsync(await client.SubmitFormAsync(without.Form(), files: [Desk.Table("mới.xlsx")]));

        without.Document.QuerySelector(".files")!.TextContent.ShouldNotContain("cũ.xlsx");
        again.Text.ShouldContain("mới.xlsx");
        again.Text.ShouldContain("Văn bản số 12/BC-SYT");
        (await MadeAsync(task)).ShouldBe(2);
    }

    [Fact]
    public async Task HandIn_TextThatLooksLikePersonalData_IsTakenOnlyWithTheOwnChoice()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var typed = form.FilledIn();
        typed["Input.Words"] = "Bị can Nguyễn Văn A, CCCD 008099001234, điện thoại 0912 345 678";

        var check = await client.SubmitFormAsync(form.Form(), typed);

        check.Text.ShouldContain("“008099001234”");
        check.Text.ShouldContain("“0912 345 678”");
        check.Text.ShouldContain("“Bị can”");
        check.Text.ShouldContain("Không tải lên hoặc ghi nội dung tài liệu mật");
        var unanswered = await client.SendAsync(check);
        unanswered.Errors.ShouldHaveSingleItem().ShouldContain("vẫn gửi");
        (await client.SubmitFormAsync(unanswered.Form(), new() { ["IsChecked"] = "true" })).Url.ShouldStartWith("/bien-nhan/");
    }

    [Fact]
    public async Task HandIn_MarkupInWords_IsShownAsTyped()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var typed = form.FilledIn();
        typed["Input.Words"] = "<script>alert(1)</script><img src=x onerror=alert(2)>";

        var check = await client.SubmitFormAsync(form.Form(), typed);
        var receipt = await client.SendAsync(check);

        foreach (var page in new[] { check, receipt, await client.OpenAsync($"/nhiem-vu/{task}") })
        {
            page.Text.ShouldContain("<script>alert(1)</script>");
            page.Document.QuerySelectorAll("main script, main img[onerror]").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task HandIn_ControlCharactersInWords_AreRefusedInASentence()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");

        var answer = await client.SubmitFormAsync(form.Form(), new() { ["Input.Words"] = "đảo \u202E ngược" });

        answer.Errors.ShouldContain(line => line.Contains("ký tự không hiển thị được", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HandIn_OneSecondBeforeTheReportsMidnight_IsOnTimeAndOneLaterIsNot()
    {
        var (own, other) = (await ReportAsync("so-y-te"), await ReportAsync("so-tu-phap"));
        try
        {
            web.Clock.Now = ProvinceTime.StartOf(new LocalDate(2019, 11, 15)) - Duration.FromSeconds(1);
            var inTime = await (await web.SignedInAsync(Desk.HealthOfficer)).HandInAsync(own);
            web.Clock.Now = ProvinceTime.StartOf(new LocalDate(2019, 11, 15));
            var late = await (await web.SignedInAsync(Desk.JusticeOfficer)).HandInAsync(other);

            inTime.Heading.ShouldBe("Đã nhận: nộp đúng hạn");
            inTime.Text.ShouldContain("23:59:59, thứ Năm, 14/11/2019");
            late.Heading.ShouldBe("Đã nhận: nộp quá hạn 1 ngày");
            late.Text.ShouldContain("00:00:00, thứ Sáu, 15/11/2019");
        }
        finally
        {
            web.Clock.Now = WebFixture.Morning;
        }
    }

    [Fact]
    public async Task HandIn_ThatReachedTheServerBeforeMidnight_IsOnTimeHoweverLongTheServerTook()
    {
        var midnight = ProvinceTime.StartOf(new LocalDate(2019, 11, 15));
        var task = await ReportAsync("so-cong-thuong");
        var client = web.CreateClient(services => services.Configure<MvcOptions>(
            options => options.Filters.Add(new SlowAtMidnight(web.Clock, midnight))));
        try
        {
            await client.SignInAsync("ha-thi-tuong-vi");
            web.Clock.Now = midnight - Duration.FromSeconds(1);

            var receipt = await client.HandInAsync(task);

            receipt.Heading.ShouldBe("Đã nhận: nộp đúng hạn");
            receipt.Text.ShouldContain("23:59:59, thứ Năm, 14/11/2019");
        }
        finally
        {
            web.Clock.Now = WebFixture.Morning;
        }
    }

    private Task<Guid> ReportAsync(string agency) => web.FreshTaskAsync(agency, "VII.2.2a", "2019");

    private Task<int> MadeAsync(Guid task) => web.ReadAsync(db =>
        db.Submissions.CountAsync(made => made.TaskId == task && made.State != SubmissionState.Draft));

    /// <summary>Between the arrival of the pressed button and the page that answers it, the day ends.</summary>
    private sealed class SlowAtMidnight(SettableClock clock, Instant midnight) : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (context.HttpContext.Request is { Method: "POST", Path.Value: { } path }
                && path.EndsWith("/kiem-tra", StringComparison.Ordinal))
            {
                clock.Now = midnight + Duration.FromSeconds(5);
            }
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }
}
