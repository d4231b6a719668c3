using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>Whose and where a task was before it passed on.</summary>
/// <param name="Day">First day with the successor.</param>
/// <param name="Document">Number and date of the act.</param>
public sealed record TaskOrigin(LocalDate Day, string Agency, string? Commune, string? District, string Document);

/// <summary>One task with all that a page says of it.</summary>
public sealed record TaskDetail
{
    public required AgencyTask Task { get; init; }

    public required Duty Duty { get; init; }

    public required Agency Agency { get; init; }

    public required string PlanTitle { get; init; }

    public required string? CommuneName { get; init; }

    public required string? DistrictName { get; init; }

    public required Coordinators Coordinators { get; init; }

    /// <summary>Whom it came from, the latest first: "trước là …", by which document.</summary>
    public required IReadOnlyList<TaskOrigin> Origins { get; init; }

    /// <summary>What the lead and the police wrote to each other, the latest last.</summary>
    public required IReadOnlyList<TaskMessage> Messages { get; init; }

    /// <summary>The bodies that added evidence or wrote, by id.</summary>
    public required IReadOnlyDictionary<Guid, string> Bodies { get; init; }

    /// <summary>When its period was closed and reopened, in order.</summary>
    public required IReadOnlyList<PeriodClosing> Closings { get; init; }

    /// <summary>In force; null: the period is open.</summary>
    public PeriodClosing? Closing => Closings.FirstOrDefault(closing => closing.IsInForce);

    /// <summary>Everybody who did something with it, by id.</summary>
    public required IReadOnlyDictionary<Guid, string> People { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required Instant Now { get; init; }

    public LocalDate Today => ProvinceTime.DateOf(Now);

    /// <summary>Asked, not ordered: never red, never ranked.</summary>
    public bool IsRequested => Agency.IsRequested || Duty.Mode == DutyMode.Requested;

    /// <summary>It has not ended, and its period is open: something may still be done about it.</summary>
    public bool IsLive => !Task.HasEnded && Closing is null;

    /// <summary>What is being put together or, before that, what came back.</summary>
    public Submission? InHand => Task.Draft ?? (Task.IsWithAgency ? Task.LatestMade : null);

    public DeadlineLight Light => Timeliness.LightOf(Task.State, Task.Due, Task.IsSubmittedOnTime, Now);

    /// <summary>The name of the body that added it.</summary>
    public string ContributorOf(Submission contribution) =>
        contribution.ContributorId is { } id ? Bodies.GetValueOrDefault(id, "") : "";

    /// <summary>The name of the body in whose name it was written.</summary>
    public string WriterOf(TaskMessage message) => Bodies.GetValueOrDefault(message.AgencyId, "");

    public string NameOf(Guid? personId) => personId is { } id ? People.GetValueOrDefault(id, "") : "";
}

/// <summary>One task for somebody who may see it.</summary>
public sealed class TaskDetailQuery(
    AgencyTasksDb db, WorkingCalendarQuery calendar, CoordinatorsQuery coordinators, IClock clock)
{
    /// <exception cref="NotFoundException">Not there, or not for this person.</exception>
    public async Task<TaskDetail> ExecuteAsync(Guid taskId, Viewer viewer, CancellationToken token)
    {
        var task = await db.Tasks.AsNoTracking().SeenBy(viewer, db)
            .Include(t => t.Submissions).ThenInclude(s => s.Items)
            .Include(t => t.Submissions).ThenInclude(s => s.Figures)
            .Include(t => t.Extensions)
            .AsSplitQuery()
            .FirstOrDefaultAsync(t => t.Id == taskId, token) ?? throw new NotFoundException("The task");
        var around = await (
            from duty in db.Duties.AsNoTracking()
            where duty.Id == task.DutyId
            join body in db.Agencies.AsNoTracking() on task.AgencyId equals body.Id
            join plan in db.Plans on task.PlanId equals plan.Id
            from commune in db.Communes.Where(one => one.Id == task.CommuneId).DefaultIfEmpty()
            from district in db.Districts.Where(one => one.Id == task.DistrictId).DefaultIfEmpty()
            select new { Duty = duty, Body = body, Plan = plan.Title, Commune = commune.Name, District = district.Name })
            .FirstAsync(token);
        var closings = await db.PeriodClosings.AsNoTracking()
            .Where(closing => closing.PlanId == task.PlanId && closing.PeriodCode == task.PeriodCode)
            .OrderBy(closing => closing.ClosedAt).ToListAsync(token);
        var messages = await db.TaskMessages.AsNoTracking().Where(message => message.TaskId == task.Id)
            .OrderBy(message => message.WrittenAt).ThenBy(message => message.Id).ToListAsync(token);
        return new TaskDetail
        {
            Task = task,
            Duty = around.Duty,
            Agency = around.Body,
            PlanTitle = around.Plan,
            CommuneName = around.Commune,
            DistrictName = around.District,
            Coordinators = await coordinators.ExecuteAsync(around.Duty, task, token),
            Origins = await OriginsAsync(task.Id, token),
            Messages = messages,
            Bodies = await BodiesAsync(task, messages, token),
            Closings = closings,
            People = await PeopleAsync(task, closings, messages, token),
            Calendar = await calendar.ExecuteAsync(token),
            Now = clock.Now(),
        };
    }

    private async Task<List<TaskOrigin>> OriginsAsync(Guid taskId, CancellationToken token)
    {
        var rows = await (
            from passage in db.TaskPassages.AsNoTracking()
            where passage.TaskId == taskId
            join act in db.Successions on passage.SuccessionId equals act.Id
            join agency in db.Agencies on passage.FromAgencyId equals agency.Id
            from commune in db.Communes.Where(c => c.Id == passage.FromCommuneId).DefaultIfEmpty()
            from district in db.Districts.Where(d => d.Id == passage.FromDistrictId).DefaultIfEmpty()
            orderby passage.Day descending
            select new { passage.Day, Agency = agency.Name, Commune = commune.Name, District = district.Name, Act = act })
            .ToListAsync(token);
        return
        [
            .. rows.Select(row => new TaskOrigin(row.Day, row.Agency, row.Commune, row.District, row.Act.Citation)),
        ];
    }

    private async Task<Dictionary<Guid, string>> BodiesAsync(
        AgencyTask task, IReadOnlyList<TaskMessage> messages, CancellationToken token)
    {
        var ids = task.Contributions.Select(one => one.ContributorId!.Value)
            .Concat(messages.Select(message => message.AgencyId)).Distinct().ToList();
        return ids.Count == 0
            ? []
            : await db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id))
                .ToDictionaryAsync(agency => agency.Id, agency => agency.Name, token);
    }

    private async Task<Dictionary<Guid, string>> PeopleAsync(
        AgencyTask task, IReadOnlyList<PeriodClosing> closings, IReadOnlyList<TaskMessage> messages, CancellationToken token)
    {
        var ids = task.Submissions.SelectMany(s => new[] { s.MadeBy, s.DecidedBy, s.ContributedBy })
            .Concat(task.Extensions.SelectMany(e => new[] { e.AskedBy, e.DecidedBy }))
            .Concat(closings.SelectMany(c => new[] { c.ClosedBy, c.ReopenedBy }))
            .OfType<Guid>().Concat(messages.Select(message => message.WrittenBy)).Distinct().ToList();
        return await db.People.AsNoTracking().Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.FullName, token);
    }
}
