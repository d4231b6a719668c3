using AngleSharp.Dom;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>The lead and the police write to each other, in a browser without script.</summary>
[Trait("Plan", "V")]
public sealed class DiscussionTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Discussion_FromTheTaskPage_IsSeenByBothSides()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var lead = await web.SignedInAsync(Desk.HealthOfficer);
        var police = await web.SignedInAsync(Desk.Police);
        var page = await lead.OpenAsync($"/nhiem-vu/{task}");

        var sent = await SayAsync(lead, page.Link("Nhắn Công an tỉnh"), "Xin hỏi mẫu báo cáo.");
        sent.Heading.ShouldBe(page.Heading);
        (await lead.HandInAsync(task)).Heading.ShouldStartWith("Đã nhận");
        var seen = await police.OpenAsync($"/nhiem-vu/{task}");
        await SayAsync(police, seen.Link("Nhắn đơn vị chủ trì"), "Theo mẫu số 2.");

        var thread = (await lead.OpenAsync($"/nhiem-vu/{task}")).Document.QuerySelectorAll("#trao-doi + ol > li")
            .TakeLast(2).ToList();
        thread.Select(one => one.QuerySelector(".words")!.TextContent)
            .ShouldBe(["Xin hỏi mẫu báo cáo.", "Theo mẫu số 2."]);
        thread[0].TextContent.ShouldContain("Sở Y tế");
        thread[1].TextContent.ShouldContain("Công an tỉnh");
        (await police.OpenAsync($"/xac-nhan/{task}")).Text.ShouldContain("Xin hỏi mẫu báo cáo.");
    }

    [Fact]
    public async Task Discussion_PressedTwice_WritesOnce()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var lead = await web.SignedInAsync(Desk.HealthOfficer);
        var form = (await lead.OpenAsync($"/nhiem-vu/{task}/trao-doi")).Form();

        await lead.SubmitFormAsync(form, Typed("Chỉ một lần."));
        var after = await lead.SubmitFormAsync(form, Typed("Chỉ một lần."));

        after.Text.Split("Chỉ một lần.").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Discussion_OtherWordsFromAPageThatWasSent_AreKeptAndSentByTheNextPress()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var lead = await web.SignedInAsync(Desk.HealthOfficer);
        var form = (await lead.OpenAsync($"/nhiem-vu/{task}/trao-doi")).Form();
        await lead.SubmitFormAsync(form, Typed("Tin thứ nhất."));

        var refused = await lead.SubmitFormAsync(form, Typed("Tin thứ hai."));

        refused.Status.ShouldBe(409);
        refused.Errors.ShouldHaveSingleItem().ShouldStartWith("Trang này đã được gửi một lần rồi");
        refused.ValueOf("Message").ShouldBe("Tin thứ hai.");
        var sent = await lead.SubmitFormAsync(refused.Form());
        sent.Text.ShouldContain("Tin thứ nhất.");
        sent.Text.ShouldContain("Tin thứ hai.");
    }

    [Fact]
    public async Task Discussion_WithTooManyCharacters_SaysSoAndKeepsWhatWasTyped()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var lead = await web.SignedInAsync(Desk.HealthOfficer);
        var words = new string('a', 1001);

        var answer = await SayAsync(lead, $"/nhiem-vu/{task}/trao-doi", words);

        answer.Errors.ShouldHaveSingleItem().ShouldStartWith("Tin nhắn dài 1.001 ký tự, quá mức tối đa 1.000 ký tự.");
        answer.ValueOf("Message").ShouldBe(words);
    }

    [Fact]
    public async Task Discussion_WithPersonalData_WarnsOnceThenSends()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var lead = await web.SignedInAsync(Desk.HealthOfficer);

        var warned = await SayAsync(lead, $"/nhiem-vu/{task}/trao-doi", "Liên hệ 0912345678.");
        warned.Text.ShouldContain("dãy số giống số điện thoại: “0912345678”");
        warned.Text.ShouldContain("Tin nhắn chưa được gửi.");
        warned.ValueOf("Message").ShouldBe("Liên hệ 0912345678.");
        var again = await lead.SubmitFormAsync(warned.Form(), new() { ["Message"] = "Bị cáo Trần Thị B, 0912345679." });
        again.Text.ShouldContain("từ chỉ vụ việc: “Bị cáo”");
        var sent = await lead.SubmitFormAsync(again.Form());

        var thread = sent.Document.QuerySelector("#trao-doi + ol")!.TextContent;
        thread.ShouldContain("Bị cáo Trần Thị B, 0912345679.");
        thread.ShouldNotContain("Liên hệ 0912345678.");
    }

    [Fact]
    public async Task Discussion_ForACoordinatingBody_IsReadAndNotWritten()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        await SayAsync(await web.SignedInAsync(Desk.HealthOfficer), $"/nhiem-vu/{task}/trao-doi", "Xin hỏi mẫu báo cáo.");
        var other = await web.SignedInAsync("ha-thi-tuong-vi");

        var page = await other.OpenAsync($"/nhiem-vu/{task}/trao-doi");

        page.Text.ShouldContain("Xin hỏi mẫu báo cáo.");
        page.Document.QuerySelector("#Message").ShouldBeNull();
    }

    private static async Task<OpenedPage> SayAsync(HttpClient client, string url, string words) =>
        await client.SubmitFormAsync((await client.OpenAsync(url)).Form(), Typed(words));

    private static Dictionary<string, string?> Typed(string words) => new() { ["Message"] = words };
}
