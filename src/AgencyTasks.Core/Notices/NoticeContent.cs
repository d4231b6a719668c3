using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>A task as a mail mentions it.</summary>
public sealed record NoticeLine
{
    public required Guid TaskId { get; init; }

    public required Guid AgencyId { get; init; }

    public required string AgencyName { get; init; }

    public required string Title { get; init; }

    /// <summary>Commune or district; null: the whole province.</summary>
    public required string? Place { get; init; }

    public required string PeriodCode { get; init; }

    public required DueDate Due { get; init; }

    public required TaskState State { get; init; }

    public required bool IsBegun { get; init; }

    /// <summary>Why the police gave it back.</summary>
    public required string? Reason { get; init; }

    /// <summary>What the police wrote last and the lead has not answered.</summary>
    public required string? Message { get; init; }

    public required bool IsRequested { get; init; }

    /// <summary>It is with the police: mentioned for what they ask about it, not for its date.</summary>
    public bool IsHandedIn => State == TaskState.Submitted;

    public bool IsOverdue(LocalDate today) => !IsHandedIn && today > Due.LastDay;

    public bool IsDueSoon(LocalDate today) =>
        !IsHandedIn && !IsOverdue(today) && Period.DaysBetween(today, Due.LastDay) <= Timeliness.DueSoonDays;
}

/// <summary>A post of the person that a mail goes to.</summary>
public sealed record NoticePost(
    Role Role, Guid AgencyId, string AgencyName, string ShortName, DutyMode Mode, bool OwesDuties)
{
    /// <summary>Whom the person stands in for; null: a post of one's own.</summary>
    public string? OnBehalfOf { get; init; }
}

/// <summary>Work that was passed on, as a mail tells it.</summary>
public sealed record PassedOn
{
    public required HandOver HandOver { get; init; }

    public required string AgencyName { get; init; }

    public required string ShortName { get; init; }

    public required string Predecessor { get; init; }

    public required string Successor { get; init; }
}

/// <summary>A notice with what of it is true at this moment.</summary>
public sealed record NoticeContent
{
    public required Notice Notice { get; init; }

    public required string FullName { get; init; }

    public required IReadOnlyList<NoticePost> Posts { get; init; }

    /// <summary>Worst first.</summary>
    public required IReadOnlyList<NoticeLine> Lines { get; init; }

    public required LocalDate Today { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    /// <summary>The agencies whose heads' digest goes to this person.</summary>
    public IReadOnlyList<NoticePost> HeadOf =>
        [.. Posts.Where(post => post.Role == Role.AgencyHead && post.OwesDuties).DistinctBy(post => post.AgencyId)];

    /// <summary>What a hand-over's mail is about; null for every other.</summary>
    public PassedOn? PassedOn { get; init; }

    /// <summary>Duties without a task for their next period; of a mail to an administrator.</summary>
    public IReadOnlyList<DutyGap> Gaps { get; init; } = [];

    /// <summary>What was handed in with one press; of a receipt's mail.</summary>
    public IReadOnlyList<MailedReceipt> Receipts { get; init; } = [];

    /// <summary>A digest is true for who still is a head; a reminder while one item is; a hand-over has happened.</summary>
    public bool IsTrue => Notice.Kind switch
    {
        NoticeKind.WeeklyDigest => HeadOf.Count > 0,
        NoticeKind.HandOver => PassedOn is not null,
        NoticeKind.DutyGaps => Gaps.Count > 0,
        NoticeKind.Receipt => Receipts.Count > 0,
        _ => Lines.Count > 0,
    };

    /// <summary>The bodies it speaks of, in the order of its lines.</summary>
    public IReadOnlyList<NoticePost> Bodies =>
    [
        .. Lines.Select(line => Posts.First(post => post.AgencyId == line.AgencyId)).DistinctBy(post => post.AgencyId),
    ];
}
