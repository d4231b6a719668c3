using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Domain.Evidence;

public enum ReportedFileState
{
    /// <summary>Nobody opens it, nobody hands it in again.</summary>
    Hidden,

    /// <summary>A false alarm: open again.</summary>
    Released,

    /// <summary>Its bytes and its name are gone for good.</summary>
    Purged,
}

/// <summary>
/// Content that somebody said is a state secret uploaded by mistake (báo nhầm tài liệu mật), by its hash: hidden at once from
/// everybody, wherever the same bytes were handed in, then released by the police or purged by two persons, one of the police
/// and one administrator.
/// </summary>
public sealed class ReportedFile
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the bytes.</summary>
    public required string Hash { get; init; }

    /// <summary>Where it was seen.</summary>
    public required Guid TaskId { get; init; }

    public required Guid ReportedBy { get; init; }

    public required Instant ReportedAt { get; init; }

    /// <summary>In the person's own words; the trail holds only its hash.</summary>
    public required string Reason { get; init; }

    public ReportedFileState State { get; private set; } = ReportedFileState.Hidden;

    public Guid? PoliceConfirmedBy { get; private set; }

    public Instant? PoliceConfirmedAt { get; private set; }

    public Guid? AdminConfirmedBy { get; private set; }

    public Instant? AdminConfirmedAt { get; private set; }

    public Guid? ReleasedBy { get; private set; }

    public Instant? ReleasedAt { get; private set; }

    public string? ReleaseReason { get; private set; }

    /// <summary>One of the two confirmations; the second purges. The same person's again changes nothing.</summary>
    /// <param name="role"><see cref="Role.Coordinator"/> or <see cref="Role.Admin"/>.</param>
    /// <exception cref="RuleRefusedException">Decided already, confirmed by another of the same office, or by the same person
    /// for both.</exception>
    public void ConfirmPurge(Guid by, Role role, Instant at)
    {
        RequireHidden();
        var isPolice = role == Role.Coordinator;
        var (own, other) = isPolice ? (PoliceConfirmedBy, AdminConfirmedBy) : (AdminConfirmedBy, PoliceConfirmedBy);
        if (other == by || (own is not null && own != by))
        {
            throw new RuleRefusedException(Rules.PurgeNeedsTwoOffices);
        }

        if (isPolice)
        {
            (PoliceConfirmedBy, PoliceConfirmedAt) = (by, PoliceConfirmedAt ?? at);
        }
        else
        {
            (AdminConfirmedBy, AdminConfirmedAt) = (by, AdminConfirmedAt ?? at);
        }

        if (PoliceConfirmedBy is not null && AdminConfirmedBy is not null)
        {
            State = ReportedFileState.Purged;
        }
    }

    /// <summary>The police found that it holds no secret.</summary>
    public void Release(Guid by, Instant at, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleRefusedException(Rules.ReasonIsGiven);
        }

        RequireHidden();
        State = ReportedFileState.Released;
        ReleasedBy = by;
        ReleasedAt = at;
        ReleaseReason = reason;
    }

    private void RequireHidden()
    {
        if (State != ReportedFileState.Hidden)
        {
            throw new RuleRefusedException(Rules.ReportIsOpen);
        }
    }
}
