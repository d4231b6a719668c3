using AgencyTasks.Core.Database;
using AgencyTasks.Core.Notices;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;

namespace AgencyTasks.Web.Tests.Account;

/// <summary>The application as it is delivered: a second factor is required. The real time is the test's to move.</summary>
public class SecuredFixture : WebFixture
{
    public MovedTime Time { get; } = new();

    /// <summary>The code that set up the last authenticator.</summary>
    public string LastCode { get; private set; } = "";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    /// <summary>Sends what waits and reads the latest mail to a person from the folder.</summary>
    public async Task<MimeMessage> MailToAsync(string personCode)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().Widen();
        await scope.ServiceProvider.GetRequiredService<SendNoticesJob>().ExecuteAsync(TestContext.Current.CancellationToken);
        var mails = Directory.EnumerateFiles(Path.Combine(DataFolder, "mail"), "*.eml", SearchOption.AllDirectories)
            .OrderBy(File.GetLastWriteTimeUtc).ToList();
        var found = new List<MimeMessage>();
        foreach (var file in mails)
        {
            found.Add(await MimeMessage.LoadAsync(file));
        }

        return found.Last(mail => mail.To.Mailboxes.Any(box => box.Address.StartsWith(personCode + "@", StringComparison.Ordinal)));
    }

    /// <summary>The address of a mail's button, within the application.</summary>
    public async Task<string> LinkToAsync(string personCode)
    {
        var words = (await MailToAsync(personCode)).TextBody!.Split(['\n', ' ']);
        return new Uri(words.Single(word => word.Contains("/moi/", StringComparison.Ordinal)
            || word.Contains("/dat-lai-mat-khau/", StringComparison.Ordinal))).AbsolutePath;
    }

    /// <summary>What the app will show in half a minute: the clocks may differ by that much.</summary>
    public Task<string> NextCodeAsync(string personCode) => CodeAsync(personCode, 1);

    /// <summary>What the person's app shows now.</summary>
    public async Task<string> CodeAsync(string personCode, int stepsLater = 0)
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Core.Database.Account>>();
        var account = await accounts.FindByNameAsync(personCode);
        return Totp.Code(await accounts.GetAuthenticatorKeyAsync(account!) ?? "", stepsLater);
    }

    /// <summary>A person whose account was never opened, as after an import.</summary>
    public Task ForgetAccountAsync(string personCode) => ReadAsync(async db =>
    {
        var id = await db.Users.Where(user => user.UserName == personCode).Select(user => user.Id).SingleAsync();
        return await db.Users.Where(user => user.Id == id).ExecuteDeleteAsync();
    });

    /// <summary>As after an administrator took it away.</summary>
    public Task ResetSecondFactorAsync(string personCode) => ReadAsync(db => db.Users
        .Where(user => user.UserName == personCode)
        .ExecuteUpdateAsync(set => set.SetProperty(user => user.TwoFactorEnabled, false)
            .SetProperty(user => user.AuthenticatorSince, (NodaTime.Instant?)null)));

    /// <summary>Past the required second factor, with the authenticator set up now.</summary>
    public async Task<HttpClient> SecurelySignedInAsync(string personCode, bool followsRedirects = true)
    {
        var client = await SignedInAsync(personCode);
        var page = await client.OpenAsync("/tai-khoan/xac-thuc");
        page = await client.SubmitFormAsync(page.Form("form[action*=Begin]"));
        LastCode = await CodeAsync(personCode);
        page = await client.SubmitFormAsync(page.Form("main form:not([action*=Begin])"), new() { ["Code"] = LastCode });
        page.Heading.ShouldBe("Mã dự phòng");
        return client;
    }

    protected override void Change(IServiceCollection services)
    {
        services.RemoveAll<TimeProvider>();
        services.AddSingleton<TimeProvider>(Time);
    }
}

/// <summary>The real time and what the test adds to it.</summary>
public sealed class MovedTime : TimeProvider
{
    public TimeSpan Added { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Added;
}
