using System.Runtime.CompilerServices;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>A task as one line of a list.</summary>
public sealed record TaskLine
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The duty's place in the plan.</summary>
    public required int Position { get; init; }

    public required string AgencyName { get; init; }

    public required bool IsRequested { get; init; }

    public required string? CommuneName { get; init; }

    public required string? DistrictName { get; init; }

    public required string PeriodCode { get; init; }

    public required LocalDate DueLastDay { get; init; }

    public required bool DueIsExclusive { get; init; }

    public required TaskState State { get; init; }

    public required bool IsBegun { get; init; }

    public required bool? IsSubmittedOnTime { get; init; }

    public required Instant? SubmittedAt { get; init; }

    public required bool IsNothingToReport { get; init; }

    public required string? Reason { get; init; }

    public DueDate Due => DueDate.Of(DueLastDay, DueIsExclusive);

    public DeadlineLight LightAt(Instant now) => Timeliness.LightOf(State, Due, IsSubmittedOnTime, now);
}

public enum TaskPart
{
    /// <summary>The own agencies lead it.</summary>
    Lead,

    /// <summary>Another agency leads it; the own is named beside it, or it lies in the own district.</summary>
    Coordinating,
}

public enum TaskStage
{
    /// <summary>With the agency, in a period that has begun: open or returned.</summary>
    ToDo,

    /// <summary>With the agency, in a period that is still to come.</summary>
    Later,

    /// <summary>Handed in, the police have not decided.</summary>
    Waiting,
}

/// <summary>A person's open tasks, worst first: overdue ones by their date, then what came back, then by date.</summary>
public sealed class TaskLinesQuery(AgencyTasksDb db, IClock clock)
{
    /// <param name="Take">0: only how many there are.</param>
    public sealed record Filter(TaskPart Part, TaskStage Stage, string? Words = null, int Skip = 0, int Take = 20);

    /// <param name="Overdue">Of all, how many are overdue; of a requested body nothing is.</param>
    public sealed record Page(IReadOnlyList<TaskLine> Lines, int Total, int Overdue);

    public async Task<Page> ExecuteAsync(Filter filter, Viewer viewer, CancellationToken token)
    {
        var today = clock.Today();
        var found = await FoundAsync(filter, viewer, today, token);
        List<TaskLine> rows = filter.Take == 0
            ? []
            : await WorstFirst(found, today).Skip(filter.Skip).Take(filter.Take).ToListAsync(token);
        if (filter.Skip == 0 && rows.Count < filter.Take)
        {
            return new Page(rows, rows.Count, rows.Count(line => line.DueLastDay < today && !line.IsRequested));
        }

        var counts = await found.GroupBy(_ => true)
            .Select(group => new
            {
                All = group.Count(),
                Overdue = group.Count(line => line.DueLastDay < today && !line.IsRequested),
            })
            .SingleOrDefaultAsync(token);
        return new Page(rows, counts?.All ?? 0, counts?.Overdue ?? 0);
    }

    /// <summary>All of them, read as they are taken.</summary>
    public async IAsyncEnumerable<TaskLine> All(
        Filter filter, Viewer viewer, [EnumeratorCancellation] CancellationToken token = default)
    {
        var today = clock.Today();
        await foreach (var line in WorstFirst(await FoundAsync(filter, viewer, today, token), today)
            .AsAsyncEnumerable().WithCancellation(token))
        {
            yield return line;
        }
    }

    private async Task<IQueryable<TaskLine>> FoundAsync(
        Filter filter, Viewer viewer, LocalDate today, CancellationToken token)
    {
        var tasks = db.Tasks.AsNoTracking();
        var own = viewer.AgenciesRead;
        tasks = filter.Part == TaskPart.Lead
            ? tasks.LedBy(viewer)
            : (await tasks.SeenByIndexAsync(viewer, db, token)).Where(task => !own.Contains(task.AgencyId));
        return Staged(tasks, filter.Stage, today).Lines(db, filter.Words);
    }

    private static IQueryable<TaskLine> WorstFirst(IQueryable<TaskLine> lines, LocalDate today) => lines
        .OrderBy(line => line.DueLastDay < today ? 0 : line.State == TaskState.Returned ? 1 : 2)
        .ThenBy(line => line.DueLastDay).ThenBy(line => line.Position).ThenBy(line => line.CommuneName)
        .ThenBy(line => line.Id);

    private static IQueryable<AgencyTask> Staged(IQueryable<AgencyTask> tasks, TaskStage stage, LocalDate today) =>
        stage switch
        {
            TaskStage.Waiting => tasks.Where(task => task.State == TaskState.Submitted),
            TaskStage.Later => tasks.Where(task => task.State == TaskState.Open && task.PeriodStart > today),
            _ => tasks.Where(task =>
                (task.State == TaskState.Open || task.State == TaskState.Returned) && task.PeriodStart <= today),
        };
}

internal static class TaskLines
{
    /// <summary>The lines of tasks, only those with every word in title or place, whatever the marks.</summary>
    public static IQueryable<TaskLine> Lines(this IQueryable<AgencyTask> tasks, AgencyTasksDb db, string? words)
    {
        var rows =
            from task in tasks
            join duty in db.Duties on task.DutyId equals duty.Id
            join agency in db.Agencies on task.AgencyId equals agency.Id
            from commune in db.Communes.Where(c => c.Id == task.CommuneId).DefaultIfEmpty()
            from district in db.Districts.Where(d => d.Id == task.DistrictId).DefaultIfEmpty()
            select new TaskLine
            {
                Id = task.Id,
                Title = duty.Title,
                Position = duty.Position,
                AgencyName = agency.Name,
                IsRequested = agency.Mode == DutyMode.Requested || duty.Mode == DutyMode.Requested,
                CommuneName = commune.Name,
                DistrictName = district.Name,
                PeriodCode = task.PeriodCode,
                DueLastDay = task.DueLastDay,
                DueIsExclusive = task.DueIsExclusive,
                State = task.State,
                IsBegun = task.BegunAt != null,
                IsSubmittedOnTime = task.IsSubmittedOnTime,
                SubmittedAt = task.SubmittedAt,
                IsNothingToReport = task.IsNothingToReport,
                Reason = task.Reason,
            };
        var wanted = PlainText.Fold(words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in wanted.Take(8))
        {
            var pattern = $"%{word.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
            rows = rows.Where(row => EF.Functions.ILike(
                EF.Functions.Unaccent(
                    row.Title + " " + (row.CommuneName ?? "") + " " + (row.DistrictName ?? "") + " " + row.AgencyName),
                pattern));
        }

        return rows;
    }
}
