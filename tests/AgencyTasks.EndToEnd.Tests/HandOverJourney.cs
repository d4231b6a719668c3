using Microsoft.Playwright;
using MimeKit;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>A focal point leaves today: one press, and the successor goes on where the work was left.</summary>
public sealed class HandOverJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    [Fact]
    public async Task HandOver_FromTheOwnPage_TheSuccessorSeesTheTasksAndBothGetTheList()
    {
        var old = await SignInAsync("ma-thi-son-ca");
        var task = old.Card("Tháng");
        var title = await task.Locator(".task-title").InnerTextAsync();
        await old.FollowAsync("Bàn giao");
        await old.SeeHeadingAsync("Bàn giao và ủy quyền");
        await old.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Bàn giao: Ma Thị Sơn Ca" }).ClickAsync();
        await old.SeeHeadingAsync("Bàn giao công việc: Ma Thị Sơn Ca");
        await old.SeeAsync(title);
        await old.PressAsync("Bàn giao");
        await Expect(old.GetByRole(AriaRole.Alert)).ToContainTextAsync("Hãy chọn một người");
        await old.GetByLabel("Chọn trong danh sách").SelectOptionAsync(new SelectOptionValue { Label = "Quan Vân Hạc, Giám đốc Sở" });
        await old.GetByLabel("Người nhận bắt đầu từ ngày").FillAsync("4/11/2019");
        await old.GetByLabel("Số quyết định").FillAsync("88/QĐ-SVHTTDL");
        await old.GetByLabel("Ngày ký").FillAsync("01/11/2019");
        await old.GetByLabel("Người ký").FillAsync("Quan Vân Hạc");
        await old.PressAsync("Bàn giao");
        await old.SeeDoneAsync("Đã bàn giao.");
        await old.SeeHeadingAsync("Biên bản bàn giao công việc");
        await old.SeeAsync(title);

        var successor = await SignInAsync("quan-van-hac", BrowserLook.Phone);
        await successor.SeeHeadingAsync("Việc của tôi");
        await successor.SeeAsync(title);
        await successor.Card(title).ClickAsync();
        await Expect(successor.GetByRole(AriaRole.Link, new() { NameRegex = new("^Nộp") })).ToBeVisibleAsync();

        // Who has left sees the record, and no task any more.
        var record = old.Url;
        await old.GotoAsync(successor.Url);
        await Expect(old.Locator("body")).Not.ToContainTextAsync(title);
        await old.GotoAsync(record);
        await old.SeeAsync("Quan Vân Hạc");

        foreach (var (to, words) in new[]
        {
            ("ma-thi-son-ca", "Đồng chí đã bàn giao công việc"), ("quan-van-hac", "Đồng chí nhận công việc"),
        })
        {
            var mail = await System.MailAsync(mail => IsHandOver(mail, to));
            Assert.Contains(words, mail.TextBody!, StringComparison.Ordinal);
            Assert.Contains("/ban-giao/bien-ban/", mail.TextBody!, StringComparison.Ordinal);
        }

        await System.WaitForNextSendingAsync();
        Assert.Equal(2, System.Mails.Messages.Count(mail => mail.Subject!.StartsWith("[Bàn giao] ", StringComparison.Ordinal)));
    }

    private static bool IsHandOver(MimeMessage mail, string to) =>
        mail.Subject!.StartsWith("[Bàn giao] ", StringComparison.Ordinal)
        && mail.To.Mailboxes.Any(box => box.Address.StartsWith(to + "@", StringComparison.Ordinal));
}
