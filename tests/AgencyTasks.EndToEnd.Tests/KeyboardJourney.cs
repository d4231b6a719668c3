using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>No mouse, no finger.</summary>
public sealed class KeyboardJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    [Fact]
    public async Task Keyboard_FromSignInToTheForm_ReachesEverythingWithTheFocusInSight()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/");
        await TabToAsync(page, page.GetByLabel("Tên đăng nhập"));
        await page.Keyboard.TypeAsync("do-thi-huong-cam");
        await TabToAsync(page, page.GetByLabel("Mật khẩu"));
        await page.Keyboard.TypeAsync("chuyen-hoa-2019");
        await page.Keyboard.PressAsync("Enter");
        await page.SeeHeadingAsync("Việc của tôi");

        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Đến nội dung chính" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        var first = page.Locator(".task-card").First;
        await TabToAsync(page, first);
        var title = await first.Locator(".task-title").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.SeeHeadingAsync(title);
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Nộp kết quả" }));
        await page.Keyboard.PressAsync("Enter");
        await page.SeeHeadingAsync("Nộp kết quả");
        await TabToAsync(page, page.GetByLabel("Số văn bản", new() { Exact = true }));
        await page.Keyboard.TypeAsync("7/BC-UBND");
        // Enter in a box means "on to the check", never "remove the first evidence".
        await page.Keyboard.PressAsync("Enter");
        var summary = page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToBeFocusedAsync();
        await TabToAsync(page, summary.GetByRole(AriaRole.Link).First);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main :is(input, textarea):focus")).ToHaveCountAsync(1);
    }

    /// <summary>Tabs until the target has the focus; every stop on the way has to be in sight with a mark around it.</summary>
    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var stops = 0; stops < 60; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = page.Locator(":focus");
            await Expect(stop).ToBeInViewportAsync();
            Assert.True(await stop.EvaluateAsync<bool>(IsMarkedAndOnTop), $"No mark around {await stop.EvaluateAsync<string>("e => e.outerHTML")}");
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"60 tabs, and {target} has no focus.");
    }

    private const string IsMarkedAndOnTop = """
        e => {
          const style = getComputedStyle(e);
          const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
          const box = e.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 40), box.y + box.height / 2);
          return marked && (e === top || e.contains(top) || top?.contains(e));
        }
        """;
}
