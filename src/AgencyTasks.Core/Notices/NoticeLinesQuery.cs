using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Notices;

/// <summary>Those of the tasks that are still with the agencies named, or about which the police asked them something;
/// worst first.</summary>
public sealed class NoticeLinesQuery(AgencyTasksDb db)
{
    public async Task<IReadOnlyList<NoticeLine>> ExecuteAsync(
        IReadOnlyCollection<Guid> taskIds, IReadOnlyCollection<Guid> agencyIds, CancellationToken token) =>
        taskIds.Count == 0
            ? []
            : await ReadAsync(
                db.Tasks.InOpenPeriods(db).Where(task => taskIds.Contains(task.Id) && agencyIds.Contains(task.AgencyId)
                    && (task.State == TaskState.Open || task.State == TaskState.Returned
                        || (task.State == TaskState.Submitted
                            && db.UnansweredByLead().Any(message => message.TaskId == task.Id)))),
                token);

    /// <summary>Those of the tasks that are not settled yet: with their agency, or waiting for the police.</summary>
    public Task<IReadOnlyList<NoticeLine>> OpenAsync(IReadOnlyCollection<Guid> taskIds, CancellationToken token) => ReadAsync(
        db.Tasks.Where(task => taskIds.Contains(task.Id)
            && (task.State == TaskState.Open || task.State == TaskState.Returned || task.State == TaskState.Submitted)),
        token);

    /// <summary>All of them, however they stand.</summary>
    public Task<IReadOnlyList<NoticeLine>> AllAsync(IReadOnlyCollection<Guid> taskIds, CancellationToken token) =>
        ReadAsync(db.Tasks.Where(task => taskIds.Contains(task.Id)), token);

    private async Task<IReadOnlyList<NoticeLine>> ReadAsync(IQueryable<AgencyTask> tasks, CancellationToken token)
    {
        var rows = await (
            from task in tasks.AsNoTracking()
            join duty in db.Duties on task.DutyId equals duty.Id
            join agency in db.Agencies on task.AgencyId equals agency.Id
            from commune in db.Communes.Where(commune => commune.Id == task.CommuneId).DefaultIfEmpty()
            from district in db.Districts.Where(district => district.Id == task.DistrictId).DefaultIfEmpty()
            select new
            {
                Task = task,
                duty.Title,
                duty.Position,
                duty.Mode,
                duty.DueRule,
                AgencyName = agency.Name,
                AgencyMode = agency.Mode,
                CommuneCode = commune == null ? null : commune.Code,
                Message = db.UnansweredByLead().Where(message => message.TaskId == task.Id)
                    .OrderByDescending(message => message.WrittenAt).Select(message => message.Words).FirstOrDefault(),
                Place = commune == null ? (district == null ? null : district.Name) : commune.Name,
            }).ToListAsync(token);
        return
        [
            .. rows
                .OrderBy(row => row.Task.State == TaskState.Submitted)
                .ThenBy(row => row.Task.DueLastDay)
                .ThenByDescending(row => row.DueRule.BeforeDate is not null)
                .ThenBy(row => row.Position).ThenBy(row => row.CommuneCode, StringComparer.Ordinal)
                .Select(row => new NoticeLine
                {
                    TaskId = row.Task.Id,
                    AgencyId = row.Task.AgencyId,
                    AgencyName = row.AgencyName,
                    Title = row.Title,
                    Place = row.Place,
                    PeriodCode = row.Task.PeriodCode,
                    Due = DueDate.Of(row.Task.DueLastDay, row.Task.DueIsExclusive),
                    State = row.Task.State,
                    IsBegun = row.Task.IsBegun,
                    Reason = row.Task.Reason,
                    Message = row.Message,
                    IsRequested = row.AgencyMode == DutyMode.Requested || row.Mode == DutyMode.Requested,
                }),
        ];
    }
}
