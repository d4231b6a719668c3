using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Core.Board;

/// <summary>How many tasks stand under each of the four standard heads.</summary>
public sealed record HeadCounts(int DoneOnTime, int DoneLate, int OpenInTime, int OpenOverdue)
{
    public static readonly HeadCounts Nothing = new(0, 0, 0, 0);

    public int Total => DoneOnTime + DoneLate + OpenInTime + OpenOverdue;

    public static HeadCounts operator +(HeadCounts a, HeadCounts b) => new(
        a.DoneOnTime + b.DoneOnTime,
        a.DoneLate + b.DoneLate,
        a.OpenInTime + b.OpenInTime,
        a.OpenOverdue + b.OpenOverdue);

    public static HeadCounts Sum(IEnumerable<HeadCounts> all) => all.Aggregate(Nothing, (sum, one) => sum + one);

    public int Of(StandardHead head) => head switch
    {
        StandardHead.DoneOnTime => DoneOnTime,
        StandardHead.DoneLate => DoneLate,
        StandardHead.OpenInTime => OpenInTime,
        StandardHead.OpenOverdue => OpenOverdue,
        _ => 0,
    };

    /// <summary>What a cell shows first: what is overdue, then what is open, then what was late.</summary>
    public StandardHead Worst => this switch
    {
        { OpenOverdue: > 0 } => StandardHead.OpenOverdue,
        { OpenInTime: > 0 } => StandardHead.OpenInTime,
        { DoneLate: > 0 } => StandardHead.DoneLate,
        { DoneOnTime: > 0 } => StandardHead.DoneOnTime,
        _ => StandardHead.None,
    };
}

public enum BoardGroup
{
    Provincial,
    Requested,
    District,
}

/// <summary>A body's row.</summary>
public sealed record BoardAgency
{
    public required Agency Agency { get; init; }

    /// <summary>January to December, by the month of the last day on time.</summary>
    public required IReadOnlyList<HeadCounts> Months { get; init; }

    /// <summary>Overdue tasks by <see cref="OverdueAge.All"/>.</summary>
    public required IReadOnlyList<int> Ages { get; init; }

    /// <summary>Calendar days of what has been overdue longest; 0: nothing is.</summary>
    public required int LongestOverdue { get; init; }

    /// <summary>Annual reports due in the year, and how many of them were handed in.</summary>
    public required int Reports { get; init; }

    public required int ReportsHandedIn { get; init; }

    public HeadCounts Total => HeadCounts.Sum(Months);

    /// <summary>A body that is asked politely is never shown in red, whatever else it is (V.11, V.12).</summary>
    public BoardGroup Group => Agency.IsRequested ? BoardGroup.Requested
        : Agency.Kind == AgencyKind.District ? BoardGroup.District : BoardGroup.Provincial;
}

/// <summary>The compliance board (bảng theo dõi) of a year.</summary>
public sealed record BoardFigures(BoardFilter Filter, IReadOnlyList<BoardAgency> Agencies)
{
    public HeadCounts Total => HeadCounts.Sum(Agencies.Select(agency => agency.Total));

    public HeadCounts OfMonth(int month) => HeadCounts.Sum(Agencies.Select(agency => agency.Months[month - 1]));

    public int OfAge(int index) => Agencies.Sum(agency => agency.Ages[index]);

    public int RequestedOverdue =>
        Agencies.Where(agency => agency.Group == BoardGroup.Requested).Sum(agency => agency.Total.OpenOverdue);
}
