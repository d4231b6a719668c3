using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>Who may not see a task is answered as if it were not there; who may see it does only what the role
/// allows.</summary>
public sealed class ForeignTaskTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly string[] TaskUrls = ["", "/nop", "/kiem-tra", "/gia-han"];

    [Fact]
    public async Task Task_OfAnotherAgency_Answers404OnEveryAddressAndVerb()
    {
        var own = await web.FreshTaskAsync("so-tu-phap", "V.2.1a-2");
        var foreign = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.JusticeOfficer, followsRedirects: false);
        var form = (await client.OpenAsync($"/nhiem-vu/{own}/nop")).Form();

        foreach (var url in TaskUrls.Select(end => $"/nhiem-vu/{foreign}{end}"))
        {
            (await client.OpenAsync(url)).Status.ShouldBe(404, url);
        }

        foreach (var url in TaskUrls.Skip(1).Select(end => $"/nhiem-vu/{foreign}{end}"))
        {
            (await PostAsync(client, form, url)).ShouldBe(404, url);
        }

        (await client.OpenAsync($"/nhiem-vu/{Guid.NewGuid()}")).Status.ShouldBe(404);
        (await client.OpenAsync("/nhiem-vu/khong-phai-ma")).Status.ShouldBe(404);
        (await BegunAsync(foreign)).ShouldBeFalse();
    }

    [Fact]
    public async Task Evidence_OfAnotherAgency_Answers404LikeARandomId()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var owner = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await owner.OpenAsync($"/nhiem-vu/{task}/nop");
        var page = await owner.SubmitFormAsync(form.Form(), files: [Desk.Pdf()]);
        var link = page.Link("báo cáo.pdf");

        var stranger = await web.SignedInAsync(Desk.JusticeOfficer);

        (await stranger.OpenAsync(link)).Status.ShouldBe(404);
        (await stranger.OpenAsync($"/minh-chung/{Guid.NewGuid()}")).Status.ShouldBe(404);
        (await owner.OpenAsync(link)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Task_CoordinatedOnly_CannotBeHandedIn()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2b");
        var own = await web.FreshTaskAsync("so-cong-thuong", "V.4.1a");
        var client = await web.SignedInAsync("ha-thi-tuong-vi", followsRedirects: false);
        var form = (await client.OpenAsync($"/nhiem-vu/{own}/nop")).Form();

        (await client.OpenAsync($"/nhiem-vu/{task}")).Status.ShouldBe(200);
        foreach (var url in TaskUrls.Skip(1).Select(end => $"/nhiem-vu/{task}{end}"))
        {
            (await client.OpenAsync(url)).Status.ShouldBe(404, url);
            (await PostAsync(client, form, url)).ShouldBe(404, url);
        }

        (await BegunAsync(task)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("do-minh-truc", "/nhiem-vu/{0}")]
    [InlineData("do-minh-truc", "/nhiem-vu/{0}/nop")]
    [InlineData("do-minh-truc", "/nhiem-vu/{0}/mien")]
    [InlineData("do-minh-truc", "/don-vi")]
    [InlineData("ninh-thi-huong-nhu", "/nhiem-vu/{0}/nop")]
    [InlineData("ninh-thi-huong-nhu", "/nhiem-vu/{0}/gia-han")]
    [InlineData("ma-dinh-thach", "/nhiem-vu/{0}/nop")]
    [InlineData("ma-dinh-thach", "/nhiem-vu/{0}/kiem-tra")]
    [InlineData("ma-dinh-thach", "/don-vi")]
    [InlineData("truong-kim-ngan", "/nhiem-vu/{0}/mien")]
    [InlineData("vuong-hoang-hac", "/nhiem-vu/{0}/mien")]
    [InlineData("giap-thi-minh-chau", "/nhiem-vu/{0}/nop")]
    public async Task Page_NotForTheRole_IsRefused(string person, string url)
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");

        var page = await (await web.SignedInAsync(person))
            .OpenAsync(url.Replace("{0}", task.ToString(), StringComparison.Ordinal));

        page.Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("ma-dinh-thach")]
    [InlineData("vuong-hoang-hac")]
    [InlineData("giap-thi-minh-chau")]
    public async Task Task_ForWhoSeesEverything_CanBeRead(string person)
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");

        (await (await web.SignedInAsync(person)).OpenAsync($"/nhiem-vu/{task}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task DistrictOffice_SeesWhatLiesInTheOwnDistrictAndNotInAnother()
    {
        var places = await web.ReadAsync(async db =>
        {
            var own = await db.Agencies.Where(a => a.Code == "ubnd-huyen-yen-son").Select(a => a.DistrictId).FirstAsync();
            var health = await db.Agencies.Where(a => a.Code == "so-y-te").Select(a => a.Id).FirstAsync();
            var tasks = db.Tasks.Where(task => task.AgencyId == health && task.CommuneId != null);
            return (Own: await tasks.Where(task => task.DistrictId == own).Select(task => task.Id).FirstAsync(),
                Other: await tasks.Where(task => task.DistrictId != own).Select(task => task.Id).FirstAsync());
        });
        var client = await web.SignedInAsync("tran-thi-huong-buoi");

        (await client.OpenAsync($"/nhiem-vu/{places.Own}")).Status.ShouldBe(200);
        (await client.OpenAsync($"/nhiem-vu/{places.Own}/nop")).Status.ShouldBe(404);
        (await client.OpenAsync($"/nhiem-vu/{places.Other}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Post_WithoutTheForgeryToken_IsRefusedAndChangesNothing()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer, followsRedirects: false);
        foreach (var end in TaskUrls.Skip(1))
        {
            using var content = new FormUrlEncodedContent([new("Input.Words", "x"), new("Reason", "x"), new("Until", "1/1/2030")]);
            var response = await client.PostAsync(
                $"/nhiem-vu/{task}{end}", content, TestContext.Current.CancellationToken);

            ((int)response.StatusCode).ShouldBe(400, end);
        }

        (await BegunAsync(task)).ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_WithoutASession_LeadToSignInAndBack()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = web.CreateClient();

        var door = await client.OpenAsync($"/nhiem-vu/{task}");
        var page = await client.SubmitFormAsync(
            door.Form(), new() { ["UserName"] = Desk.HealthOfficer, ["Password"] = AgencyTasks.Core.Seeding.DemoAccounts.Password });

        door.Url.ShouldStartWith("/dang-nhap?tiep=");
        page.Url.ShouldBe($"/nhiem-vu/{task}");
    }

    [Fact]
    public async Task OperationId_OfAnotherTask_HandsInNothing()
    {
        var (first, second) = (await HandedAsync("V.7.1a"), await HandedAsync("V.7.1c"));
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var check = await client.OpenAsync($"/nhiem-vu/{first}/kiem-tra");
        await client.SendAsync(check);
        var other = await client.OpenAsync($"/nhiem-vu/{second}/kiem-tra");

        var answer = await client.SubmitFormAsync(
            other.Form(), new() { ["OperationId"] = ((IHtmlInputElement)check.Form().Elements["OperationId"]!).Value });

        answer.Status.ShouldBe(404);
        (await web.ReadAsync(db => db.Tasks.Where(task => task.Id == second).Select(task => task.SubmittedAt).FirstAsync()))
            .ShouldBeNull();
    }

    private async Task<Guid> HandedAsync(string duty)
    {
        var task = await web.FreshTaskAsync("so-y-te", duty);
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        await client.SubmitFormAsync(form.Form(), form.FilledIn());
        return task;
    }

    private static async Task<int> PostAsync(HttpClient client, IHtmlFormElement form, string url)
    {
        using var content = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", ((IHtmlInputElement)form.Elements["__RequestVerificationToken"]!).Value),
            new("OperationId", Guid.NewGuid().ToString()),
            new("Input.Words", "x"),
            new("Until", "1/1/2030"),
            new("Reason", "x"),
        ]);
        return (int)(await client.PostAsync(url, content)).StatusCode;
    }

    private Task<bool> BegunAsync(Guid task) => web.ReadAsync(db =>
        db.Tasks.Where(t => t.Id == task).Select(t => t.BegunAt != null || t.Submissions.Any() || t.Extensions.Any()).FirstAsync());
}
