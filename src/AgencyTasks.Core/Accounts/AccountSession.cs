using NodaTime;

namespace AgencyTasks.Core.Accounts;

public enum SignInMethod
{
    Password,
    Authenticator,
    RecoveryCode,
    Passkey,
    External,
}

/// <summary>A browser in which somebody signed in. The cookie carries its number; what it may do is asked here at each
/// request.</summary>
public sealed class AccountSession
{
    public Guid Id { get; private set; } = Guid.NewGuid();

    public required Guid AccountId { get; init; }

    public required SignInMethod Method { get; init; }

    public required bool HasSecondFactor { get; set; }

    /// <summary>Browser and system in words, never the whole header.</summary>
    public required string Device { get; init; }

    public required string Address { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant SeenAt { get; set; }

    public Instant? EndedAt { get; set; }

    public bool IsLiveAt(Instant now, SessionSettings settings) =>
        EndedAt is null && now < EndsAt(settings);

    /// <summary>When it ends if nobody comes any more.</summary>
    public Instant EndsAt(SessionSettings settings) => Instant.Min(
        SeenAt + Duration.FromTimeSpan(settings.Idle), StartedAt + Duration.FromTimeSpan(settings.Longest));
}
