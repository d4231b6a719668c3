using System.Runtime.CompilerServices;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Board;

/// <summary>A task behind a figure of the board.</summary>
public sealed record BoardRow
{
    public required Guid TaskId { get; init; }

    public required string Title { get; init; }

    public required string Citation { get; init; }

    public required Agency Agency { get; init; }

    public required string? Commune { get; init; }

    public required string? District { get; init; }

    public required string PeriodCode { get; init; }

    public required DueDate Due { get; init; }

    public required TaskState State { get; init; }

    public required bool IsBegun { get; init; }

    public required bool? IsSubmittedOnTime { get; init; }

    public required bool IsNothingToReport { get; init; }

    public required StandardHead Head { get; init; }

    public required int DaysOverdue { get; init; }
}

/// <param name="PlanTitle">Of the plan that they are narrowed to; null: all plans, or there is only one.</param>
public sealed record BoardRows(IReadOnlyList<BoardRow> Rows, int Count, string? PlanTitle);

/// <summary>Exactly the tasks a figure of the board counts, longest overdue first.</summary>
public sealed class BoardRowsQuery(AgencyTasksDb db, IClock clock)
{
    public async Task<BoardRows> ExecuteAsync(
        BoardFilter filter, BoardCell cell, int skip, int take, CancellationToken token)
    {
        var agencies = await AgenciesAsync(filter, token);
        var counted = Counted(filter, cell, agencies);
        var count = await counted.CountAsync(token);
        var rows = await Rows(counted).Skip(skip).Take(take).ToListAsync(token);
        return new BoardRows(
            [.. rows.Select(row => row.Of(agencies))], count, await PlanTitleAsync(filter.PlanCode, token));
    }

    /// <summary>All of them, read as they are taken.</summary>
    public async IAsyncEnumerable<BoardRow> AllAsync(
        BoardFilter filter, BoardCell cell, [EnumeratorCancellation] CancellationToken token)
    {
        var agencies = await AgenciesAsync(filter, token);
        await foreach (var row in Rows(Counted(filter, cell, agencies)).AsAsyncEnumerable().WithCancellation(token))
        {
            yield return row.Of(agencies);
        }
    }

    private async Task<Dictionary<Guid, Agency>> AgenciesAsync(BoardFilter filter, CancellationToken token) =>
        (await db.Agencies.AsNoTracking().Where(a => a.Kind != AgencyKind.Steering).ToListAsync(token))
            .Where(filter.Takes).ToDictionary(agency => agency.Id);

    private IQueryable<BoardTask> Counted(BoardFilter filter, BoardCell cell, Dictionary<Guid, Agency> agencies)
    {
        var ids = agencies.Keys.ToList();
        return Within(BoardTasks.Of(db, filter, clock.Today()).Where(task => ids.Contains(task.AgencyId)), cell);
    }

    private IQueryable<Row> Rows(IQueryable<BoardTask> counted) =>
        from counts in counted
        join task in db.Tasks.AsNoTracking() on counts.TaskId equals task.Id
        join duty in db.Duties on task.DutyId equals duty.Id
        join agency in db.Agencies on counts.AgencyId equals agency.Id
        from commune in db.Communes.Where(commune => commune.Id == counts.CommuneId).DefaultIfEmpty()
        from district in db.Districts.Where(district => district.Id == counts.DistrictId).DefaultIfEmpty()
        orderby counts.DaysOverdue descending, task.DueLastDay, agency.Position, duty.Position, commune.Code, district.Code,
            task.Id
        select new Row
        {
            Task = task,
            AgencyId = counts.AgencyId,
            Head = counts.Head,
            DaysOverdue = counts.DaysOverdue,
            Title = duty.Title,
            Citation = duty.Citation,
            Commune = commune == null ? null : commune.Name,
            District = district == null ? null : district.Name,
        };

    private async Task<string?> PlanTitleAsync(string? code, CancellationToken token) =>
        code is null || await db.Plans.CountAsync(token) < 2
            ? null
            : await db.Plans.Where(plan => plan.Code == code).Select(plan => plan.Title).FirstOrDefaultAsync(token);

    private static IQueryable<BoardTask> Within(IQueryable<BoardTask> tasks, BoardCell cell)
    {
        if (cell.Month is { } month)
        {
            tasks = tasks.Where(task => task.Month == month);
        }

        if (cell.Head is { } head)
        {
            var name = head.ToString();
            tasks = tasks.Where(task => task.Head == name);
        }

        if (cell.Age is { } age)
        {
            tasks = tasks.Where(task => task.DaysOverdue >= age.From && task.DaysOverdue <= age.To);
        }

        if (cell.IsUnbegun)
        {
            tasks = tasks.Where(task => task.IsUnbegun);
        }

        if (cell.DutyCodes.Count > 0)
        {
            tasks = tasks.Where(task => cell.DutyCodes.Contains(task.DutyCode));
        }

        return cell.IsReportHandedIn is { } isHandedIn
            ? tasks.Where(task => task.IsAnnualReport && task.IsHandedIn == isHandedIn)
            : tasks;
    }

    private sealed class Row
    {
        public required AgencyTask Task { get; init; }

        public required Guid AgencyId { get; init; }

        public required string Head { get; init; }

        public required int DaysOverdue { get; init; }

        public required string Title { get; init; }

        public required string Citation { get; init; }

        public required string? Commune { get; init; }

        public required string? District { get; init; }

        public BoardRow Of(Dictionary<Guid, Agency> agencies) => new()
        {
            TaskId = Task.Id,
            Title = Title,
            Citation = Citation,
            Agency = agencies[AgencyId],
            Commune = Commune,
            District = District,
            PeriodCode = Task.PeriodCode,
            Due = Task.Due,
            State = Task.State,
            IsBegun = Task.IsBegun,
            IsSubmittedOnTime = Task.IsSubmittedOnTime,
            IsNothingToReport = Task.IsNothingToReport,
            Head = Enum.Parse<StandardHead>(Head),
            DaysOverdue = DaysOverdue,
        };
    }
}
