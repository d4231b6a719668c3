using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>What people do on the pages, in their words.</summary>
public static partial class PageSteps
{
    /// <summary>Turns the open page into a phone's or a desk's, light or dark.</summary>
    public static async Task WearAsync(this IPage page, BrowserLook look)
    {
        await page.SetViewportSizeAsync(look.Width, look.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = look.Colours, ReducedMotion = ReducedMotion.Reduce });
    }

    /// <summary>Presses a button by its name.</summary>
    public static Task PressAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    public static Task FollowAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();

    /// <summary>From the task to its form, begun before or not.</summary>
    public static Task OpenFormAsync(this IPage page) =>
        page.GetByRole(AriaRole.Link, new() { NameRegex = SubmitLink() }).ClickAsync();

    /// <summary>What the page says was just done.</summary>
    public static Task SeeDoneAsync(this IPage page, string words) =>
        Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status)).ToContainTextAsync(words);

    /// <summary>A task of a list by words of its card.</summary>
    public static ILocator Card(this IPage page, string words) =>
        page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = words }).First;

    public static Task SeeHeadingAsync(this IPage page, string words) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(words);

    /// <summary>Text of the page's own part.</summary>
    public static Task SeeAsync(this IPage page, string words) =>
        Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(words);

    public static async Task<int> ChooseFileAsync(this IPage page, string name, byte[] content)
    {
        await page.GetByLabel("Ảnh hoặc tệp").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        return 1;
    }

    public static async Task FillDocumentAsync(this IPage page, string number, string date, string signer)
    {
        await page.GetByLabel("Số văn bản", new() { Exact = true }).FillAsync(number);
        await page.GetByLabel("Ngày ký").FillAsync(date);
        await page.GetByLabel("Người ký").FillAsync(signer);
    }

    /// <summary>Every figure that the duty asks for.</summary>
    public static async Task FillFiguresAsync(this IPage page, string value)
    {
        foreach (var box in await page.GetByRole(AriaRole.Group, new() { Name = "Số liệu" }).GetByRole(AriaRole.Textbox).AllAsync())
        {
            await box.FillAsync(value);
        }
    }

    /// <summary>From the form over the check to the receipt.</summary>
    /// <returns>The receipt's number.</returns>
    public static async Task<string> HandInAsync(this IPage page)
    {
        await page.PressAsync("Kiểm tra trước khi gửi");
        await page.SeeHeadingAsync("Kiểm tra trước khi gửi");
        await page.PressAsync("Nộp");
        return await page.SeeReceiptAsync();
    }

    /// <returns>The receipt's number.</returns>
    public static async Task<string> SeeReceiptAsync(this IPage page)
    {
        await page.SeeHeadingAsync("Đã nhận");
        return Uri.UnescapeDataString(new Uri(page.Url).Segments[^1]);
    }

    /// <summary>What stands beside a term on the page.</summary>
    public static ILocator Fact(this IPage page, string term) => page.Locator("dl.facts > div")
        .Filter(new() { Has = page.GetByText(term, new() { Exact = true }) }).GetByRole(AriaRole.Definition).First;

    [GeneratedRegex("^Nộp (tiếp |lại )?kết quả$")]
    private static partial Regex SubmitLink();
}
