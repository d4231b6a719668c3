using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Nhận lời mời: who was invited chooses a password and is in.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ChoosePasswordModel(
    AccountLinks links, ChoosePassword choose, AccountSignIn signIn, AccountFinder finder, IStringLocalizer<AccountTexts> texts)
    : ChoosePasswordPage(LinkPurpose.Invitation, links, choose, signIn, finder, texts);
