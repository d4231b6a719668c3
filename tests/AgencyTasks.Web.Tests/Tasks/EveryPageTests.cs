namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>What holds for every page of the agencies' people as it comes over the wire.</summary>
public sealed class EveryPageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task EveryPage_OverTheWire_IsVietnameseStrictAndLight()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var check = await client.SubmitFormAsync(form.Form(), form.FilledIn());
        var receipt = await client.SendAsync(check);
        var other = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        string[] urls =
        [
            "/", "/?ky=sau", "/?tim=xa", $"/nhiem-vu/{task}", $"/nhiem-vu/{other}/nop", $"/nhiem-vu/{other}/gia-han",
            receipt.Url, "/don-vi", "/don-vi/nhiem-vu?dau=dang-qua-han", "/khong-co",
        ];

        foreach (var url in urls)
        {
            var page = await client.OpenAsync(url);
            var html = await page.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            page.Document.DocumentElement.GetAttribute("lang").ShouldBe("vi", url);
            page.Response.Headers.GetValues("Content-Security-Policy").Single()
                .ShouldStartWith("default-src 'self'; object-src 'none'", customMessage: url);
            page.Document.QuerySelectorAll("style, script:not([src]), [style]").ShouldBeEmpty(url);
            page.Document.All.SelectMany(element => element.Attributes)
                .Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty(url);
            page.Document.QuerySelectorAll("h1").Length.ShouldBe(1, url);
            page.Document.QuerySelectorAll("main .btn-primary").Length.ShouldBeLessThanOrEqualTo(1, url);
            System.Text.Encoding.UTF8.GetByteCount(html).ShouldBeLessThan(100 * 1024, url);
            page.Document.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique(url);
        }
    }

    [Fact]
    public async Task FirstPage_WithStyleScriptAndIcons_WeighsAtMost100Kilobytes()
    {
        var client = web.CreateClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        var door = await web.CreateClient().OpenAsync("/dang-nhap");
        var assets = door.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
            .Append("/dang-nhap");

        var total = 0L;
        foreach (var url in assets)
        {
            url.ShouldStartWith("/");
            total += (await client.GetByteArrayAsync(url, TestContext.Current.CancellationToken)).Length;
        }

        total.ShouldBeLessThanOrEqualTo(100 * 1024);
    }

    [Fact]
    public async Task EveryBox_OfTheForms_HasALabel()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        foreach (var url in new[] { $"/nhiem-vu/{task}/nop", $"/nhiem-vu/{task}/gia-han", "/", "/don-vi/nhiem-vu" })
        {
            var page = await client.OpenAsync(url);
            foreach (var box in page.Document.QuerySelectorAll("main input:not([type=hidden]), main textarea, main select"))
            {
                page.Document.QuerySelector($"label[for='{box.Id}']").ShouldNotBeNull($"{url} {box.OuterHtml}");
            }
        }
    }
}
