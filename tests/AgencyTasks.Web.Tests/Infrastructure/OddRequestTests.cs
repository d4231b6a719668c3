using System.Net;
using AgencyTasks.Core.Database;
using AgencyTasks.Web.Tests.Tasks;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Web.Tests.Infrastructure;

/// <summary>Requests that no page of ours makes: answered in their own kind, never as a fault of the system.</summary>
public sealed class OddRequestTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData(Desk.HealthOfficer, "POST", "/")]
    [InlineData(Desk.HealthOfficer, "POST", "/don-vi")]
    [InlineData(Desk.HealthOfficer, "PUT", "/don-vi/nhiem-vu")]
    [InlineData(Desk.HealthOfficer, "DELETE", "/ma-tran/1")]
    [InlineData(Desk.HealthOfficer, "TRACE", "/")]
    [InlineData(Desk.Police, "POST", "/bang")]
    [InlineData(Desk.Police, "PATCH", "/xac-nhan")]
    public async Task Verb_ThatThePageDoesNotKnow_Answers405(string person, string verb, string url)
    {
        var client = await web.SignedInAsync(person, followsRedirects: false);
        using var request = new HttpRequestMessage(new HttpMethod(verb), url);
        request.Headers.Add("RequestVerificationToken", await TokenAsync(client));

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldContain("GET");
    }

    [Theory]
    [InlineData(Desk.HealthOfficer, "/?tim=a%00b")]
    [InlineData(Desk.HealthOfficer, "/don-vi/nhiem-vu?tim=%00")]
    [InlineData(Desk.HealthOfficer, "/ma-tran/1?ke-hoach=%00")]
    [InlineData(Desk.Police, "/bang?tim=%00")]
    [InlineData(Desk.Police, "/tim?tim=%ef%bf%be")]
    public async Task Address_WithWhatIsNoText_Answers400InASentence(string person, string url)
    {
        var page = await (await web.SignedInAsync(person)).OpenAsync(url);

        page.Status.ShouldBe(400);
        page.Heading.ShouldBe("Yêu cầu chưa hợp lệ");
    }

    [Fact]
    public async Task Form_WithWhatIsNoText_IsASentenceAtItsBoxAndNeverAFault()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var officer = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await officer.OpenAsync($"/nhiem-vu/{task}/gia-han");
        var answer = await officer.SubmitFormAsync(form.Form(), new() { ["Until"] = "20/2/2020", ["Reason"] = "Chờ\uFFFE" });
        answer.Errors.ShouldBe(["Nội dung có ký tự không hiển thị được. Hãy xóa phần vừa dán rồi gõ lại."]);

        var nobody = web.CreateClient();
        var signIn = await nobody.OpenAsync("/dang-nhap");
        var refused = await nobody.SubmitFormAsync(signIn.Form(), new() { ["UserName"] = "a\uFFFE", ["Password"] = "b\uFFFE" });
        refused.Status.ShouldBe(200);
        refused.Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Page_WhileTheDatabaseIsAway_Answers503InASentence()
    {
        await using var away = DatabaseSetup.BuildDataSource("Host=127.0.0.1;Port=1;Username=nobody;Timeout=1");
        using var client = web.CreateClient(services => services.AddSingleton(away));

        var page = await client.OpenAsync("/dang-nhap");

        page.Status.ShouldBe(503);
        page.Heading.ShouldBe("Hệ thống tạm thời chưa sẵn sàng");
    }

    [Fact]
    public async Task Form_InAnotherEncoding_Answers400()
    {
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        using var body = new StringContent("UserName=a");
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded; charset=utf-7");

        var response = await client.PostAsync("/dang-nhap", body, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Page_OfAnotherRole_Answers403InItsOwnPlace()
    {
        var client = await web.SignedInAsync(Desk.HealthOfficer, followsRedirects: false);

        var page = await client.OpenAsync("/xac-nhan");

        page.Status.ShouldBe(403);
        page.Url.ShouldBe("/xac-nhan");
        page.Heading.ShouldBe("Anh chị không có quyền xem trang này");
    }

    [Fact]
    public async Task FormField_NamedLikeThePartOfTheAddress_DoesNotReplaceIt()
    {
        var meant = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{meant}/nop");
        var other = await web.FreshTaskAsync("so-y-te", "V.7.1a");

        await client.SubmitFormAsync(form.Form(), new() { ["id"] = other.ToString(), ["Input.Words"] = "Ở đúng chỗ" });

        (await BegunAsync(meant)).ShouldBeTrue();
        (await BegunAsync(other)).ShouldBeFalse();
    }

    private static async Task<string> TokenAsync(HttpClient client)
    {
        var page = await client.OpenAsync("/huong-dan");
        return page.Document.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
    }

    private Task<bool> BegunAsync(Guid id) => web.ReadAsync(db => Task.FromResult(
        db.Tasks.Where(task => task.Id == id).Select(task => task.BegunAt != null).Single()));
}
