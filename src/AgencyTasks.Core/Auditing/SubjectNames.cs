using System.Globalization;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Auditing;

/// <summary>What an entry's subject is called today.</summary>
/// <param name="TaskId">The task to look at; null: there is none.</param>
/// <param name="Period">Of a task.</param>
public sealed record SubjectName(
    string Title, Guid? TaskId = null, string? Agency = null, string? Commune = null, string? District = null,
    string? Period = null);

/// <summary>Finds the names of subjects, a statement a kind.</summary>
public sealed class SubjectNames(AgencyTasksDb db)
{
    public async Task<IReadOnlyDictionary<(string Kind, Guid Id), SubjectName>> FindAsync(
        IReadOnlyCollection<AuditEntry> entries, CancellationToken token)
    {
        var names = new Dictionary<(string, Guid), SubjectName>();
        foreach (var group in entries.GroupBy(entry => entry.SubjectKind))
        {
            var ids = group.Select(entry => entry.SubjectId).Distinct().ToList();
            foreach (var (id, name) in await FindAsync(group.Key, ids, token))
            {
                names[(group.Key, id)] = name;
            }
        }

        return names;
    }

    private Task<Dictionary<Guid, SubjectName>> FindAsync(string kind, List<Guid> ids, CancellationToken token) =>
        kind switch
        {
            "task" => TasksAsync(ids, token),
            "evidence" => EvidenceAsync(ids, token),
            "person" => db.People.Where(person => ids.Contains(person.Id))
                .ToDictionaryAsync(person => person.Id, person => new SubjectName(person.FullName), token),
            "account" => db.Users.Where(account => ids.Contains(account.Id))
                .ToDictionaryAsync(account => account.Id, account => new SubjectName(account.UserName ?? ""), token),
            "agency" => db.Agencies.Where(agency => ids.Contains(agency.Id))
                .ToDictionaryAsync(agency => agency.Id, agency => new SubjectName(agency.Name), token),
            "district" => db.Districts.Where(district => ids.Contains(district.Id))
                .ToDictionaryAsync(district => district.Id, district => new SubjectName(district.Name), token),
            "commune" => db.Communes.Where(commune => ids.Contains(commune.Id))
                .ToDictionaryAsync(commune => commune.Id, commune => new SubjectName(commune.Name), token),
            "plan" => db.Plans.Where(plan => ids.Contains(plan.Id))
                .ToDictionaryAsync(plan => plan.Id, plan => new SubjectName(plan.Title), token),
            "matrix" => db.Matrices.Where(matrix => ids.Contains(matrix.Id)).ToDictionaryAsync(
                matrix => matrix.Id,
                matrix => new SubjectName(matrix.Version.ToString(CultureInfo.InvariantCulture)),
                token),
            "body_class" => db.BodyClasses.Where(known => ids.Contains(known.Id))
                .ToDictionaryAsync(known => known.Id, known => new SubjectName(known.Words), token),
            "conversion" => ConversionsAsync(ids, token),
            "period" => db.PeriodClosings.Where(closing => ids.Contains(closing.Id))
                .ToDictionaryAsync(closing => closing.Id, closing => new SubjectName(closing.PeriodCode), token),
            _ => Task.FromResult(new Dictionary<Guid, SubjectName>()),
        };

    private Task<Dictionary<Guid, SubjectName>> TasksAsync(List<Guid> ids, CancellationToken token) => (
        from task in db.Tasks
        where ids.Contains(task.Id)
        join duty in db.Duties on task.DutyId equals duty.Id
        join agency in db.Agencies on task.AgencyId equals agency.Id
        from commune in db.Communes.Where(commune => commune.Id == task.CommuneId).DefaultIfEmpty()
        from district in db.Districts.Where(district => district.Id == task.DistrictId).DefaultIfEmpty()
        select new
        {
            task.Id,
            Name = new SubjectName(duty.Title, task.Id, agency.Name, commune.Name, district.Name, task.PeriodCode),
        }).ToDictionaryAsync(row => row.Id, row => row.Name, token);

    private async Task<Dictionary<Guid, SubjectName>> EvidenceAsync(List<Guid> ids, CancellationToken token)
    {
        var items = await (
            from item in db.Set<EvidenceItem>()
            where ids.Contains(item.Id)
            join submission in db.Submissions on item.SubmissionId equals submission.Id
            select new { item.Id, submission.TaskId }).ToListAsync(token);
        var tasks = await TasksAsync([.. items.Select(item => item.TaskId).Distinct()], token);
        return items.Where(item => tasks.ContainsKey(item.TaskId))
            .ToDictionary(item => item.Id, item => tasks[item.TaskId]);
    }

    private Task<Dictionary<Guid, SubjectName>> ConversionsAsync(List<Guid> ids, CancellationToken token) => (
        from conversion in db.Conversions
        where ids.Contains(conversion.Id)
        join commune in db.Communes on conversion.CommuneId equals commune.Id
        select new { conversion.Id, commune.Name, conversion.Year })
        .ToDictionaryAsync(row => row.Id, row => new SubjectName($"{row.Name}, {row.Year}"), token);
}
