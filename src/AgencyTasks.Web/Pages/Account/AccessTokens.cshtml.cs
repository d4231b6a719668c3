using AgencyTasks.Core.Accounts;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Khóa API: made with a name and a last day, shown once, revoked any time.</summary>
public sealed class AccessTokensModel(
    AccountPageTools tools, AccessTokenListQuery list, CreateAccessToken create, RevokeAccessToken revoke,
    CurrentViewer current, RuleMessages messages, IStringLocalizer<Shared> shared, IStringLocalizer<AccountTexts> texts)
    : AccountPage(tools)
{
    private readonly TimeProvider time = tools.Time;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? LastDay { get; set; }

    /// <summary>Just made: shown this once.</summary>
    public string? Key { get; private set; }

    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];

    /// <summary>By the real clock: a key is no part of a simulated year.</summary>
    public LocalDate Today => time.Now().InZone(ProvinceTime.Zone).Date;

    public Task OnGetAsync(CancellationToken token) => LoadAsync(token);

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var name = reader.Text(Name, nameof(Name), CreateAccessToken.LongestName);
        if (name is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(Name), texts["Tokens.NameMissing"]);
        }

        var lastDay = reader.Date(LastDay, nameof(LastDay));
        if (lastDay.Key is null && (lastDay.Date is not { } day || day < Today || day > Today.PlusDays(CreateAccessToken.MostDays)))
        {
            ModelState.AddModelError(
                nameof(LastDay),
                texts["Tokens.LastDayWrong", Core.Display.Wording.Day(Today), Core.Display.Wording.Day(Today.PlusDays(CreateAccessToken.MostDays))]);
        }

        if (ModelState.IsValid && await MayChangeAsync(token))
        {
            Key = await create.ExecuteAsync(new(Owner.Id, name!, AccessScope.ReadTasks, lastDay.Date!.Value), token);
        }

        await LoadAsync(token);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken token)
    {
        await revoke.ExecuteAsync(new(Owner.Id, id), token);
        return Redirect(Url.Content("~/tai-khoan/khoa-api"));
    }

    private async Task LoadAsync(CancellationToken token) => Tokens = await list.ExecuteAsync(Owner.Id, token);
}
