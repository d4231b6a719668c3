using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AngleSharp.Dom;

namespace AgencyTasks.Web.Tests.Tasks;

public sealed class HomePageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Home_OfAFocalPoint_ListsTheOwnOpenTasksWorstFirst()
    {
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync("/");

        page.Heading.ShouldBe("Việc của tôi");
        var cards = Cards(page, "Tôi chủ trì");
        cards[0].ShouldContain("Quá hạn");
        var lights = cards.Select(card => card.Contains("Quá hạn", StringComparison.Ordinal)).ToList();
        lights.ShouldBe(lights.OrderDescending());
        Section(page, "Tôi phối hợp").ShouldNotBeNull();
    }

    [Fact]
    public async Task Home_EachTask_IsOneLinkWithPlacePeriodDueAndState()
    {
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync("/?tim=methadone");

        var card = Cards(page, "Tôi chủ trì").Single(text => text.StartsWith(
            "Quản lý các cơ sở điều trị, không để thất thoát Methadone Toàn tỉnh · Tháng 10/2019", StringComparison.Ordinal));
        card.ShouldContain("Quá hạn 1 ngày · hạn 03/11/2019");
        card.ShouldContain("Chưa thực hiện");
    }

    [Fact]
    public async Task Home_TheAnnualReport_ReadsAsBeforeTheDayAndUntilTheDayBefore()
    {
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync("/?tim=hang%20nam");

        Cards(page, "Tôi chủ trì").ShouldContain(text =>
            text.Contains("Trước 15/11 (hạn cuối: hết ngày 14/11)", StringComparison.Ordinal)
            && text.Contains("Còn 8 ngày làm việc", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kim phu")]
    [InlineData("KIM PHÚ")]
    [InlineData("xét nghiệm kim phú")]
    public async Task Home_SearchedWithOrWithoutMarks_FindsThePlace(string words)
    {
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync($"/?tim={Uri.EscapeDataString(words)}");

        var cards = Cards(page, "Tôi chủ trì");
        cards.ShouldNotBeEmpty();
        cards.ShouldAllBe(text => text.Contains("Xã Kim Phú", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("_____")]
    [InlineData("khongcoginhuvay")]
    [InlineData("%5C")]
    public async Task Home_SearchedForWhatIsNotThere_SaysSoKindly(string words)
    {
        var page = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync($"/?tim={words}");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Không có việc nào khớp");
    }

    [Fact]
    public async Task Home_WithManyTasks_ShowsMoreAtAPress()
    {
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var page = await client.OpenAsync("/");
        var before = Cards(page, "Tôi chủ trì").Count;

        var more = await client.OpenAsync(page.Link("Xem thêm"));

        before.ShouldBe(20);
        Cards(more, "Tôi chủ trì").Count.ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Home_TasksOfLaterPeriods_AreBehindALink()
    {
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var page = await client.OpenAsync("/");

        page.Text.ShouldNotContain("Quý I/2020");
        (await client.OpenAsync(page.Link("kỳ sau"))).Text.ShouldContain("Quý I/2020");
    }

    [Fact]
    public async Task Home_OfARequestedBody_IsNeverRed()
    {
        var page = await (await web.SignedInAsync("dinh-xuan-tung")).OpenAsync("/");

        page.Text.ShouldContain("Đã qua ngày đề nghị");
        page.Text.ShouldNotContain("Quá hạn");
        page.Document.QuerySelectorAll(".task-list .tone-red").ShouldBeEmpty();
    }

    [Fact]
    public async Task Home_AReturnedTask_ShowsTheReasonAndAWaitingOneStandsBelow()
    {
        var officer = await web.SignedInAsync("ha-thi-tuong-vi");
        var waiting = await web.FreshTaskAsync("so-cong-thuong", "V.4.1b-1");
        var returned = await web.FreshTaskAsync("so-cong-thuong", "V.4.1b-2");
        await officer.HandInAsync(waiting);
        await officer.HandInAsync(returned);
        await web.ActAsync<ReturnSubmission>(Desk.Police, (use, by) =>
            use.ExecuteAsync(new(returned, "Thiếu số liệu của huyện Na Hang", by), default));

        var page = await officer.OpenAsync("/");

        Cards(page, "Tôi chủ trì").ShouldContain(text => text.StartsWith("Bị trả lại: “Thiếu số liệu", StringComparison.Ordinal));
        Cards(page, "Chờ Công an tỉnh xác nhận").ShouldHaveSingleItem().ShouldContain("Chờ xác nhận");
    }

    [Fact]
    public async Task Home_WithEverythingHandedIn_SaysSoKindly()
    {
        // A body of its own: everything it leads is waived, one thing after the other.
        var open = await web.ReadAsync(async db =>
        {
            var agency = db.Agencies.Single(a => a.Code == "so-tai-nguyen-va-moi-truong").Id;
            return await Task.FromResult(db.Tasks.Where(task => task.AgencyId == agency && task.State == TaskState.Open)
                .Select(task => task.Id).ToList());
        });
        foreach (var task in open)
        {
            await web.ActAsync<WaiveTask>(Desk.Police, (use, by) => use.ExecuteAsync(new(task, "Kiểm thử", by), default));
        }

        var page = await (await web.SignedInAsync("to-hai-giang")).OpenAsync("/");

        page.Text.ShouldContain("Đã xong mọi việc đến kỳ");
        page.Text.ShouldContain("Cảm ơn anh chị");
    }

    [Fact]
    public async Task Home_OfAnAgencyHead_IsTheOwnUnit()
    {
        var page = await (await web.SignedInAsync("ninh-thi-huong-nhu")).OpenAsync("/");

        page.Url.ShouldBe("/don-vi");
        page.Heading.ShouldBe("Sở Y tế");
    }

    [Fact]
    public async Task Home_InEnglish_IsEnglishThroughout()
    {
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        await client.SubmitFormAsync(
            (await client.OpenAsync("/")).Form("form[action='/ngon-ngu']"), new() { ["language"] = "en" });

        var page = await client.OpenAsync("/");

        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.Heading.ShouldBe("My work");
        page.Text.ShouldNotContain("Tôi chủ trì");
        page.Text.ShouldNotContain("Quá hạn");
    }

    private static IElement? Section(OpenedPage page, string heading) => page.Document.QuerySelectorAll(".list-head")
        .FirstOrDefault(head => head.QuerySelector("h2")!.TextContent.Trim() == heading)?.NextElementSibling;

    private static List<string> Cards(OpenedPage page, string heading) =>
        [.. Section(page, heading)?.QuerySelectorAll("a.task-card").Select(card => OpenedPage.Fold(card.TextContent)) ?? []];
}
