using System.Text;
using AgencyTasks.Core;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using QRCoder;

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

    /// <summary>The key as a picture of our own address: the content policy allows no data: one.</summary>
    public async Task<IActionResult> OnGetPictureAsync()
    {
        await LoadAsync();
        if (Key is null)
        {
            return NotFound();
        }

        var issuer = Uri.EscapeDataString(texts["Authenticator.Issuer"]);
        var address = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(Owner.UserName!)}?secret={Key}&issuer={issuer}&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return File(Encoding.UTF8.GetBytes(picture.GetGraphic(6)), "image/svg+xml");
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
