using AgencyTasks.Core;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Ứng dụng xác thực: a key as picture and as text, the first code, the recovery codes once.</summary>
[BeforeSecondFactor]
public sealed class AuthenticatorModel(
    AccountPageTools tools, UserManager<Core.Database.Account> accounts, BeginAuthenticator begin,
    ConfirmAuthenticator confirm, AgencyTasksSettings settings, CurrentViewer current, IStringLocalizer<AccountTexts> texts)
    : AccountPage(tools)
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Null: none has been begun, or it works already.</summary>
    public string? Key { get; private set; }

    /// <summary>Just made: shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Nothing else opens before.</summary>
    public bool IsAwaited => settings.Binds(current.Viewer) && !Session.HasSecondFactor;

    /// <summary>In groups of four, as one types it.</summary>
    public string SpokenKey => string.Join(' ', Key!.ToLowerInvariant().Chunk(4).Select(group => new string(group)));

    public Task OnGetAsync() => LoadAsync();

    /// <summary>What the application reads from the picture.</summary>
    public string KeyAddress
    {
        get
        {
            var issuer = Uri.EscapeDataString(texts["Authenticator.Issuer"]);
            return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(Owner.UserName!)}?secret={Key}&issuer={issuer}&digits=6";
        }
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken token)
    {
        if (!await MayChangeAsync(token))
        {
            await LoadAsync();
            return Page();
        }

        await begin.ExecuteAsync(new(Owner.Id, Session.Id), token);
        return Redirect(Url.Content("~" + SecondFactorGate.SetUp));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync();
        if (Key is null)
        {
            return Page();
        }

        var digits = new string([.. (Code ?? "").Where(char.IsAsciiDigit)]);
        if (await confirm.ExecuteAsync(new(Owner.Id, Session.Id, digits), token) is { } codes)
        {
            Codes = codes;
            return Page();
        }

        ModelState.Remove(nameof(Code));
        ModelState.AddModelError(nameof(Code), texts["Second.Refused"]);
        return Page();
    }

    private async Task LoadAsync() =>
        Key = Owner.AuthenticatorSince is null ? await accounts.GetAuthenticatorKeyAsync(Owner) : null;
}
