using System.Buffers.Text;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Database;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Khóa truy cập: the device's own lock instead of a password; added, named and taken away here.</summary>
[BeforeSecondFactor]
public sealed class PasskeysModel(
    AccountPageTools tools, AccountSignIn signIn, UserManager<Core.Database.Account> accounts, CurrentViewer current,
    AddPasskey add, ChangePasskey change, RuleMessages messages, IStringLocalizer<Shared> shared,
    IStringLocalizer<AccountTexts> texts) : AccountPage(tools)
{
    [BindProperty]
    public string? Name { get; set; }

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public Task OnGetAsync() => LoadAsync();

    /// <summary>What the browser needs to make a new one.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(
        await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = Owner.Id.ToString(),
            Name = Owner.UserName!,
            DisplayName = current.Viewer.FullName,
        }),
        "application/json");

    public async Task<IActionResult> OnPostAsync(string? credential, CancellationToken token)
    {
        var name = ReadName();
        if (!await MayChangeAsync(token) || !ModelState.IsValid)
        {
            return await ShowAsync();
        }

        var attested = await AttestAsync(credential);
        if (attested is null)
        {
            ModelState.AddModelError("", texts["Passkey.Failed"]);
            return await ShowAsync();
        }

        Codes = await add.ExecuteAsync(new(Owner.Id, Session.Id, attested, name!), token);
        return Codes.Count > 0 ? Page() : Redirect(Url.Content("~/tai-khoan/khoa-truy-cap"));
    }

    public async Task<IActionResult> OnPostRenameAsync(string? id, CancellationToken token)
    {
        var name = ReadName();
        if (!ModelState.IsValid)
        {
            return await ShowAsync();
        }

        await change.ExecuteAsync(new(Owner.Id, Session.Id, Read(id), name), token);
        return Redirect(Url.Content("~/tai-khoan/khoa-truy-cap"));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken token)
    {
        if (!await MayChangeAsync(token))
        {
            return await ShowAsync();
        }

        await change.ExecuteAsync(new(Owner.Id, Session.Id, Read(id), null), token);
        return Redirect(Url.Content("~/tai-khoan/khoa-truy-cap"));
    }

    private async Task<UserPasskeyInfo?> AttestAsync(string? credential)
    {
        if (credential is not { Length: > 0 and < 50_000 })
        {
            return null;
        }

        try
        {
            return (await signIn.PerformPasskeyAttestationAsync(credential)).Passkey;
        }
        catch (InvalidOperationException)
        {
            // No options were asked for in this browser, or too long ago.
            return null;
        }
    }

    private string? ReadName()
    {
        var name = new FormReader(ModelState, current.Viewer, shared, messages).Text(Name, nameof(Name), AddPasskey.LongestName);
        if (name is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(Name), texts["Passkeys.NameMissing"]);
        }

        return name;
    }

    private static byte[] Read(string? id)
    {
        try
        {
            return Base64Url.DecodeFromChars(id);
        }
        catch (FormatException)
        {
            throw new NotFoundException("The passkey");
        }
    }

    private async Task<IActionResult> ShowAsync()
    {
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync() => Passkeys = await accounts.GetPasskeysAsync(Owner);
}
