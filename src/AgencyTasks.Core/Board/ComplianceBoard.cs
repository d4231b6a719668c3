using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Board;

/// <summary>Counts the year's tasks per body and month under the four standard heads: one statement, reading the year shown
/// and nothing else.</summary>
public sealed class ComplianceBoard(AgencyTasksDb db, IClock clock)
{
    public async Task<BoardFigures> ExecuteAsync(BoardFilter filter, CancellationToken token)
    {
        var counted = BoardTasks.Of(db, filter, clock.Today())
            .GroupBy(task => new { task.AgencyId, task.Month })
            .Select(group => new
            {
                group.Key.AgencyId,
                group.Key.Month,
                DoneOnTime = group.Count(task => task.Head == nameof(StandardHead.DoneOnTime)),
                DoneLate = group.Count(task => task.Head == nameof(StandardHead.DoneLate)),
                OpenInTime = group.Count(task => task.Head == nameof(StandardHead.OpenInTime)),
                OpenOverdue = group.Count(task => task.Head == nameof(StandardHead.OpenOverdue)),
                Longest = group.Max(task => task.DaysOverdue),
                Week = group.Count(task => task.DaysOverdue >= 1 && task.DaysOverdue <= 7),
                Month30 = group.Count(task => task.DaysOverdue >= 8 && task.DaysOverdue <= 30),
                Quarter = group.Count(task => task.DaysOverdue >= 31 && task.DaysOverdue <= 90),
                Longer = group.Count(task => task.DaysOverdue >= 91),
                Reports = group.Count(task => task.IsAnnualReport),
                HandedIn = group.Count(task => task.IsAnnualReport && task.IsHandedIn),
            });
        var rows = await (
            from agency in db.Agencies.AsNoTracking()
            where agency.Kind != AgencyKind.Steering
            join cell in counted on agency.Id equals cell.AgencyId into cells
            from cell in cells.DefaultIfEmpty()
            select new
            {
                Agency = agency,
                Month = (int?)cell.Month,
                Heads = new { A = (int?)cell.DoneOnTime, B = (int?)cell.DoneLate, C = (int?)cell.OpenInTime, D = (int?)cell.OpenOverdue },
                Ages = new { A = (int?)cell.Week, B = (int?)cell.Month30, C = (int?)cell.Quarter, D = (int?)cell.Longer },
                Longest = (int?)cell.Longest,
                Reports = (int?)cell.Reports,
                HandedIn = (int?)cell.HandedIn,
            }).ToListAsync(token);
        var agencies = rows.GroupBy(row => row.Agency.Id).Select(group => new BoardAgency
        {
            Agency = group.First().Agency,
            Months =
            [
                .. Enumerable.Range(1, 12).Select(month => group.FirstOrDefault(row => row.Month == month) is { } row
                    ? new HeadCounts(row.Heads.A ?? 0, row.Heads.B ?? 0, row.Heads.C ?? 0, row.Heads.D ?? 0)
                    : HeadCounts.Nothing),
            ],
            Ages =
            [
                group.Sum(row => row.Ages.A ?? 0), group.Sum(row => row.Ages.B ?? 0),
                group.Sum(row => row.Ages.C ?? 0), group.Sum(row => row.Ages.D ?? 0),
            ],
            LongestOverdue = group.Max(row => row.Longest ?? 0),
            Reports = group.Sum(row => row.Reports ?? 0),
            ReportsHandedIn = group.Sum(row => row.HandedIn ?? 0),
        });
        // Bodies of the year's last day, and those that ended in mid-year with work done.
        var day = LocalDate.Min(new LocalDate(filter.Year, 12, 31), clock.Today());
        return new BoardFigures(
            filter,
            [
                .. agencies.Where(row => filter.Takes(row.Agency) && (row.Agency.IsValidOn(day) || row.Total.Total > 0))
                    .OrderBy(row => row.Group).ThenBy(row => row.Agency.Position),
            ]);
    }
}
