using System.Net;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Account;

/// <summary>Sign-in by a real OpenID Connect provider that runs beside the application.</summary>
public sealed class ProviderTests(ProviderFixture web) : IClassFixture<ProviderFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Provider_WithAVerifiedMail_OpensTheAccountOfThatMailAndRemembersIt()
    {
        var mail = await MailOfAsync("truong-kim-ngan");
        (web.Provider.Subject, web.Provider.Mail, web.Provider.IsVerified) = ("subject-ngan", mail, true);

        (await ComeInAsync()).Url.ShouldBe("/");

        // The address at the provider changes; the link stays.
        web.Provider.Mail = "khac@agencytasks.example";
        (await ComeInAsync()).Url.ShouldBe("/");
    }

    [Fact]
    public async Task Provider_WithAMailThatIsNotVerified_OpensNothing()
    {
        (web.Provider.Subject, web.Provider.Mail, web.Provider.IsVerified) =
            ("subject-thao", await MailOfAsync("nong-thi-thach-thao"), false);

        var page = await ComeInAsync();

        page.Errors.ShouldHaveSingleItem().ShouldContain("tài khoản bên ngoài");
    }

    [Fact]
    public async Task Provider_WithAnUnknownMail_MakesNobody()
    {
        (web.Provider.Subject, web.Provider.Mail, web.Provider.IsVerified) = ("subject-la", "la@agencytasks.example", true);
        var before = await web.ReadAsync(db => db.Users.CountAsync());

        (await ComeInAsync()).Errors.ShouldHaveSingleItem();

        (await web.ReadAsync(db => db.Users.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task Provider_ForACoordinator_DoesNotStandInForTheSecondFactor()
    {
        (web.Provider.Subject, web.Provider.Mail, web.Provider.IsVerified) =
            ("subject-thach", await MailOfAsync(PoliceSteps.Officer), true);

        (await ComeInAsync()).Url.ShouldBe("/tai-khoan/xac-thuc");
    }

    private Task<string> MailOfAsync(string person) =>
        web.ReadAsync(db => db.People.Where(row => row.Code == person).Select(row => row.Mail).SingleAsync());

    /// <summary>Presses the button, visits the provider as a browser would, comes back.</summary>
    private async Task<OpenedPage> ComeInAsync()
    {
        var client = web.CreateClient(followsRedirects: false);
        var page = await client.OpenAsync("/dang-nhap");
        page.Text.ShouldContain("Đăng nhập bằng Cổng của tỉnh");
        var out1 = await client.SubmitFormAsync(page.Form("main form[action='/dang-nhap/ngoai']"));
        out1.Response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = await outside.GetAsync(out1.Response.Headers.Location, Token);
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync(Token));
        var next = back.Headers.Location!.PathAndQuery;
        OpenedPage answer;
        do
        {
            answer = await client.OpenAsync(next);
            next = answer.Response.Headers.Location?.OriginalString ?? "";
        }
        while (next.Length > 0 && answer.Status == 302);

        return answer;
    }
}

public sealed class ProviderFixture : SecuredFixture, IAsyncLifetime
{
    public SmallProvider Provider { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["AgencyTasks:Oidc:Authority"] = Provider.Url,
        ["AgencyTasks:Oidc:ClientId"] = SmallProvider.ClientId,
        ["AgencyTasks:Oidc:ClientSecret"] = SmallProvider.ClientSecret,
        ["AgencyTasks:Oidc:DisplayName"] = "Cổng của tỉnh",
    };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Provider = await SmallProvider.StartAsync();
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Provider.DisposeAsync();
    }
}
