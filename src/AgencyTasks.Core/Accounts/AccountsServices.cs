using AgencyTasks.Core.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AgencyTasks.Core.Accounts;

public static class AccountsServices
{
    /// <summary>Accounts as every process knows them: the rules of passwords, the keys that seal secrets.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection().SetApplicationName("AgencyTasks").PersistKeysToDbContext<AgencyTasksDb>();
        services.AddScoped<IPasswordHasher<Account>, ComposedPasswordHasher>();
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = PasswordRules.Shortest;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                // Instead of a lock a delay that grows: see SignInDelays.
                options.Lockout.AllowedForNewUsers = false;
            })
            .AddUserStore<AccountStore>()
            .AddErrorDescriber<VietnameseErrors>()
            .AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<AccountLinks>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<SignInDelays>();
        services.AddScoped<AccountFinder>();
        return services;
    }
}
