using AgencyTasks.Core.Board;

namespace AgencyTasks.Web.Pages.Board;

/// <summary>The four standard heads, large.</summary>
/// <param name="RequestedOverdue">How many of the overdue are requested bodies': never red.</param>
public sealed record HeadsPart(BoardFilter Filter, HeadCounts Counts, int RequestedOverdue);

/// <summary>How long what is overdue has been so, as bars.</summary>
public sealed record AgesPart(BoardFilter Filter, IReadOnlyList<int> Counts);

public sealed record AgencyRowPart(BoardAgency Row, BoardFilter Filter, int ThisMonth);

public sealed record TaskRowsPart(IReadOnlyList<BoardRow> Rows, bool ShowsAgency);
