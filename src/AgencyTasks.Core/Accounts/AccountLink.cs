using NodaTime;

namespace AgencyTasks.Core.Accounts;

public enum LinkPurpose
{
    /// <summary>Opens a new account.</summary>
    Invitation,

    /// <summary>For a forgotten password.</summary>
    PasswordReset,
}

/// <summary>A link by which its receiver chooses a password, once. The token is 128 bits; the row holds its hash, and the
/// token itself only sealed, only until its mail has left.</summary>
public sealed class AccountLink
{
    public static readonly Duration InvitationLife = Duration.FromDays(7);

    public static readonly Duration ResetLife = Duration.FromHours(1);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    public required LinkPurpose Purpose { get; init; }

    public required string TokenHash { get; init; }

    public string? SealedToken { get; set; }

    public required Instant IssuedAt { get; init; }

    public required Instant ExpiresAt { get; init; }

    public Instant? UsedAt { get; private set; }

    /// <summary>A newer one took its place.</summary>
    public Instant? WithdrawnAt { get; private set; }

    public bool IsOpenAt(Instant now) => UsedAt is null && WithdrawnAt is null && now < ExpiresAt;

    public static Duration LifeOf(LinkPurpose purpose) =>
        purpose == LinkPurpose.Invitation ? InvitationLife : ResetLife;
}
