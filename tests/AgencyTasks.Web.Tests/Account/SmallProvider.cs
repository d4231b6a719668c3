using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AgencyTasks.Web.Tests.Account;

/// <summary>A real OpenID Connect provider on this machine: whoever comes is the person of <see cref="Mail"/>.</summary>
public sealed class SmallProvider : IAsyncDisposable
{
    public const string ClientId = "agencytasks";
    public const string ClientSecret = "bi-mat-cua-phep-thu";

    private readonly WebApplication app;

    private SmallProvider(WebApplication app) => this.app = app;

    public string Url { get; private set; } = "";

    public string Subject { get; set; } = "person-1";

    public string Mail { get; set; } = "";

    public bool IsVerified { get; set; } = true;

    public static async Task<SmallProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo");
            options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            options.RegisterScopes(Scopes.Email);
            options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            options.EnableDegradedMode();
            options.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler =>
                handler.UseInlineHandler(context =>
                {
                    if (context.ClientId != ClientId)
                    {
                        context.Reject(Errors.InvalidClient);
                    }

                    return ValueTask.CompletedTask;
                }));
            options.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler =>
                handler.UseInlineHandler(context =>
                {
                    if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                    {
                        context.Reject(Errors.InvalidClient);
                    }

                    return ValueTask.CompletedTask;
                }));
            options.UseAspNetCore().DisableTransportSecurityRequirement()
                .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableUserInfoEndpointPassthrough();
        });
        var app = builder.Build();
        var provider = new SmallProvider(app);
        app.MapGet("/authorize", provider.AuthorizeAsync);
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/userinfo", provider.UserInfo);
        await app.StartAsync();
        provider.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return provider;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AuthorizeAsync(HttpContext http) => SignInAsync(http);

    private Task TokenAsync(HttpContext http) => SignInAsync(http);

    private async Task SignInAsync(HttpContext http)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        identity.AddClaim(new Claim(Claims.Subject, Subject).SetDestinations(Destinations.IdentityToken, Destinations.AccessToken));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes());
        if (!principal.GetScopes().Any())
        {
            principal.SetScopes(Scopes.OpenId, Scopes.Email);
        }

        await http.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, principal);
    }

    private IResult UserInfo() =>
        Results.Json(new Dictionary<string, object> { ["sub"] = Subject, ["email"] = Mail, ["email_verified"] = IsVerified });
}
