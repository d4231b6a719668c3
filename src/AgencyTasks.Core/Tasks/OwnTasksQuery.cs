using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>How many of a year's tasks of the own agencies stand under each of the four heads.</summary>
public sealed class OwnHeadsQuery(AgencyTasksDb db, IClock clock)
{
    /// <param name="year">The year in which tasks fall due.</param>
    public async Task<IReadOnlyDictionary<StandardHead, int>> ExecuteAsync(
        int year, Viewer viewer, CancellationToken token)
    {
        var now = clock.Now();
        var rows = await db.Tasks.AsNoTracking().LedBy(viewer).DueIn(year)
            .GroupBy(task => new { task.State, task.IsSubmittedOnTime, task.DueLastDay })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(token);
        return rows
            .GroupBy(row => Timeliness.HeadOf(
                row.Key.State, DueDate.On(row.Key.DueLastDay), row.Key.IsSubmittedOnTime, now))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Count));
    }
}

/// <summary>The tasks of the own agencies under one head, worst first; without a head all of the year.</summary>
public sealed class OwnRowsQuery(AgencyTasksDb db, IClock clock)
{
    public sealed record Filter(int Year, StandardHead? Head, string? Words = null, int Skip = 0, int Take = 50);

    public async Task<TaskPage> ExecuteAsync(Filter filter, Viewer viewer, CancellationToken token)
    {
        var found = Found(filter, viewer);
        var total = await found.CountAsync(token);
        var rows = await found.Skip(filter.Skip).Take(filter.Take).ToListAsync(token);
        return new TaskPage(rows, total);
    }

    /// <summary>All of them, read as they are taken.</summary>
    public IAsyncEnumerable<TaskLine> All(Filter filter, Viewer viewer) => Found(filter, viewer).AsAsyncEnumerable();

    private IOrderedQueryable<TaskLine> Found(Filter filter, Viewer viewer)
    {
        var tasks = db.Tasks.AsNoTracking().LedBy(viewer).DueIn(filter.Year);
        return (filter.Head is { } head ? tasks.Under(head, clock.Today()) : tasks).Lines(db, filter.Words)
            .OrderBy(line => line.DueLastDay).ThenBy(line => line.Position).ThenBy(line => line.CommuneName)
            .ThenBy(line => line.Id);
    }
}

/// <summary>The own annual reports of a year (VII.2).</summary>
public sealed class OwnReportsQuery(AgencyTasksDb db)
{
    public async Task<IReadOnlyList<TaskLine>> ExecuteAsync(int year, Viewer viewer, CancellationToken token)
    {
        // By the duty and not by its code: another plan may have the same code for something else.
        var duties = await db.Duties.AsNoTracking()
            .Where(duty => db.Matrices.Any(matrix => matrix.Id == duty.MatrixId && matrix.State != MatrixState.Draft))
            .Select(duty => new { duty.Id, duty.DueRule })
            .ToListAsync(token);
        var reports = duties.Where(duty => duty.DueRule.BeforeDate is not null).Select(duty => duty.Id).ToList();
        return await db.Tasks.AsNoTracking().LedBy(viewer).DueIn(year)
            .Where(task => reports.Contains(task.DutyId) && task.State != TaskState.Cancelled)
            .Lines(db, words: null)
            .OrderBy(line => line.DueLastDay).ThenBy(line => line.Position)
            .ToListAsync(token);
    }
}

internal static class OwnTasks
{
    public static IQueryable<AgencyTask> DueIn(this IQueryable<AgencyTask> tasks, int year)
    {
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        return tasks.Where(task => task.DueLastDay >= first && task.DueLastDay <= last);
    }

    /// <summary>Domain's <see cref="Timeliness.HeadOf"/> in SQL; a test holds them equal.</summary>
    public static IQueryable<AgencyTask> Under(
        this IQueryable<AgencyTask> tasks, StandardHead head, LocalDate today) => head switch
        {
            StandardHead.DoneOnTime => tasks.Where(task =>
                task.State == TaskState.Accepted && task.IsSubmittedOnTime == true),
            StandardHead.DoneLate => tasks.Where(task =>
                task.State == TaskState.Accepted && task.IsSubmittedOnTime != true),
            StandardHead.OpenInTime => tasks.Where(task =>
                (task.State == TaskState.Submitted && task.IsSubmittedOnTime == true)
                || ((task.State == TaskState.Open || task.State == TaskState.Returned) && task.DueLastDay >= today)),
            StandardHead.OpenOverdue => tasks.Where(task =>
                (task.State == TaskState.Submitted && task.IsSubmittedOnTime != true)
                || ((task.State == TaskState.Open || task.State == TaskState.Returned) && task.DueLastDay < today)),
            _ => tasks.Where(task => task.State == TaskState.Waived || task.State == TaskState.Cancelled),
        };
}
