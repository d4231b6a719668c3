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

    public required LocalDate PeriodStart { get; init; }

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

/// <summary>Some lines of a list, and how many it has.</summary>
public sealed record TaskPage(IReadOnlyList<TaskLine> Lines, int Total);

/// <summary>A person's open tasks, worst first: overdue ones by their date, then what came back, then by date.</summary>
public sealed class TaskLinesQuery(AgencyTasksDb db, IClock clock)
{
    public sealed record Filter(TaskPart Part, TaskStage Stage, string? Words = null, int Skip = 0, int Take = 20);

    public async Task<IReadOnlyList<TaskLine>> ExecuteAsync(Filter filter, Viewer viewer, CancellationToken token) =>
        await (await FoundAsync(filter, viewer, token)).Skip(filter.Skip).Take(filter.Take).ToListAsync(token);

    /// <summary>All of them, read as they are taken.</summary>
    public async IAsyncEnumerable<TaskLine> All(
        Filter filter, Viewer viewer, [EnumeratorCancellation] CancellationToken token = default)
    {
        await foreach (var line in (await FoundAsync(filter, viewer, token)).AsAsyncEnumerable().WithCancellation(token))
        {
            yield return line;
        }
    }

    private async Task<IQueryable<TaskLine>> FoundAsync(Filter filter, Viewer viewer, CancellationToken token)
    {
        var today = clock.Today();
        var tasks = await db.OpenTasksAsync(filter.Part, viewer, token);
        var staged = filter.Stage switch
        {
            TaskStage.Waiting => tasks.Where(task => task.State == TaskState.Submitted),
            TaskStage.Later => tasks.Where(task => task.State != TaskState.Submitted && task.PeriodStart > today),
            _ => tasks.Where(task => task.State != TaskState.Submitted && task.PeriodStart <= today),
        };
        return WorstFirst(staged.Lines(db, filter.Words), today);
    }

    private static IQueryable<TaskLine> WorstFirst(IQueryable<TaskLine> lines, LocalDate today) => lines
        .OrderBy(line => line.DueLastDay < today ? 0 : line.State == TaskState.Returned ? 1 : 2)
        .ThenBy(line => line.DueLastDay).ThenBy(line => line.Position).ThenBy(line => line.CommuneName)
        .ThenBy(line => line.Id);

}

/// <param name="ToDo">With the agency, in a period that has begun.</param>
/// <param name="Overdue">Of these, how many are overdue; of a requested body nothing is.</param>
/// <param name="Later">With the agency, in a period that is still to come.</param>
/// <param name="Waiting">Handed in, the police have not decided.</param>
public sealed record TaskCounts(int ToDo, int Overdue, int Later, int Waiting)
{
    public int Of(TaskStage stage) => stage switch
    {
        TaskStage.Waiting => Waiting,
        TaskStage.Later => Later,
        _ => ToDo,
    };
}

/// <summary>How many open tasks a person has at each stage.</summary>
public sealed class TaskCountsQuery(AgencyTasksDb db, IClock clock)
{
    public async Task<TaskCounts> ExecuteAsync(TaskPart part, string? words, Viewer viewer, CancellationToken token)
    {
        var today = clock.Today();
        return await (await db.OpenTasksAsync(part, viewer, token)).Lines(db, words)
            .GroupBy(_ => true)
            .Select(group => new TaskCounts(
                group.Count(line => line.State != TaskState.Submitted && line.PeriodStart <= today),
                group.Count(line => line.State != TaskState.Submitted && line.PeriodStart <= today
                    && line.DueLastDay < today && !line.IsRequested),
                group.Count(line => line.State != TaskState.Submitted && line.PeriodStart > today),
                group.Count(line => line.State == TaskState.Submitted)))
            .SingleOrDefaultAsync(token) ?? new TaskCounts(0, 0, 0, 0);
    }
}

internal static class TaskLines
{
    /// <summary>What a person has part in and that has not ended.</summary>
    public static async Task<IQueryable<AgencyTask>> OpenTasksAsync(
        this AgencyTasksDb db, TaskPart part, Viewer viewer, CancellationToken token)
    {
        var tasks = db.Tasks.AsNoTracking();
        tasks = part == TaskPart.Lead ? tasks.LedBy(viewer) : await tasks.LedByOthersAsync(viewer, db, token);
        return tasks.NotEnded();
    }

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
                PeriodStart = task.PeriodStart,
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
