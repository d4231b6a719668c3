using AgencyTasks.Web.Tests.Tasks;
using Microsoft.AspNetCore.Mvc;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>What every answer of every endpoint carries, errors too.</summary>
public sealed class EveryAnswerTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly string[] Roles = ["FocalPoint", "Coordinator", "Admin", AccessWorld.None];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_OfEveryEndpoint_CarriesTheHeaders()
    {
        var asked = 0;
        foreach (var (endpoint, row, role) in await EverythingAsync())
        {
            var client = await world.BrowserAsync(role);
            var task = AccessCheck.IsAboutTask(row) ? await world.SharedAsync(role, "other", "Draft") : null;
            var check = new AccessCheck(endpoint, row, role, "other", "Draft");
            // Without its body: what would change something is refused.
            using var request = new HttpRequestMessage(new HttpMethod(endpoint.Verb), check.Url(world, task));
            using var response = await client.SendAsync(request, Token);

            var told = $"{endpoint.Key} {role} {(int)response.StatusCode}";
            var csp = response.Headers.GetValues("Content-Security-Policy").Single();
            csp.ShouldContain("default-src '", customMessage: told);
            csp.ShouldContain("frame-ancestors '", customMessage: told);
            if (!endpoint.Pattern.StartsWith("/hangfire", StringComparison.Ordinal) && endpoint.Handler != "Html")
            {
                csp.ShouldNotContain("unsafe", customMessage: told);
            }

            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], told);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"], told);
            response.Headers.Contains("Server").ShouldBeFalse(told);
            ((int)response.StatusCode).ShouldBeLessThan(500, told);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                cookie.ShouldContain("path=/", Case.Insensitive, told);
                cookie.ShouldContain("samesite=", Case.Insensitive, told);
            }

            asked++;
        }

        asked.ShouldBeGreaterThan(120);
    }

    [Fact]
    public async Task Form_WithoutTheForgeryToken_IsRefusedEverywhere()
    {
        foreach (var endpoint in (await AppEndpoints.AllAsync(world.Web.Services)).Where(one => one.Verb != "GET" && one.Page is not null))
        {
            var own = MatrixRow.ReadAll().Where(one => one.Endpoint == endpoint.Key).ToList();
            var row = own[0];
            // Somebody who is let in: the token is asked for after that.
            var role = AccessWorld.Roles.First(one => one != AccessWorld.None
                && own.Any(line => line.Expect is not ("401" or "403" or "sign-in") && line.HasRole(one)));
            var task = AccessCheck.IsAboutTask(row) ? await world.SharedAsync(role, "other", "Draft") : null;
            var client = await world.BrowserAsync(role);
            using var request = new HttpRequestMessage(
                new HttpMethod(endpoint.Verb), new AccessCheck(endpoint, row, role, "other", "Draft").Url(world, task));
            request.Content = new FormUrlEncodedContent([]);
            using var response = await client.SendAsync(request, Token);

            var isFree = endpoint.Page!.ModelTypeInfo!.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), inherit: false);
            (response.StatusCode == System.Net.HttpStatusCode.BadRequest).ShouldBe(
                !isFree, $"{endpoint.Key}: {(int)response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task ReturnAddress_OutsideTheSystem_IsNotFollowed(string address)
    {
        var client = world.Web.CreateClient(followsRedirects: false);
        var token = await client.ForgeryTokenAsync();
        foreach (var (url, field) in new[]
            { ($"/dang-nhap?tiep={Uri.EscapeDataString(address)}", "tiep"), ("/ngon-ngu", "returnUrl"), ("/giao-dien", "returnUrl") })
        {
            using var content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", token), new(field, address), new("language", "vi"), new("theme", "light"),
                new("UserName", Desk.HealthOfficer), new("Password", AgencyTasks.Core.Seeding.DemoAccounts.Password),
            ]);
            using var response = await client.PostAsync(url, content, Token);

            (response.Headers.Location?.ToString() ?? "").ShouldNotContain("evil", customMessage: url);
            (response.Headers.Location?.ToString() ?? "/").ShouldStartWith("/", customMessage: url);
            (response.Headers.Location?.ToString() ?? "/").ShouldNotStartWith("//", customMessage: url);
        }
    }

    [Fact]
    public async Task Searches_TooManyOfOneSession_AreAskedToWait()
    {
        var client = await world.Web.SignedInAsync(Desk.OtherHealthOfficer, followsRedirects: false);
        var last = 0;
        for (var i = 0; i < 300 && last != 429; i++)
        {
            // Counted before anything is looked for, at every address.
            using var response = await client.GetAsync("/healthz?tim=xa", Token);
            last = (int)response.StatusCode;
        }

        last.ShouldBe(429);
        (await client.OpenAsync("/?tim=xa")).Response.Headers.Contains("Retry-After").ShouldBeTrue();
        (await client.OpenAsync("/")).Status.ShouldBe(200);
    }

    private async Task<List<(AppEndpoint Endpoint, MatrixRow Row, string Role)>> EverythingAsync()
    {
        var rows = MatrixRow.ReadAll();
        return
        [
            .. from endpoint in await AppEndpoints.AllAsync(world.Web.Services)
               from role in Roles
               let row = rows.FirstOrDefault(one => one.Endpoint == endpoint.Key)
               where row is not null && endpoint.Pattern != "/dang-xuat"
               select (endpoint, row, role),
        ];
    }
}
