using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.HandOvers;

/// <summary>A task that is not settled, with what hangs on it.</summary>
public sealed record OpenWorkLine
{
    public required TaskLine Line { get; init; }

    public required bool HasDraft { get; init; }

    /// <summary>A later date was asked for, nobody has decided.</summary>
    public required LocalDate? AskedUntil { get; init; }

    /// <summary>The latest date that the police agreed to.</summary>
    public required LocalDate? AgreedUntil { get; init; }

    /// <summary>Its period is still to come.</summary>
    public required bool IsLater { get; init; }

    public bool IsWaiting => Line.State == TaskState.Submitted;

    public bool IsReturned => Line.State == TaskState.Returned;
}

/// <summary>Everything open in a post, late ones first.</summary>
public sealed record OpenWork(IReadOnlyList<OpenWorkLine> Lines, LocalDate Today)
{
    /// <summary>Of a requested body nothing is overdue.</summary>
    public IReadOnlyList<OpenWorkLine> Late => Pick(IsLate);

    public IReadOnlyList<OpenWorkLine> Returned => Pick(line => line.IsReturned);

    public IReadOnlyList<OpenWorkLine> Drafts => Pick(line => line.HasDraft);

    /// <summary>Agreed dates that still run, and requests that wait.</summary>
    public IReadOnlyList<OpenWorkLine> Promised =>
        Pick(line => line.AskedUntil is not null || (line.AgreedUntil is not null && !line.IsWaiting));

    public IReadOnlyList<OpenWorkLine> Waiting => Pick(line => line.IsWaiting);

    /// <summary>To be done in a period that has begun, and not late.</summary>
    public IReadOnlyList<OpenWorkLine> Now => Pick(line => !line.IsWaiting && !line.IsLater && !IsLate(line));

    public IReadOnlyList<OpenWorkLine> Later => Pick(line => line.IsLater);

    public bool IsLate(OpenWorkLine line) =>
        !line.IsWaiting && !line.Line.IsRequested && line.Line.DueLastDay < Today;

    private List<OpenWorkLine> Pick(Func<OpenWorkLine, bool> isWanted) => [.. Lines.Where(isWanted)];
}

/// <summary>What is open in a post: of a body what it leads; of the police what waits for their decision.</summary>
public sealed class OpenWorkQuery(AgencyTasksDb db, DataScope scope, IClock clock)
{
    /// <exception cref="NotFoundException">The post is not the viewer's to pass on.</exception>
    public async Task<OpenWork> ExecuteAsync(Post post, Viewer viewer, CancellationToken token)
    {
        viewer.RequireMayPassOn(post);
        // The administrator, who sees no task else, sees what is open in a post that is handed over.
        scope.Widen();
        return await ReadAsync(post.Role, post.AgencyId, token);
    }

    /// <summary>For a command that has asked already.</summary>
    internal async Task<OpenWork> ReadAsync(Role role, Guid agencyId, CancellationToken token)
    {
        var today = clock.Today();
        var tasks = Scope(role, agencyId);
        if (tasks is null)
        {
            return new OpenWork([], today);
        }

        var lines = await tasks.Lines(db, words: null).ToListAsync(token);
        var facts = await tasks
            .Select(task => new
            {
                task.Id,
                task.PeriodStart,
                HasDraft = task.Submissions.Any(submission => submission.State == SubmissionState.Draft),
                AskedUntil = task.Extensions.Where(extension => extension.State == ExtensionState.Open)
                    .Max(extension => (LocalDate?)extension.AskedFor),
                AgreedUntil = task.Extensions.Where(extension => extension.State == ExtensionState.Agreed)
                    .Max(extension => extension.AgreedDate),
            })
            .ToDictionaryAsync(fact => fact.Id, token);
        return new OpenWork(
            [
                .. lines
                    .Select(line => new OpenWorkLine
                    {
                        Line = line,
                        HasDraft = facts[line.Id].HasDraft,
                        AskedUntil = facts[line.Id].AskedUntil,
                        AgreedUntil = facts[line.Id].AgreedUntil,
                        IsLater = line.State == TaskState.Open && facts[line.Id].PeriodStart > today,
                    })
                    .OrderBy(line => line.IsWaiting).ThenBy(line => line.Line.DueLastDay)
                    .ThenBy(line => line.Line.Position).ThenBy(line => line.Line.CommuneName, StringComparer.Ordinal)
                    .ThenBy(line => line.Line.Id),
            ],
            today);
    }

    private IQueryable<AgencyTask>? Scope(Role role, Guid agencyId) => role switch
    {
        Role.FocalPoint or Role.DistrictOffice or Role.AgencyHead => 
            db.Tasks.AsNoTracking().NotEnded().Where(task => task.AgencyId == agencyId),
        Role.Coordinator => db.Tasks.AsNoTracking().NotEnded().Where(task => task.State == TaskState.Submitted
            || task.Extensions.Any(extension => extension.State == ExtensionState.Open)),
        _ => null,
    };
}
