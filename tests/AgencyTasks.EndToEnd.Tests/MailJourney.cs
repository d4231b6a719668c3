using System.Text.RegularExpressions;
using MimeKit;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>The mails of Monday, 4 November 2019, as a mail server took them.</summary>
public sealed partial class MailJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    // All who have a post in a body with duties: 22 heads and 44 focal points.
    private const int People = 66;

    [Fact]
    [Trait("Category", "Long")]
    public async Task Mails_OfADay_AreOneAPersonAndStayOneWhenTheWorkerIsKilled()
    {
        await AllMailsAsync();
        var before = System.Mails.Messages.ToList();
        var twice = before.CountBy(mail => mail.To.Mailboxes.Single().Address).Where(person => person.Value > 1);
        Assert.Empty(twice);
        Assert.All(before, mail => Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]));

        System.KillAndRestartWorker();
        // The new worker has looked for the day's work and for waiting mails.
        await System.WaitForNextSendingAsync();
        var ids = System.Mails.Messages.Select(mail => mail.MessageId).ToList();
        Assert.Equal(before.Select(mail => mail.MessageId).Order(), ids.Order());
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Mail_ToAHead_IsTheWeeklyDigestWithItsSparklineAndPlace()
    {
        var mail = await MailToAsync("ninh-thi-huong-nhu");
        Assert.StartsWith("[Báo cáo tuần] ", mail.Subject, StringComparison.Ordinal);
        Assert.EndsWith("– Sở Y tế", mail.Subject, StringComparison.Ordinal);
        foreach (var part in (string?[])[mail.TextBody, mail.HtmlBody])
        {
            Assert.Matches(Sparkline(), part!);
            Assert.Matches(Place(), part!);
        }

        Assert.Equal("vanthu@cong-an-tinh.tuyenquang.example", mail.ReplyTo.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task Mail_ToAFocalPoint_NamesNumberAndBodyWorstFirst()
    {
        var mail = await MailToAsync("hoang-van-suoi");
        Assert.Matches(@"^\[Nhắc việc\] \d+ nhiệm vụ quá hạn.* – Sở TT&TT$", mail.Subject!);
        Assert.Matches(@"^Quá hạn \d+ ngày: ", mail.TextBody!);
        Assert.Matches(@"và \d+ việc khác", mail.TextBody!);
        Assert.Contains("Đồng chí nhận thư này vì là cán bộ đầu mối của Sở Thông tin và Truyền thông.", mail.TextBody!, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.HtmlBody!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Mail_ToARequestedBody_AsksAndNeverSaysOverdue()
    {
        var mail = await MailToAsync("hoang-thi-nguyet-que");
        Assert.StartsWith("[Đề nghị phối hợp] ", mail.Subject, StringComparison.Ordinal);
        foreach (var part in (string?[])[mail.Subject, mail.TextBody!, mail.HtmlBody])
        {
            Assert.DoesNotContain("quá hạn", part!, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("trân trọng đề nghị Viện Kiểm sát nhân dân tỉnh", mail.TextBody!, StringComparison.Ordinal);
        var digest = await MailToAsync("bui-bach-duong");
        Assert.StartsWith("[Tình hình phối hợp trong tuần] ", digest.Subject, StringComparison.Ordinal);
        Assert.DoesNotMatch(Place(), digest.TextBody!);
    }

    private Task AllMailsAsync() => RunningSystem.WaitUntilAsync(
        () => System.Mails.Messages.Count >= People, TimeSpan.FromMinutes(4), $"{People} mails");

    [GeneratedRegex("[▁▂▃▄▅▆▇█·]{12}")]
    private static partial Regex Sparkline();

    [GeneratedRegex(@"thứ \d+ trong \d+ cơ quan")]
    private static partial Regex Place();
}
