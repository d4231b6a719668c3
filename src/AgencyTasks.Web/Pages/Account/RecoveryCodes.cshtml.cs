using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Mã dự phòng: ten new ones, shown once; the old ones lose their force.</summary>
[BeforeSecondFactor]
public sealed class RecoveryCodesModel(AccountPageTools tools, RenewRecoveryCodes renew) : AccountPage(tools)
{
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public IActionResult OnGet() => Owner.TwoFactorEnabled ? Page() : Redirect(Url.Content("~" + SecondFactorGate.SetUp));

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        if (!Owner.TwoFactorEnabled)
        {
            return Redirect(Url.Content("~" + SecondFactorGate.SetUp));
        }

        if (await MayChangeAsync(token))
        {
            Codes = await renew.ExecuteAsync(new(Owner.Id), token);
        }

        return Page();
    }
}
