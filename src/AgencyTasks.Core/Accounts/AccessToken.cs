using NodaTime;

namespace AgencyTasks.Core.Accounts;

public enum AccessScope
{
    /// <summary>Reads who one is and the tasks one sees.</summary>
    ReadTasks,
}

/// <summary>A personal key to the API, shown once; the row holds its hash.</summary>
public sealed class AccessToken
{
    public const string Prefix = "att_";

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    public required AccessScope Scope { get; init; }

    public required string KeyHash { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>The last day on which it opens anything, in the province.</summary>
    public required LocalDate LastDay { get; init; }

    public Instant? RevokedAt { get; set; }

    public Instant? UsedAt { get; set; }

    public bool IsOpenOn(LocalDate today) => RevokedAt is null && today <= LastDay;
}
