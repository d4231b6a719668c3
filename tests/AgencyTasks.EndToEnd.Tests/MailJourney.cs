using System.Text.RegularExpressions;
using MimeKit;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>The mails of Monday, 4 November 2019, as a mail server took them.</summary>
public sealed partial class MailJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    // 22 heads and 44 focal points have something open that morning; who has handed in everything since gets no mail.
    private const int FewestMails = 60;

    [Fact]
    [Trait("Category", "Long")]
    public async Task Mails_OfADay_AreOneAPersonAndStayOneWhenTheWorkerIsKilled()
    {
        await RunningSystem.WaitUntilAsync(
            () => System.Mails.Messages.Count >= FewestMails, TimeSpan.FromMinutes(4), $"{FewestMails} mails");
        var before = System.Mails.Messages.Select(mail => mail.MessageId).ToList();

        System.KillAndRestartWorker();
        // The new worker has looked for the day's work and for waiting mails.
        await System.WaitForNextSendingAsync();
        var mails = System.Mails.Messages;
        Assert.All(mails, mail => Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]));
        Assert.DoesNotContain(mails.CountBy(mail => mail.To.Mailboxes.Single().Address), person => person.Value > 1);
        Assert.DoesNotContain(mails.CountBy(mail => mail.MessageId!), id => id.Value > 1);
        Assert.Empty(before.Except(mails.Select(mail => mail.MessageId)));
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

    [GeneratedRegex("[▁▂▃▄▅▆▇█·]{12}")]
    private static partial Regex Sparkline();

    [GeneratedRegex(@"thứ \d+ trong \d+ cơ quan")]
    private static partial Regex Place();
}
