using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Tests.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Organisation;

public sealed class UnitPageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Unit_EachFigure_LeadsToExactlyItsRows()
    {
        await LiveAsync();
        var client = await web.SignedInAsync("ninh-thi-huong-nhu");
        var page = await client.OpenAsync("/don-vi");

        foreach (var link in page.Document.QuerySelectorAll(".summary-heads a"))
        {
            var figure = int.Parse(link.QuerySelector(".number")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
            var rows = await client.OpenAsync(link.GetAttribute("href")!);

            rows.Heading.ShouldBe(link.QuerySelector(".label")!.TextContent.Trim());
            rows.Document.QuerySelectorAll("a.task-card").Length.ShouldBe(Math.Min(figure, 50));
        }
    }

    [Fact]
    public async Task Unit_Figures_AreThoseOfTheDomainsRule()
    {
        await LiveAsync();
        var page = await (await web.SignedInAsync("ninh-thi-huong-nhu")).OpenAsync("/don-vi");

        var counted = await web.ReadAsync(async db =>
        {
            var health = await db.Agencies.Where(a => a.Code == "so-y-te").Select(a => a.Id).FirstAsync();
            var tasks = await db.Tasks.AsNoTracking().Where(task => task.AgencyId == health).ToListAsync();
            return tasks.Where(task => task.DueLastDay.Year == 2019)
                .GroupBy(task => Timeliness.HeadOf(task.State, task.Due, task.IsSubmittedOnTime, web.Clock.Now))
                .ToDictionary(group => group.Key, group => group.Count());
        });
        var shown = page.Document.QuerySelectorAll(".summary-heads .number")
            .Select(number => int.Parse(number.TextContent, System.Globalization.CultureInfo.InvariantCulture));
        shown.ShouldBe(new[]
        {
            StandardHead.OpenOverdue, StandardHead.OpenInTime, StandardHead.DoneOnTime, StandardHead.DoneLate,
        }.Select(head => counted.GetValueOrDefault(head)));
    }

    [Fact]
    public async Task Unit_ShowsTheAnnualReportAndWhatIsOverdue()
    {
        var page = await (await web.SignedInAsync("vi-thi-ngoc-lan")).OpenAsync("/don-vi");

        page.Text.ShouldContain("Báo cáo năm 2019");
        page.Text.ShouldContain("Trước 15/11 (hạn cuối: hết ngày 14/11)");
        page.Text.ShouldContain("Đang quá hạn");
    }

    [Fact]
    public async Task UnitRows_OfAHeadThatIsNone_AreNotFound()
    {
        (await (await web.SignedInAsync("ninh-thi-huong-nhu")).OpenAsync("/don-vi/nhiem-vu?dau=khac")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task UnitRows_PageFarBeyondTheEnd_SayThatThereAreNone()
    {
        var page = await (await web.SignedInAsync("ninh-thi-huong-nhu")).OpenAsync("/don-vi/nhiem-vu?trang=999999");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Không có việc nào");
    }

    /// <summary>One late and verified, one on time and waiting, one waived.</summary>
    private async Task LiveAsync()
    {
        var officer = await web.SignedInAsync(Desk.HealthOfficer);
        var late = await web.FreshTaskAsync("so-y-te", "V.7.2a-1", "2019-Q3");
        await officer.HandInAsync(late);
        await web.ActAsync<AcceptSubmission>(Desk.Police, (use, by) => use.ExecuteAsync(new(late, by), default));
        await officer.HandInAsync(await web.FreshTaskAsync("so-y-te", "V.7.2a-1", "2019-Q3"));
        var waived = await web.FreshTaskAsync("so-y-te", "V.7.2a-1", "2019-Q3");
        await web.ActAsync<WaiveTask>(Desk.Police, (use, by) => use.ExecuteAsync(new(waived, "Kiểm thử", by), default));
    }
}
