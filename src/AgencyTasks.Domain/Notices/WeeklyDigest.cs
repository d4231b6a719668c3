using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;
using NodaTime;

namespace AgencyTasks.Domain.Notices;

/// <summary>What the digest needs of a task, whoever leads it.</summary>
public sealed record DigestTask
{
    public required Guid TaskId { get; init; }

    public required Guid AgencyId { get; init; }

    public required TaskState State { get; init; }

    public required DueDate Due { get; init; }

    public required bool? IsSubmittedOnTime { get; init; }

    public required bool IsAnnualReport { get; init; }

    /// <summary>Of which plan; null: there is only one.</summary>
    public string? PlanTitle { get; init; }

    public Guid PlanId { get; init; }

    public bool IsWithAgency => State is TaskState.Open or TaskState.Returned;

    public StandardHead HeadAt(Instant now) => Timeliness.HeadOf(State, Due, IsSubmittedOnTime, now);
}

/// <summary>How many of those that fell due were done on time. Compared without dividing.</summary>
public readonly record struct OnTimeShare(int OnTime, int Counted) : IComparable<OnTimeShare>
{
    public bool IsNone => Counted == 0;

    /// <summary>Whole percent, downwards: 100 only when all were on time.</summary>
    public int Percent => IsNone ? 0 : OnTime * 100 / Counted;

    public int CompareTo(OnTimeShare other) =>
        ((long)OnTime * other.Counted).CompareTo((long)other.OnTime * Counted);

    public static bool operator <(OnTimeShare left, OnTimeShare right) => left.CompareTo(right) < 0;

    public static bool operator >(OnTimeShare left, OnTimeShare right) => left.CompareTo(right) > 0;

    public static bool operator <=(OnTimeShare left, OnTimeShare right) => left.CompareTo(right) <= 0;

    public static bool operator >=(OnTimeShare left, OnTimeShare right) => left.CompareTo(right) >= 0;
}

/// <summary>An agency's place by its share; agencies with the same share have the same place.</summary>
public sealed record DigestPlace(int Place, int Of);

/// <summary>A plan's annual report, as the digest shows it.</summary>
/// <param name="PlanTitle">Null: there is only one plan.</param>
/// <param name="Due">The nearest that is still with the agency; null: this year's was handed in.</param>
public sealed record DigestReport(string? PlanTitle, DueDate? Due);

/// <summary>A head's figures of the week for one agency (product rule).</summary>
public sealed record WeeklyDigest
{
    /// <summary>"Due soon" in the digest: the last day within so many calendar days.</summary>
    public const int DueWithinDays = 14;

    public required int DoneOnTime { get; init; }

    public required int DoneLate { get; init; }

    public required int Overdue { get; init; }

    public required int DueSoon { get; init; }

    public required int Waiting { get; init; }

    /// <summary>Of what fell due this year: done on time, against that, done late and open overdue.</summary>
    public required OnTimeShare ThisYear { get; init; }

    /// <summary>Null for requested bodies, and while nothing fell due.</summary>
    public required DigestPlace? Place { get; init; }

    /// <summary>The same share of what fell due in each of the twelve months up to this one.</summary>
    public required IReadOnlyList<(YearMonth Month, OnTimeShare Share)> Months { get; init; }

    /// <summary>The annual reports, one a plan, the nearest first; what was handed in last.</summary>
    public required IReadOnlyList<DigestReport> Reports { get; init; }

    /// <summary>Overdue and due soon, worst first.</summary>
    public required IReadOnlyList<Guid> Worst { get; init; }

    /// <param name="tasks">Those of all agencies.</param>
    /// <param name="ranked">The agencies that are compared: assigned bodies only.</param>
    public static WeeklyDigest For(
        Guid agencyId, ILookup<Guid, DigestTask> tasks, IReadOnlyCollection<Guid> ranked, Instant now)
    {
        var today = ProvinceTime.DateOf(now);
        var own = tasks[agencyId].ToList();
        var dueThisYear = own.Where(task => task.Due.LastDay.Year == today.Year).ToList();
        var pressing = own.Where(task => task.IsWithAgency && task.Due.LastDay <= today.PlusDays(DueWithinDays)).ToList();
        var reports = own.Where(task => task.IsAnnualReport).ToList();
        return new WeeklyDigest
        {
            DoneOnTime = dueThisYear.Count(task => task.HeadAt(now) == StandardHead.DoneOnTime),
            DoneLate = dueThisYear.Count(task => task.HeadAt(now) == StandardHead.DoneLate),
            Overdue = pressing.Count(task => !task.Due.IsMetBy(now)),
            DueSoon = pressing.Count(task => task.Due.IsMetBy(now)),
            Waiting = own.Count(task => task.State == TaskState.Submitted),
            ThisYear = ShareOf(dueThisYear, now),
            Place = PlaceOf(agencyId, tasks, ranked, now),
            Months = [.. Enumerable.Range(-11, 12).Select(ago => MonthOf(own, today.ToYearMonth().PlusMonths(ago), now))],
            Reports = ReportsOf(reports, today),
            Worst = [.. pressing.OrderBy(task => task.Due.LastDay).Select(task => task.TaskId)],
        };
    }

    /// <summary>Each plan's own: the nearest that is owed, or that this year's was handed in.</summary>
    private static List<DigestReport> ReportsOf(IEnumerable<DigestTask> reports, LocalDate today) =>
    [
        .. reports.GroupBy(task => (task.PlanId, task.PlanTitle))
            .Select(plan => (
                Report: new DigestReport(
                    plan.Key.PlanTitle,
                    plan.Where(task => task.IsWithAgency).Select(task => (DueDate?)task.Due)
                        .OrderBy(due => due!.Value.LastDay).FirstOrDefault()),
                IsHandedIn: plan.Any(task => task.Due.LastDay.Year == today.Year
                    && task.State is TaskState.Submitted or TaskState.Accepted)))
            .Where(plan => plan.Report.Due is not null || plan.IsHandedIn)
            .Select(plan => plan.Report)
            .OrderBy(report => report.Due is null).ThenBy(report => report.Due?.LastDay)
            .ThenBy(report => report.PlanTitle, StringComparer.Ordinal),
    ];

    private static DigestPlace? PlaceOf(
        Guid agencyId, ILookup<Guid, DigestTask> tasks, IReadOnlyCollection<Guid> ranked, Instant now)
    {
        var year = ProvinceTime.DateOf(now).Year;
        var shares = ranked
            .Select(id => (Id: id, Share: ShareOf(tasks[id].Where(task => task.Due.LastDay.Year == year), now)))
            .Where(agency => !agency.Share.IsNone)
            .ToDictionary(agency => agency.Id, agency => agency.Share);
        return shares.TryGetValue(agencyId, out var own)
            ? new DigestPlace(1 + shares.Values.Count(share => share > own), shares.Count)
            : null;
    }

    private static (YearMonth Month, OnTimeShare Share) MonthOf(List<DigestTask> own, YearMonth month, Instant now) =>
        (month, ShareOf(own.Where(task => task.Due.LastDay.ToYearMonth() == month), now));

    private static OnTimeShare ShareOf(IEnumerable<DigestTask> tasks, Instant now)
    {
        var heads = tasks.Select(task => task.HeadAt(now)).ToList();
        var onTime = heads.Count(head => head == StandardHead.DoneOnTime);
        var counted = heads.Count(head =>
            head is StandardHead.DoneOnTime or StandardHead.DoneLate or StandardHead.OpenOverdue);
        return new OnTimeShare(onTime, counted);
    }
}
