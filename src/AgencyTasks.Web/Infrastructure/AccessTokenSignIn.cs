using System.Security.Claims;
using System.Text.Encodings.Web;
using AgencyTasks.Core.Accounts;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Who calls the API, by the personal key in <c>Authorization: Bearer att_…</c>. What a key may do is a claim;
/// what its owner may do follows from posts, as on the pages.</summary>
public sealed class AccessTokenSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder,
    GrantedAccessQuery access, IStringLocalizer<AccountTexts> texts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    public const string Name = "AccessToken";

    public const string ScopeClaim = "scope";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var key = header[Bearer.Length..].Trim();
        if (key.Length > 100 || await access.ExecuteAsync(key, Context.RequestAborted) is not { } granted)
        {
            return AuthenticateResult.Fail("The key opens nothing.");
        }

        var identity = new ClaimsIdentity(Name);
        identity.AddClaim(new Claim(AccountClaims.Person, granted.PersonId.ToString()));
        identity.AddClaim(new Claim(ScopeClaim, granted.Scope.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblems.Of(StatusCodes.Status401Unauthorized, texts["Api.401"]).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblems.Of(StatusCodes.Status403Forbidden, texts["Api.403"]).ExecuteAsync(Context);
}

/// <summary>What the API says when it gives nothing: problem+json with a sentence.</summary>
public static class ApiProblems
{
    public const string Root = "/api";

    public static bool IsApi(this HttpContext context) => context.Request.Path.StartsWithSegments(Root);

    public static ProblemHttpResult Of(int status, string sentence) =>
        TypedResults.Problem(title: sentence, statusCode: status, type: "about:blank");

    /// <summary>The API knows keys only: a browser's cookies do nothing there.</summary>
    public static void UseKeysOnly(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.IsApi())
        {
            context.Request.Headers.Remove("Cookie");
        }

        return next(context);
    });

    /// <summary>For one scope: signed in by a key that has it, holding one of the roles.</summary>
    public static AuthorizationPolicyBuilder WithKey(AccessScope scope) => new AuthorizationPolicyBuilder(AccessTokenSignIn.Name)
        .RequireAuthenticatedUser().RequireClaim(AccessTokenSignIn.ScopeClaim, scope.ToString());
}
