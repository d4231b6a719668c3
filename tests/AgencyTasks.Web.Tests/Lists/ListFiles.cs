using AgencyTasks.Testing;

namespace AgencyTasks.Web.Tests.Lists;

/// <summary>"Tải Excel" of a page, read back by another reader than ours.</summary>
internal static class ListFiles
{
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string[]>>> OpenListFileAsync(
        this HttpClient client, OpenedPage page)
    {
        var link = page.Document.QuerySelector("a[data-excel]")!.GetAttribute("href")!;
        using var answer = await client.GetAsync(link);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        return TestSheets.Open(await answer.Content.ReadAsByteArrayAsync());
    }
}
