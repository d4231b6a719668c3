using NodaTime;

namespace AgencyTasks.Core.Accounts;

/// <summary>How often a name or an address was wrong of late. Names are kept as hashes: people type passwords into the
/// wrong box.</summary>
public sealed class WrongSignIns
{
    public required string Key { get; init; }

    public required int Count { get; init; }

    public required Instant LastAt { get; init; }
}
