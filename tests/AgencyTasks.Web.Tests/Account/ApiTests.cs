using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AgencyTasks.Core.Accounts;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Account;

/// <summary>Personal keys and what they open.</summary>
public sealed class ApiTests(SecuredFixture web) : IClassFixture<SecuredFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_MadeOnThePage_ReadsWhatItsOwnerSees()
    {
        var key = await KeyAsync("truong-kim-ngan");
        var api = Api(key);

        var me = await api.GetFromJsonAsync<JsonElement>("/api/v1/me", Token);
        var list = await api.GetFromJsonAsync<JsonElement>("/api/v1/tasks?take=5", Token);

        me.GetProperty("posts")[0].GetProperty("role").GetString().ShouldBe("FocalPoint");
        list.GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
        var first = list.GetProperty("tasks")[0];
        var detail = await api.GetFromJsonAsync<JsonElement>($"/api/v1/tasks/{first.GetProperty("id").GetGuid()}", Token);
        detail.GetProperty("task").GetProperty("title").GetString().ShouldBe(first.GetProperty("title").GetString());
        (await web.ReadAsync(db => db.Set<AccessToken>().CountAsync(row => row.KeyHash == key))).ShouldBe(0);
        (await web.ReadAsync(db => db.Set<AccessToken>().AnyAsync(row => row.KeyHash == Secret.Hash(key) && row.UsedAt != null)))
            .ShouldBeTrue();
    }

    [Fact]
    public async Task Task_OfAnotherBody_Answers404LikeNone()
    {
        var foreign = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var api = Api(await KeyAsync("do-thi-phuong-vi"));

        var other = await api.GetAsync($"/api/v1/tasks/{foreign}", Token);
        var none = await api.GetAsync($"/api/v1/tasks/{Guid.NewGuid()}", Token);

        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        other.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await TitleAsync(other)).ShouldBe(await TitleAsync(none));
    }

    [Theory]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/tasks")]
    [InlineData("/api/v1/khong-co")]
    [InlineData("/api")]
    public async Task Call_WithoutAKey_Answers401InASentence(string url)
    {
        var answer = await web.CreateClient().GetAsync(url, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await TitleAsync(answer)).ShouldContain("khóa API");
    }

    [Fact]
    public async Task Call_WithABrowsersCookie_Answers401()
    {
        var client = await web.SignedInAsync("truong-kim-ngan");

        (await client.GetAsync("/api/v1/me", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Page_WithAKey_StaysShut()
    {
        var client = Api(await KeyAsync("nong-thi-thach-thao"));

        var page = await client.GetAsync("/tai-khoan", Token);

        page.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/dang-nhap");
    }

    [Fact]
    public async Task Key_OfTheAdministrator_OpensNoTasks()
    {
        var client = await web.SecurelySignedInAsync(PoliceSteps.Admin);

        var answer = await Api(await KeyAsync(client)).GetAsync("/api/v1/tasks", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TitleAsync(answer)).ShouldContain("không được xem");
    }

    [Fact]
    public async Task Key_RevokedOrPastItsLastDay_OpensNothing()
    {
        var client = await web.SignedInAsync("vi-thi-ngoc-lan");
        var key = await KeyAsync(client);
        web.Time.Added = TimeSpan.FromDays(31);
        try
        {
            (await Api(key).GetAsync("/api/v1/me", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        finally
        {
            web.Time.Added = TimeSpan.Zero;
        }

        (await Api(key).GetAsync("/api/v1/me", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await client.OpenAsync("/tai-khoan/khoa-api");
        page.Text.ShouldNotContain(key);
        await client.SubmitFormAsync(page.Form("main form[action*=Revoke]"));
        (await Api(key).GetAsync("/api/v1/me", Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Key_CalledTooOften_Answers429InASentence()
    {
        var api = Api("att_nothing");
        HttpResponseMessage answer;
        var calls = 0;
        do
        {
            answer = await api.GetAsync("/api/v1/me", Token);
            calls++;
        }
        while (answer.StatusCode == HttpStatusCode.Unauthorized && calls < 200);

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await TitleAsync(answer)).ShouldContain("chờ một phút");
    }

    private async Task<string> KeyAsync(string person) => await KeyAsync(await web.SignedInAsync(person));

    private static async Task<string> KeyAsync(HttpClient client)
    {
        var page = await client.OpenAsync("/tai-khoan/khoa-api");
        var day = NodaTime.SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(20);
        page = await client.SubmitFormAsync(
            page.Form("main form.form-narrow"), new() { ["Name"] = "Phần mềm văn phòng", ["LastDay"] = $"{day:dd/MM/uuuu}" });
        return page.Document.QuerySelector("code.secret")?.TextContent.Trim()
            ?? throw new InvalidOperationException(string.Join(' ', page.Errors));
    }

    private HttpClient Api(string key)
    {
        var client = web.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private static async Task<string> TitleAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("title").GetString()!;
}
