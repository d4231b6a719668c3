using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace AgencyTasks.Core.Database;

/// <summary>A person's sign-in. What the person may do follows from posts, never from the account.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required Guid PersonId { get; init; }

    /// <summary>Null: it may sign in. By the real clock.</summary>
    public Instant? DisabledAt { get; set; }

    /// <summary>Null: no authenticator has been tried out yet, whatever key there may be.</summary>
    public Instant? AuthenticatorSince { get; set; }

    /// <summary>Hash of the authenticator's code that opened a session last: a code opens one.</summary>
    public string? LastCodeHash { get; set; }
}
