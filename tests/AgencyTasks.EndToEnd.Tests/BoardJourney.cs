using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

public sealed class BoardJourney(RunningSystem system, Browser browser) : Journey(system, browser)
{
    [Fact]
    public async Task Board_EveryKindOfNumber_LeadsToExactlyItsRows()
    {
        var page = await SignInAsync("ma-dinh-thach", path: "/bang");
        await page.SeeHeadingAsync("Bảng theo dõi năm 2019");
        string[] heads = ["Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Đang thực hiện trong hạn", "Đang thực hiện quá hạn"];
        foreach (var head in heads)
        {
            await Expect(page.Locator(".summary-heads").GetByRole(AriaRole.Link).Filter(new() { HasText = head })).ToBeVisibleAsync();
        }

        // A big head, a cell of the matrix, a total of a row and of a month, an age.
        ILocator[] numbers =
        [
            page.Locator(".summary-heads a").Filter(new() { HasText = "Đang thực hiện quá hạn" }),
            page.Locator("table.board tbody td:not(.total) a[data-count]").First,
            page.Locator("table.board tbody td.total a[data-count]").Last,
            page.Locator("table.board tfoot td:not(.total) a[data-count]").Last,
            page.Locator("table.age-bars a[data-count]").First,
        ];
        foreach (var number in numbers)
        {
            var count = int.Parse((await number.GetAttributeAsync("data-count"))!, CultureInfo.InvariantCulture);
            Assert.True(count > 0);
            Assert.Contains(count.ToString("N0", CultureInfo.GetCultureInfo("vi")), await number.InnerTextAsync(), StringComparison.Ordinal);
            await number.ClickAsync();
            await page.SeeAsync("nhiệm vụ");
            Assert.Equal(count, await CountRowsAsync(page));
            await page.GotoAsync("/bang");
        }
    }

    [Fact]
    public async Task Board_RequestedBodies_AreNeverRedAndNeverCalledOverdue()
    {
        var page = await SignInAsync("vuong-hoang-hac", path: "/bang");
        var requested = page.Locator("table.board tbody").Filter(new() { HasText = "Đề nghị: cơ quan được đề nghị phối hợp" });
        var provincial = page.Locator("table.board tbody").Filter(new() { HasText = "Cơ quan cấp tỉnh" });
        const string colours = "body => [...new Set([...body.querySelectorAll('*')].flatMap(e => "
            + "[getComputedStyle(e).color, getComputedStyle(e).backgroundColor]))]";
        var red = await provincial.Locator(".tone-red").First.EvaluateAsync<string>("e => getComputedStyle(e).color");
        Assert.Contains(red, await provincial.EvaluateAsync<string[]>(colours));
        Assert.DoesNotContain(red, await requested.EvaluateAsync<string[]>(colours));
        await Expect(requested.Locator(".tone-red")).ToHaveCountAsync(0);
        await Expect(requested.GetByRole(AriaRole.Row).Filter(new() { HasText = "VKSND tỉnh" })).ToContainTextAsync("đã qua ngày đề nghị");
    }

    [Fact]
    public async Task Board_OnAPhone_ScrollsItsTableNotThePage()
    {
        var page = await SignInAsync("ma-dinh-thach", BrowserLook.Phone, "/bang");
        await Expect(page.Locator("table.board")).ToBeVisibleAsync();
        Assert.Equal(390, await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"));
        Assert.True(await page.Locator(".board-window").EvaluateAsync<bool>("window => window.scrollWidth > window.clientWidth"));
    }

    /// <summary>Over all pages of the list.</summary>
    private static async Task<int> CountRowsAsync(IPage page)
    {
        var next = page.GetByRole(AriaRole.Link, new() { Name = "Trang sau" });
        for (var count = 0; ;)
        {
            count += await page.Locator("main table tbody tr").CountAsync();
            if (await next.CountAsync() == 0)
            {
                return count;
            }

            await next.ClickAsync();
            await page.WaitForLoadStateAsync();
        }
    }
}
