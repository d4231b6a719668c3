using System.Globalization;
using NodaTime;

namespace AgencyTasks.Domain.Auditing;

/// <summary>What is written down of a change: who, what, on what, why.</summary>
public sealed record AuditEvent
{
    public required string Name { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>Null: the system itself.</summary>
    public Guid? PersonId { get; init; }

    public string? Reason { get; init; }

    /// <summary>Of the subject's rows, where whoever wrote all of them knows it already; null: it is read.</summary>
    public string? ContentHash { get; init; }
}

/// <summary>One link of the chain of audit entries: gapless number, hash of the one before, own hash.</summary>
public sealed class AuditEntry
{
    /// <summary>What the first entry names as its predecessor.</summary>
    public static readonly string Genesis = new('0', 64);

    private AuditEntry()
    {
    }

    public long Seq { get; private set; }

    public string PreviousHash { get; private set; } = Genesis;

    public string Hash { get; private set; } = "";

    public Instant At { get; private set; }

    public string Event { get; private set; } = "";

    public string SubjectKind { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public Guid? PersonId { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Hash of what the subject's rows said after the change (<see cref="SubjectContent"/>); null: it has no
    /// rows.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>The next link. The moment is cut to whole microseconds: the database keeps no more, and a hash over
    /// more would no longer fit what is read back.</summary>
    /// <example>The first entry: <c>After(0, AuditEntry.Genesis, what, contentHash, at)</c> has number 1.</example>
    public static AuditEntry After(long lastSeq, string lastHash, AuditEvent what, string? contentHash, Instant at)
    {
        var entry = Linked(checked(lastSeq + 1), lastHash, what, contentHash, at);
        entry.Hash = entry.ComputeHash();
        return entry;
    }

    /// <summary>An entry as it was read back; whether it fits is for <see cref="ComputeHash"/> to say.</summary>
    public static AuditEntry Stored(
        (long Seq, string PreviousHash, string Hash) link, AuditEvent what, string? contentHash, Instant at)
    {
        var entry = Linked(link.Seq, link.PreviousHash, what, contentHash, at);
        entry.Hash = link.Hash;
        return entry;
    }

    /// <summary>The hash this entry must have; it differs from <see cref="Hash"/> when a field was rewritten.</summary>
    public string ComputeHash() => new CanonicalFields()
        .Add(Seq.ToString(CultureInfo.InvariantCulture))
        .Add(PreviousHash)
        .Add(At.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture))
        .Add(Event)
        .Add(SubjectKind)
        .Add(SubjectId.ToString())
        .Add(PersonId?.ToString())
        .Add(Reason)
        .Add(ContentHash)
        .Hash();

    private static AuditEntry Linked(
        long seq, string previousHash, AuditEvent what, string? contentHash, Instant at) => new()
    {
        Seq = seq,
        PreviousHash = previousHash,
        At = ToMicrosecond(at),
        Event = what.Name,
        SubjectKind = what.SubjectKind,
        SubjectId = what.SubjectId,
        PersonId = what.PersonId,
        Reason = what.Reason,
        ContentHash = contentHash,
    };

    private static Instant ToMicrosecond(Instant at)
    {
        var ticks = at.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (((ticks % 10) + 10) % 10));
    }
}
