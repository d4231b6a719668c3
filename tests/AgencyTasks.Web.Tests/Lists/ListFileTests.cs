using System.Globalization;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Web.Tests.Tasks;
using AngleSharp.Dom;
using NodaTime;

namespace AgencyTasks.Web.Tests.Lists;

/// <summary>"Tải Excel", read back by another reader than ours, beside the page.</summary>
public sealed class ListFileTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData(Desk.HealthOfficer, "/", "main a.task-card")]
    [InlineData(Desk.HealthOfficer, "/?tim=kim+phu", "main a.task-card")]
    [InlineData(Desk.HealthOfficer, "/don-vi/nhiem-vu?tim=methadone", "main a.task-card")]
    [InlineData(Desk.HealthOfficer, "/don-vi/nhiem-vu?dau=dang-qua-han", "main a.task-card")]
    [InlineData(Desk.Police, "/bang/dong?nam=2019&don-vi=so-y-te&dau=qua-han", "main tbody tr")]
    [InlineData(Desk.Police, "/tim?tim=kim+phu&nhom=nhiem-vu", "main a.task-card")]
    [InlineData(Desk.Police, "/dia-ban?nam=2019", "main tbody tr")]
    [InlineData("do-minh-truc", "/quan-tri/nguoi-dung?don-vi=so-y-te", "main tbody tr")]
    [InlineData("do-minh-truc", "/quan-tri/co-quan", "main tbody tr")]
    [InlineData(Desk.Police, "/ky", "main tbody tr")]
    public async Task File_HasThePagesRows_InItsOrder_AndThoseThatItDoesNotShow(string person, string url, string rows)
    {
        var client = await web.SignedInAsync(person);
        var page = await client.OpenAsync(url);
        var shown = page.Document.QuerySelectorAll(rows).Select(TitleOf).ToList();

        var listed = (await client.OpenListFileAsync(page)).SelectMany(sheet => sheet.Value.Skip(1)).Select(row => row[0]).ToList();

        shown.ShouldNotBeEmpty();
        // A page shows the first of each list; a file has them all.
        listed.Count.ShouldBeGreaterThanOrEqualTo(shown.Count);
        if (!url.StartsWith("/?", StringComparison.Ordinal) && url != "/")
        {
            listed.Take(shown.Count).ShouldBe(shown);
        }
        else
        {
            shown.ShouldBeSubsetOf(listed);
        }
    }

    [Fact]
    public async Task File_OfALongList_HasAllRows()
    {
        var client = await web.SignedInAsync(Desk.Police);
        var page = await client.OpenAsync("/bang/dong?nam=2019");
        var count = int.Parse(
            page.Document.QuerySelector("[data-rows]")!.GetAttribute("data-rows")!, CultureInfo.InvariantCulture);

        var rows = (await client.OpenListFileAsync(page)).Single().Value;

        count.ShouldBeGreaterThan(50);
        rows.Count.ShouldBe(count + 1);
        var due = Array.IndexOf(rows[0], "Hạn cuối (hết ngày)");
        rows.Skip(1).Select(row => row[due]).ShouldAllBe(day => IsDay(day));
    }

    [Fact]
    public async Task File_OfTheQueueAndOfExtensions_HasWhatWaits()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1", "2019-Q3");
        await web.ActAsync<SaveDraft>(Desk.HealthOfficer, (save, viewer) => save.ExecuteAsync(
            new() { TaskId = task, By = viewer, Words = "=1+1", IsNothingToReport = true }, default));
        await web.ActAsync<SubmitTask>(Desk.HealthOfficer, (submit, viewer) =>
            submit.ExecuteAsync(new(task, Guid.CreateVersion7(), viewer), default));
        var other = await web.FreshTaskAsync("so-y-te", "V.7.2a-1", "2019-Q3");
        await web.ActAsync<AskExtension>(Desk.HealthOfficer, (ask, viewer) =>
            ask.ExecuteAsync(new(other, new LocalDate(2019, 12, 27), "Đang chờ số liệu.", viewer), default));
        var client = await web.SignedInAsync(Desk.Police);

        var queue = (await client.OpenListFileAsync(await client.OpenAsync("/xac-nhan")))["Chờ xác nhận"];
        var asked = (await client.OpenListFileAsync(await client.OpenAsync("/gia-han")))["Đề nghị gia hạn"];

        queue.Count.ShouldBeGreaterThan(1);
        queue[1][1].ShouldBe("Sở Y tế");
        asked.ShouldContain(row => row.Contains("27/12/2019"));
    }

    [Fact]
    public async Task File_OfHome_HasASheetForEachList()
    {
        var client = await web.SignedInAsync(Desk.HealthOfficer);

        var sheets = await client.OpenListFileAsync(await client.OpenAsync("/"));

        sheets.Keys.ShouldBe(["Tôi chủ trì", "Tôi phối hợp", "Chờ xác nhận"]);
        sheets["Tôi chủ trì"].Skip(1).ShouldAllBe(row => row[1] == "Sở Y tế");
    }

    private static string TitleOf(IElement row) => OpenedPage.Fold(
        (row.QuerySelector(".task-title") ?? row.QuerySelector("th a") ?? row.QuerySelector("th"))!.TextContent);

    private static bool IsDay(string text) => DateTime.TryParseExact(
        text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
