using AgencyTasks.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Sign-in by an OpenID Connect provider of the settings: code flow with PKCE, the answer in the address.</summary>
public static class ProviderSignIn
{
    public const string Scheme = "oidc";

    public static AuthenticationBuilder AddProvider(this AuthenticationBuilder builder, AgencyTasksSettings settings)
    {
        var oidc = settings.Oidc;
        return !oidc.IsOn ? builder : builder.AddOpenIdConnect(Scheme, oidc.DisplayName, options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.Authority = oidc.Authority;
            options.ClientId = oidc.ClientId;
            options.ClientSecret = oidc.ClientSecret;
            // Plain http only towards this machine itself, for trials.
            options.RequireHttpsMetadata = !new Uri(oidc.Authority).IsLoopback;
            options.ResponseType = "code";
            options.ResponseMode = "query";
            options.UsePkce = true;
            options.CallbackPath = "/dang-nhap/ngoai/tra-loi";
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.Scope.Add("email");
            options.MapInboundClaims = false;
            options.GetClaimsFromUserInfoEndpoint = true;
            options.ClaimActions.MapJsonKey("email", "email");
            options.ClaimActions.MapJsonKey("email_verified", "email_verified");
            options.SaveTokens = false;
            options.CorrelationCookie = WebServices.Cookie(settings, "correlation-", options.CorrelationCookie);
            options.NonceCookie = WebServices.Cookie(settings, "nonce-", options.NonceCookie);
            options.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.Redirect($"{context.Request.PathBase}/dang-nhap?loi=ngoai");
                return Task.CompletedTask;
            };
        });
    }
}
