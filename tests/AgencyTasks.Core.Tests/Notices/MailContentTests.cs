using System.Text;
using System.Text.RegularExpressions;
using AgencyTasks.Core.Mail;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using AngleSharp;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace AgencyTasks.Core.Tests.Notices;

/// <summary>Mails as MimeKit reads them back from the server that took them.</summary>
public sealed class MailContentTests : IAsyncLifetime
{
    private static readonly LocalDate Monday = new(2019, 11, 4);

    private SmtpCatcher catcher = null!;
    private NoticeWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        catcher = await SmtpCatcher.StartAsync(TestContext.Current.CancellationToken);
        world = await NoticeWorld.CreateAsync(catcher);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await catcher.DisposeAsync();
    }

    [Fact]
    public async Task Reminder_OfAMessageOfThePolice_SaysItOnceInBothPartsUntilItIsAnswered()
    {
        var (asked, answered) = (
            await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(new LocalDate(2019, 12, 30))),
            await world.AddTaskAsync(NoticeWorld.Health, "V.7.1a", DueDate.On(new LocalDate(2019, 12, 30))));
        await world.RemindAsync(Monday.PlusDays(-3));
        world.SetClock(Monday.PlusDays(-3), 9, 0);
        await WriteAsync(asked, "luc-thi-moc-lan", "Đề nghị gửi kèm biểu số 2." + string.Concat(Enumerable.Repeat(" xin", 40)));
        await WriteAsync(answered, "luc-thi-moc-lan", "Đã có số liệu chưa?");
        world.SetClock(Monday.PlusDays(-3), 10, 0);
        await WriteAsync(answered, "nguyen-thi-thanh-thao", "Thưa, đã có.");

        var mail = await MailToAsync(NoticeWorld.HealthFocal, Monday);

        var text = mail.TextBody.ShouldNotBeNull();
        text.ReplaceLineEndings(" ").ShouldContain("Công an tỉnh nhắn: Đề nghị gửi kèm biểu số 2. xin");
        text.ShouldNotContain("Đã có số liệu chưa?");
        mail.HtmlBody.ShouldNotBeNull().ShouldContain("…");
        (await world.RemindAsync(Monday.PlusDays(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reminder_OfAQuestionAboutWhatWaitsForThePolice_SaysItOnceWithoutCallingItOverdue()
    {
        var asked = await world.AddTaskAsync(
            NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(new LocalDate(2019, 10, 31)), isBegun: true);
        var silent = await world.AddTaskAsync(NoticeWorld.Health, "V.7.1a", DueDate.On(new LocalDate(2019, 10, 31)));
        await world.SetStateAsync(asked, TaskState.Submitted);
        await world.SetStateAsync(silent, TaskState.Submitted);
        await world.RemindAsync(Monday.PlusDays(-3));
        world.SetClock(Monday.PlusDays(-3), 9, 0);
        await WriteAsync(asked, "luc-thi-moc-lan", "Số liệu đã gồm xã Hùng Lợi chưa?");

        var mail = await MailToAsync(NoticeWorld.HealthFocal, Monday);

        mail.Subject.ShouldBe("[Nhắc việc] 1 việc đã nộp có câu hỏi của Công an tỉnh – Sở Y tế");
        var text = mail.TextBody.ShouldNotBeNull();
        text.ShouldContain("1. Đã nộp: Quản lý các cơ sở điều trị");
        text.ShouldContain("Công an tỉnh nhắn: Số liệu đã gồm xã Hùng Lợi chưa?");
        text.ShouldNotContain("Quá hạn");
        Links(text).Count.ShouldBe(1);
        (await world.RemindAsync(Monday.PlusDays(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reminder_OfTwelveItems_ShowsTenWorstFirstInBothParts()
    {
        await AddTwelveAsync(NoticeWorld.Health);
        var mail = await MailToAsync(NoticeWorld.HealthFocal, Monday);

        mail.Subject.ShouldBe("[Nhắc việc] 1 nhiệm vụ quá hạn, 1 sắp đến hạn, 10 sắp tới – Sở Y tế");
        var text = mail.TextBody.ShouldNotBeNull();
        text.ShouldStartWith("Quá hạn 3 ngày: Quản lý các cơ sở điều trị");
        text.ShouldContain("Kính gửi đồng chí Nguyễn Thị Thanh Thảo");
        text.ShouldContain("Đồng chí nhận thư này vì là cán bộ đầu mối của Sở Y tế.");
        Links(text).Count.ShouldBe(10);
        text.ShouldContain("và 2 việc khác");
        var html = new HtmlParser().ParseDocument(mail.HtmlBody!);
        html.QuerySelectorAll("a[href*='/nhiem-vu/']").Select(a => a.GetAttribute("href")!)
            .ShouldBe(Links(text));
        html.DocumentElement.TextContent.ShouldContain("và 2 việc khác");
    }

    [Fact]
    [Trait("Plan", "VII.2")]
    public async Task Reminder_OfTheAnnualReport_StatesTheExclusiveDateWithItsLastDay()
    {
        await world.AddTaskAsync(
            NoticeWorld.Health, NoticeWorld.Report, DueDate.Before(new LocalDate(2019, 11, 15)), isBegun: true);

        var mail = await MailToAsync(NoticeWorld.HealthFocal, Monday);

        mail.TextBody.ShouldNotBeNull().ShouldContain("Trước 15/11 (hạn cuối: hết ngày thứ Năm, 14/11/2019)");
        mail.HtmlBody.ShouldNotBeNull().ShouldContain("Còn 8 ngày làm việc");
        mail.References.ShouldHaveSingleItem().ShouldStartWith("task-");
    }

    [Fact]
    public async Task Reminder_AsARawMessage_HasItsHeadersAndNothingRemote()
    {
        await AddTwelveAsync(NoticeWorld.Health);
        var mail = await MailToAsync(NoticeWorld.HealthFocal, Monday);

        mail.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        mail.ReplyTo.Mailboxes.Single().Address.ShouldBe("vanthu@cong-an-tinh.tuyenquang.example");
        mail.From.Mailboxes.Single().Address.ShouldBe("nhac-viec@agencytasks.example");
        mail.MessageId.ShouldBe((await world.NoticesAsync())
            .Single(notice => notice.ToAddress == NoticeWorld.HealthFocal).MessageId);
        mail.Date.Offset.ShouldBe(TimeSpan.FromHours(7));
        mail.Body.ShouldBeOfType<MultipartAlternative>().Count.ShouldBe(2);
        var html = mail.HtmlBody.ShouldNotBeNull();
        Encoding.UTF8.GetByteCount(html).ShouldBeLessThan(MailMessages.MaxHtmlBytes);
        var page = new HtmlParser().ParseDocument(html);
        page.QuerySelectorAll("img, link, script, iframe, object, form").ShouldBeEmpty();
        page.QuerySelectorAll("style").ShouldHaveSingleItem().TextContent.ShouldContain("prefers-color-scheme: dark");
        page.QuerySelectorAll("td").ShouldAllBe(cell => cell.HasAttribute("style"));
        html.ShouldNotContain("url(");
        page.QuerySelectorAll("a").ShouldAllBe(a =>
            a.GetAttribute("href")!.StartsWith("http://localhost:5080/") || a.GetAttribute("href")!.StartsWith("mailto:"));
    }

    [Fact]
    public async Task Reminder_ToARequestedBody_IsCourteousAndNeverRed()
    {
        await AddTwelveAsync(NoticeWorld.Court);
        var mail = await MailToAsync(NoticeWorld.CourtFocal, Monday);

        mail.Subject.ShouldStartWith("[Đề nghị phối hợp] 1 nội dung đã qua ngày đề nghị");
        mail.TextBody.ShouldNotBeNull().ShouldContain("trân trọng đề nghị Tòa án nhân dân tỉnh");
        mail.TextBody.ShouldNotContain("quá hạn", Case.Insensitive);
        var html = mail.HtmlBody.ShouldNotBeNull();
        html.ShouldNotContain("quá hạn", Case.Insensitive);
        new HtmlParser().ParseDocument(html).QuerySelectorAll(".red, .headline-red, .mark-red").ShouldBeEmpty();
    }

    [Fact]
    public async Task Digest_OfAHead_HasFiguresReportPlaceMonthsAndTheWorstLines()
    {
        await AddTwelveAsync(NoticeWorld.Health);
        await world.AddTaskAsync(
            NoticeWorld.Health, NoticeWorld.Report, DueDate.Before(new LocalDate(2019, 11, 15)), isBegun: true);
        var done = await world.AddTaskAsync(NoticeWorld.Health, "V.7.2b", DueDate.On(new LocalDate(2019, 10, 7)), isBegun: true);
        await world.EndTaskAsync(done);
        await world.RunSqlAsync("UPDATE agency_task SET is_submitted_on_time = true WHERE state = 'Accepted'");

        var mail = await MailToAsync(NoticeWorld.HealthHead, Monday);

        mail.Subject.ShouldBe("[Báo cáo tuần] 1 quá hạn, 12 đến hạn trong 14 ngày – Sở Y tế");
        var text = mail.TextBody.ShouldNotBeNull();
        text.ShouldContain("đang quá hạn: 1");
        text.ShouldContain("Báo cáo năm: Còn 8 ngày làm việc. Trước 15/11 (hạn cuối: hết ngày thứ Năm, 14/11/2019)");
        text.ShouldContain("Hoàn thành từ đầu năm: 1 đúng hạn · 0 quá hạn");
        text.ShouldContain("Tỷ lệ đúng hạn từ đầu năm: 50% (1/2 việc)");
        text.ShouldContain("thứ 1 trong 1 cơ quan");
        text.ShouldContain("··········▇▁");
        text.ShouldContain("CẦN ĐỒNG CHÍ QUAN TÂM HÔM NAY");
        Links(text).ShouldBeUnique();
    }

    [Fact]
    public async Task Digest_ToARequestedBody_HasNoPlaceAndNoReproach()
    {
        await AddTwelveAsync(NoticeWorld.Court);
        var mail = await MailToAsync("nguyen-thanh-tung-lam@toa-an-nhan-dan-tinh.tuyenquang.example", Monday);

        mail.Subject.ShouldStartWith("[Tình hình phối hợp trong tuần]");
        mail.TextBody.ShouldNotBeNull().ShouldNotContain("Xếp thứ");
        mail.TextBody.ShouldNotContain("quá hạn", Case.Insensitive);
        mail.HtmlBody.ShouldNotBeNull().ShouldNotContain("quá hạn", Case.Insensitive);
    }

    [Fact]
    public async Task Digest_PersonWhoHeadsTwoAgencies_GetsOneMailWithBoth()
    {
        await AddTwelveAsync(NoticeWorld.Health);
        await world.AddTaskAsync("so-tu-phap", "V.2.1a-1", DueDate.On(new LocalDate(2019, 11, 20)));
        await world.RunSqlAsync($"""
            INSERT INTO post (id, person_id, role, agency_id, held_from, decision)
            SELECT gen_random_uuid(), person.id, '{Role.AgencyHead}', agency.id, '2019-01-01', 'kiêm nhiệm'
            FROM person, agency WHERE person.mail = '{NoticeWorld.HealthHead}' AND agency.code = 'so-tu-phap'
            """);

        var mail = await MailToAsync(NoticeWorld.HealthHead, Monday);

        mail.Subject.ShouldEndWith("– Sở Tư pháp và 1 cơ quan khác");
        mail.TextBody.ShouldNotBeNull().ShouldContain("SỞ Y TẾ");
        mail.TextBody.ShouldContain("SỞ TƯ PHÁP");
    }

    /// <summary>One overdue on the morning of 4/11, one due that week, ten in the second week.</summary>
    private async Task AddTwelveAsync(string agency)
    {
        await world.AddTaskAsync(agency, NoticeWorld.Methadone, DueDate.On(new LocalDate(2019, 11, 1)));
        await world.AddTaskAsync(agency, "V.7.1c", DueDate.On(new LocalDate(2019, 11, 7)));
        for (var i = 0; i < 10; i++)
        {
            await world.AddTaskAsync(agency, "V.7.1a", DueDate.On(new LocalDate(2019, 11, 13)));
        }
    }

    private async Task<MimeMessage> MailToAsync(string address, LocalDate day)
    {
        await world.RemindAsync(day);
        await world.SendAsync();
        return catcher.Messages.Single(message => message.To.Mailboxes.Single().Address == address);
    }

    private static List<string> Links(string text) =>
        [.. Regex.Matches(text, @"http://localhost:5080/nhiem-vu/[0-9a-f-]{36}", RegexOptions.NonBacktracking)
            .Select(match => match.Value)];

    private async Task WriteAsync(Guid taskId, string person, string words)
    {
        var id = await world.ReadAsync(db => db.People.Where(one => one.Code == person).Select(one => one.Id).FirstAsync());
        await world.UseAsync(async services =>
        {
            var by = await services.GetRequiredService<FindViewer>().ExecuteAsync(id, TestContext.Current.CancellationToken);
            await services.GetRequiredService<WriteMessage>().ExecuteAsync(
                new(taskId, Guid.NewGuid(), words, by!), TestContext.Current.CancellationToken);
            return true;
        });
    }
}
