using System.Globalization;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Web.Tests.Lists;
using AngleSharp.Dom;
using NodaTime;

namespace AgencyTasks.Web.Tests.Board;

public sealed class BoardTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Board_EveryNumber_LeadsToExactlyItsRows()
    {
        await LiveAWhileAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var pages = new[] { "/bang?nam=2019", "/bang?nam=2019&linh-vuc=IV.4&tim=uy+ban", "/bang/don-vi/so-y-te?nam=2019" };
        var walked = new Dictionary<string, int>();
        foreach (var url in pages)
        {
            foreach (var link in (await client.OpenAsync(url)).Document.QuerySelectorAll("main a[data-count]"))
            {
                var count = int.Parse(link.GetAttribute("data-count")!, CultureInfo.InvariantCulture);
                var target = link.GetAttribute("href")!;
                if (walked.TryAdd(target, count))
                {
                    RowsOf(await client.OpenAsync(target)).ShouldBe(count, target);
                }

                walked[target].ShouldBe(count, target);
            }
        }

        walked.Count.ShouldBeGreaterThan(100);
        walked.Values.ShouldContain(count => count > 50);
    }

    [Fact]
    public async Task Board_Total_IsTheSumOfItsRowsColumnsAndHeads()
    {
        var client = await web.SignedInAsync(PoliceSteps.Committee);
        var page = await client.OpenAsync("/bang?nam=2019");
        var total = Count(page.Document.QuerySelector("tfoot td:last-child a")!);

        page.Document.QuerySelectorAll(".board tbody td:last-child a").Sum(Count).ShouldBe(total);
        page.Document.QuerySelectorAll("tfoot .cell[data-count]").Sum(Count).ShouldBe(total);
        page.Document.QuerySelectorAll(".summary-heads a").Sum(Count).ShouldBe(total);
    }

    [Theory]
    [InlineData("/bang?nam=2019")]
    [InlineData("/bang?nam=2019&linh-vuc=IV.4&tim=uy+ban")]
    public async Task File_HasTheBodiesAndFiguresOfTheBoard(string url)
    {
        var client = await web.SignedInAsync(PoliceSteps.Committee);
        var page = await client.OpenAsync(url);
        var bodies = page.Document.QuerySelectorAll(".board tbody tr:not(.group)");
        var heads = page.Document.QuerySelectorAll(".summary-heads a").Select(Count).ToList();

        var sheets = await client.OpenListFileAsync(page);

        sheets.Keys.ShouldBe(["Bảng theo dõi", "Đơn vị theo tháng"]);
        var rows = sheets["Bảng theo dõi"].Skip(1).ToList();
        rows.Select(row => row[0]).ShouldBe(bodies.Select(body => body.QuerySelector("th a")!.GetAttribute("title")));
        SumsOf(rows, 14).ShouldBe(heads);
        rows.Sum(row => Number(row[18])).ShouldBe(heads.Sum());
        SumsOf(rows, 20).Sum().ShouldBe(heads[3]);
        SumsOf(sheets["Đơn vị theo tháng"].Skip(1), 2).ShouldBe(heads);
    }

    [Fact]
    public async Task File_OfABody_HasItsMonthsAndWhatIsOverdue()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync("/bang/don-vi/so-y-te?nam=2019");
        var heads = page.Document.QuerySelectorAll(".summary-heads a").Select(Count).ToList();

        var sheets = await client.OpenListFileAsync(page);

        sheets.Keys.ShouldBe(["Đơn vị theo tháng", "Đang quá hạn"]);
        SumsOf(sheets["Đơn vị theo tháng"].Skip(1), 2).ShouldBe(heads);
        sheets["Đang quá hạn"].Count.ShouldBe(heads[3] + 1);
    }

    [Fact]
    public async Task Board_ShowsEveryBodyThatOwesDuties_InItsGroup()
    {
        var client = await web.SignedInAsync(PoliceSteps.Committee);
        var page = await client.OpenAsync("/bang");

        page.Document.QuerySelectorAll(".board tbody").Select(group => group.QuerySelectorAll("tr:not(.group)").Length)
            .ShouldBe([11, 4, 7]);
        page.Document.QuerySelectorAll("tr.group th").Select(heading => heading.TextContent)
            .ShouldBe(["Cơ quan cấp tỉnh", "Đề nghị: cơ quan được đề nghị phối hợp", "Ủy ban nhân dân huyện, thành phố"]);
    }

    [Fact]
    [Trait("Plan", "V.11")]
    public async Task RequestedBody_PastItsDate_IsNeverRed()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var board = await client.OpenAsync("/bang?nam=2019");
        var rows = board.Document.QuerySelectorAll(".board tbody")[1].QuerySelectorAll("tr:not(.group)");

        rows.Sum(row => row.QuerySelectorAll("[href*='dau=qua-han']").Length).ShouldBeGreaterThan(0);
        rows.SelectMany(row => row.QuerySelectorAll(".tone-red")).ShouldBeEmpty();
        (await client.OpenAsync("/bang/don-vi/toa-an-nhan-dan-tinh?nam=2019")).Document
            .QuerySelectorAll("main .tone-red").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("so y te", "Sở Y tế")]
    [InlineData("SỞ Y TẾ", "Sở Y tế")]
    [InlineData("na hang", "UBND huyện Na Hang")]
    public async Task Search_WithOrWithoutMarks_FindsTheBody(string words, string name)
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync($"/bang?tim={Uri.EscapeDataString(words)}");

        page.Document.QuerySelectorAll(".board tbody tr:not(.group) th").Select(cell => cell.TextContent.Trim()).ShouldBe([name]);
    }

    [Fact]
    public async Task Search_ThatFindsNobody_SaysWhatToDo()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync("/bang?tim=<b>xyz</b>");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Không có đơn vị nào tên “<b>xyz</b>”");
    }

    [Theory]
    [InlineData("/bang?nam=99999&linh-vuc=IX.9")]
    [InlineData("/bang?nam=abc")]
    [InlineData("/bang/dong?thang=13&dau=gi-do&trang=-1&qua-han=7")]
    public async Task Address_ThatMakesNoSense_ShowsThePresentYear(string url)
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync(url);

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("2019");
    }

    [Fact]
    public async Task Filter_ByScript_GetsOnlyTheBoard()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/bang?nam=2019&linh-vuc=IV.4");
        request.Headers.Add("HX-Request", "true");
        var html = await (await client.SendAsync(request, TestContext.Current.CancellationToken))
            .Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        html.TrimStart().ShouldStartWith("<div id=\"board\">");
        html.ShouldNotContain("<html");
    }

    [Fact]
    public async Task OneBody_ThatIsNotThere_IsNotFound()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        (await client.OpenAsync("/bang/don-vi/so-khong-co")).Status.ShouldBe(404);
        (await client.OpenAsync("/bang/don-vi/ban-chi-dao-138")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Board_InEnglish_NamesTheBodiesInEnglish()
    {
        var client = await web.SignedInAsync(PoliceSteps.Committee);
        await client.ForceAsync(await client.OpenAsync("/bang"), "/ngon-ngu", new() { ["language"] = "en", ["returnUrl"] = "/bang" });

        (await client.OpenAsync("/bang")).Text.ShouldContain("Department of Health");
    }

    /// <summary>Something under each head: done on time, done late, waiting, overdue.</summary>
    private async Task LiveAWhileAsync()
    {
        await web.AcceptAsync(await web.HandedInAsync());
        await web.HandedInAsync();
        var late = await web.UntouchedTaskAsync();
        web.Clock.Now = ProvinceTime.At(new LocalDate(2019, 12, 20), new LocalTime(9, 0));
        await web.HandInAsync(late, PoliceSteps.FocalPoint, "Nộp muộn.");
        await web.AcceptAsync(late);
        web.Clock.Now = WebFixture.Morning;
    }

    private static List<int> SumsOf(IEnumerable<string[]> rows, int first) =>
        [.. Enumerable.Range(first, 4).Select(column => rows.Sum(row => Number(row[column])))];

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static int Count(IElement link) => int.Parse(link.GetAttribute("data-count")!, CultureInfo.InvariantCulture);

    private static int RowsOf(OpenedPage page) => page.Document.QuerySelector("[data-rows]") is { } rows
        ? int.Parse(rows.GetAttribute("data-rows")!, CultureInfo.InvariantCulture)
        : page.Document.QuerySelectorAll("main .empty").Length == 1 ? 0 : -1;
}
