using Microsoft.AspNetCore.Identity;

namespace AgencyTasks.Core.Database;

/// <summary>A person's sign-in. What the person may do follows from posts, never from the account.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required Guid PersonId { get; init; }
}
