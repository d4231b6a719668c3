using AgencyTasks.Core.Tasks;
using AngleSharp.Dom;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>A coordinating body adds evidence; the lead and the police see it.</summary>
[Trait("Plan", "V")]
public sealed class ContributeTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Coordinating = "ha-thi-tuong-vi";

    [Fact]
    public async Task Contribute_FromTheTaskPage_IsSeenByTheLeadAndByThePolice()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var client = await web.SignedInAsync(Coordinating);
        var page = await client.OpenAsync($"/nhiem-vu/{task}");
        var form = await client.OpenAsync(page.Link("Bổ sung minh chứng"));
        form.Text.ShouldContain("Sở Y tế chủ trì nhiệm vụ này.");

        var after = await client.SubmitFormAsync(form.Form(), Typed("Ảnh buổi tuyên truyền chung."), [Desk.Photo("buổi chung.png")]);

        after.Heading.ShouldBe(page.Heading);
        after.Text.ShouldContain("Đơn vị phối hợp bổ sung");
        var lead = await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync($"/nhiem-vu/{task}");
        lead.Text.ShouldContain("Ảnh buổi tuyên truyền chung.");
        lead.Text.ShouldContain("buổi chung.png");
        lead.Text.ShouldContain("Chưa thực hiện");
        (await (await web.SignedInAsync(Desk.HealthOfficer)).HandInAsync(task)).Heading.ShouldStartWith("Đã nhận");
        var police = await (await web.SignedInAsync(Desk.Police)).OpenAsync($"/xac-nhan/{task}");
        police.Text.ShouldContain("Ảnh buổi tuyên truyền chung.");
    }

    [Fact]
    public async Task Contribute_PressedTwice_AddsOnce()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var client = await web.SignedInAsync(Coordinating);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/bo-sung");

        await client.SubmitFormAsync(form.Form(), Typed("Chỉ một lần."));
        var after = await client.SubmitFormAsync(form.Form(), Typed("Chỉ một lần."));

        after.Text.Split("Chỉ một lần.").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Contribute_OtherEvidenceFromAPageThatWasSent_IsKeptAndAddedByTheNextPress()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var client = await web.SignedInAsync(Coordinating);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/bo-sung");
        await client.SubmitFormAsync(form.Form(), Typed("Lần một."));

        var refused = await client.SubmitFormAsync(form.Form(), Typed("Lần một."), [Desk.Photo("thêm.png")]);

        refused.Status.ShouldBe(409);
        refused.Errors.ShouldHaveSingleItem().ShouldStartWith("Trang này đã được gửi một lần rồi");
        refused.Text.ShouldContain("thêm.png");
        (await client.SubmitFormAsync(refused.Form())).Text.ShouldContain("thêm.png");
    }

    [Fact]
    public async Task Contribute_WithABadFile_SaysSoAtItsBoxAndKeepsTheWords()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var client = await web.SignedInAsync(Coordinating);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/bo-sung");

        var answer = await client.SubmitFormAsync(form.Form(), Typed("Kèm tệp."), [Desk.Raw("virus.exe", [1, 2, 3])]);

        answer.Errors.ShouldHaveSingleItem().ShouldContain("virus.exe");
        answer.ValueOf("Input_Words").ShouldBe("Kèm tệp.");
        answer.ValueOf("Input_Number").ShouldBe("88/BC-STP");
    }

    [Fact]
    public async Task Contribute_WithAGoodFileBesideABadOne_KeepsTheGoodForTheNextPress()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var client = await web.SignedInAsync(Coordinating);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/bo-sung");

        var answer = await client.SubmitFormAsync(
            form.Form(), Typed("Kèm hai tệp."), [Desk.Photo("tốt.png"), Desk.Raw("virus.exe", [1, 2, 3])]);
        answer.Errors.ShouldHaveSingleItem().ShouldContain("virus.exe");
        answer.Document.QuerySelectorAll("[data-received]").ShouldHaveSingleItem().GetAttribute("value")!.ShouldEndWith("/tốt.png");

        var after = await client.SubmitFormAsync(answer.Form());
        after.Text.ShouldContain("tốt.png");
        after.Text.ShouldContain("Kèm hai tệp.");
        // Its answer was lost on the way: pressed again, the file that came before the form is there already.
        var again = await client.SubmitFormAsync(answer.Form());
        again.Text.Split("Kèm hai tệp.").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Contribute_WithNothing_SaysWhatToAdd()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var client = await web.SignedInAsync(Coordinating);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/bo-sung");

        var answer = await client.SubmitFormAsync(form.Form(), new() { ["Input.Words"] = "Chỉ có lời." });

        answer.Status.ShouldBe(409);
        answer.Errors.ShouldHaveSingleItem().ShouldStartWith("Chưa có minh chứng nào.");
        answer.ValueOf("Input_Words").ShouldBe("Chỉ có lời.");
    }

    [Fact]
    public async Task Contribute_WithWordsThatLookPersonal_WarnsAndAddsOnlyAfterTheChoice()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var client = await web.SignedInAsync(Coordinating);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/bo-sung");
        var typed = Typed("Đã tư vấn cho nạn nhân Nguyễn Văn A.");

        var warned = await client.SubmitFormAsync(form.Form(), typed);
        warned.Text.ShouldContain("nạn nhân");
        warned.ValueOf("Input_Words").ShouldBe("Đã tư vấn cho nạn nhân Nguyễn Văn A.");
        (await client.OpenAsync($"/nhiem-vu/{task}")).Text.ShouldNotContain("Đã tư vấn");

        var after = await client.SubmitFormAsync(warned.Form(), new(typed) { ["IsChecked"] = "true" });
        after.Text.ShouldContain("Đã tư vấn cho nạn nhân Nguyễn Văn A.");
    }

    private static Dictionary<string, string?> Typed(string words) => new()
    {
        ["Input.Number"] = "88/BC-STP",
        ["Input.Date"] = "1/11/2019",
        ["Input.Signer"] = "Hà Thị Mai",
        ["Input.Words"] = words,
    };
}
