using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Account;

/// <summary>Who forgot the password chooses another.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ResetModel(
    AccountLinks links, ChoosePassword choose, AccountSignIn signIn, AccountFinder finder, IStringLocalizer<AccountTexts> texts)
    : ChoosePasswordPage(LinkPurpose.PasswordReset, links, choose, signIn, finder, texts);
