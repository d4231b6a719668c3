using AgencyTasks.Web.Tests.Tasks;

namespace AgencyTasks.Web.Tests.Search;

public sealed class SearchPageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/don-vi")]
    [InlineData("/ma-tran")]
    [InlineData("/tai-khoan")]
    public async Task Header_OfEveryPage_HasTheSearchBox(string url)
    {
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync(url);

        page.Document.QuerySelectorAll("header form.search-box[method=get] input[name=tim]").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Header_BeforeSignIn_HasNone() =>
        (await web.CreateClient().OpenAsync("/dang-nhap")).Document.QuerySelector(".search-box").ShouldBeNull();

    [Fact]
    public async Task Search_ShowsKindsWithCounts_AndMarksTheWords()
    {
        var client = await web.SignedInAsync(Desk.Police);

        var page = await client.OpenAsync("/tim?tim=kim+phu");

        var tasks = page.Document.QuerySelector(".search-group[aria-labelledby=nhiem-vu]")!;
        int.Parse(tasks.GetAttribute("data-total")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(5);
        tasks.QuerySelectorAll("a.task-card").Length.ShouldBe(5);
        tasks.QuerySelectorAll("a.task-card")[0].QuerySelectorAll("mark").Select(mark => mark.TextContent)
            .ShouldContain("Phú");
        page.Text.ShouldContain("Xem tất cả");
        page.Document.QuerySelector(".search-group[aria-labelledby=dia-ban]")!.TextContent.ShouldContain("Xã Kim Phú");
    }

    [Fact]
    public async Task Kind_IsPaged_EachRowOnce()
    {
        var client = await web.SignedInAsync(Desk.Police);
        var first = await client.OpenAsync("/tim?tim=kim+phu&nhom=nhiem-vu");
        var second = await client.OpenAsync(first.Link("Trang sau"));

        Links(first).Count.ShouldBe(20);
        Links(second).ShouldNotBeEmpty();
        Links(first).Intersect(Links(second)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_Found_SaysWhatToDo()
    {
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync("/tim?tim=khongcoginhuvay");

        page.Text.ShouldContain("Không tìm thấy “khongcoginhuvay”");
        page.Text.ShouldContain("Hãy bớt từ");
    }

    [Fact]
    public async Task Misspelt_IsSaidToBeNear()
    {
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync("/tim?tim=metadone");

        page.Text.ShouldContain("Không có kết quả đúng với “metadone”");
        page.Document.QuerySelectorAll("mark").Select(mark => mark.TextContent).ShouldContain("Methadone");
    }

    [Fact]
    public async Task Words_WithMarkup_AreShownAsWords()
    {
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync("/tim?tim=" + Uri.EscapeDataString("<b>khongcoginhuvay"));

        page.Document.QuerySelector("main b").ShouldBeNull();
        page.Text.ShouldContain("<b>khongcoginhuvay");
    }

    private static List<string?> Links(OpenedPage page) =>
        [.. page.Document.QuerySelectorAll("a.task-card").Select(card => card.GetAttribute("href"))];
}
