using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>Who may see what, from the address line.</summary>
public sealed class AccessJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    [Fact]
    public async Task Task_OfAnotherAgencyByItsAddress_IsNotFound()
    {
        var owner = await SignInAsync("dang-thi-hoa-mi");
        var card = owner.Locator(".task-card").First;
        var title = await card.Locator(".task-title").InnerTextAsync();
        await card.ClickAsync();
        await owner.SeeHeadingAsync(title);
        var path = new Uri(owner.Url).PathAndQuery;

        var stranger = await SignInAsync("luu-thi-thanh-tuyen");
        foreach (var address in (string[])[path, path + "/nop", path + "/kiem-tra", path + "/gia-han"])
        {
            var answer = await stranger.GotoAsync(address);
            Assert.Equal(404, answer!.Status);
            await stranger.SeeHeadingAsync("Không tìm thấy trang");
            await Expect(stranger.GetByText(title)).ToHaveCountAsync(0);
        }

        await stranger.FollowAsync("Về trang đầu");
        await stranger.SeeHeadingAsync("Việc của tôi");
    }

    [Theory]
    [InlineData("/bang")]
    [InlineData("/xac-nhan")]
    [InlineData("/gia-han")]
    [InlineData("/ma-tran/1/xem-truoc")]
    [InlineData("/hangfire")]
    public async Task FocalPoint_OpeningAPageOfThePolice_IsRefusedInWords(string path)
    {
        var page = await SignInAsync("to-hai-giang");
        var answer = await page.GotoAsync(path);
        Assert.Equal(403, answer!.Status);
        await page.SeeHeadingAsync("Anh chị không có quyền xem trang này");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Về trang đầu" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task JobDashboard_IsTheAdministratorsAndShowsTheRecurringJobs()
    {
        var admin = await SignInAsync("do-minh-truc");
        await admin.GotoAsync("/hangfire/recurring");
        // The worker enters its jobs a moment after the system is ready.
        for (var tries = 0; tries < 60 && await admin.GetByText("plan-reminders").CountAsync() == 0; tries++)
        {
            await admin.WaitForTimeoutAsync(1000);
            await admin.ReloadAsync();
        }

        foreach (var job in (string[])["plan-reminders", "plan-digests", "send-notices", "roll-forward"])
        {
            await Expect(admin.GetByText(job, new() { Exact = true }).First).ToBeVisibleAsync();
        }

        await Expect(admin.GetByText("Asia/Ho_Chi_Minh").First).ToBeVisibleAsync();
        var police = await SignInAsync("ma-dinh-thach");
        var answer = await police.GotoAsync("/hangfire/recurring");
        Assert.Equal(403, answer!.Status);
        await police.SeeHeadingAsync("Anh chị không có quyền xem trang này");
    }
}
