using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Successions;

/// <summary>How much of an act took effect now.</summary>
public sealed record WorkPassedOn(int Tasks, int Cancelled, int Posts)
{
    public static readonly WorkPassedOn Nothing = new(0, 0, 0);
}

/// <summary>
/// An act takes effect: open work, with its drafts, returns and extensions, and people's posts pass to the successors. In
/// the caller's transaction; once an act.
/// </summary>
public sealed class ApplySuccession(AgencyTasksDb db, LineageQuery lineage, PassingQuery passing, AuditTrail trail)
{
    public async Task<WorkPassedOn> ExecuteAsync(Guid successionId, Instant at, CancellationToken token)
    {
        var acts = await lineage.ActsAsync(token);
        var act = acts.Single(one => one.Id == successionId);
        var world = new SuccessionWorld(
            await db.Agencies.AsNoTracking().ToListAsync(token),
            await db.Communes.AsNoTracking().ToListAsync(token),
            new Lineage(acts, act.EffectiveDay));
        await LockAsync(act, token);
        var tasks = await passing.TasksAsync(act, world, token);
        var posts = await passing.PostsAsync(act, world, token);
        var moved = tasks.Where(task => task.Heir is not null && (task.Heir.AgencyId, task.Heir.Place) != (task.AgencyId, task.Place))
            .ToList();
        await MoveAsync(act, moved, token);
        var cancelled = await CancelAsync(act, [.. tasks.Where(task => task.Heir is null)], at, token);
        await PassPostsAsync(act, posts, token);
        await db.Successions.Where(one => one.Id == act.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AppliedAt, at), token);
        await WriteDownAsync(act, world, moved, posts, at, token);
        return new WorkPassedOn(moved.Count, cancelled.Count, posts.Count);
    }

    /// <summary>Waits for whoever is just touching one of them.</summary>
    private async Task LockAsync(Succession act, CancellationToken token)
    {
        var ids = await passing.Touched(act).OrderBy(task => task.Id).Select(task => task.Id).ToArrayAsync(token);
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM agency_task WHERE id = ANY ({ids}) ORDER BY id FOR UPDATE", token);
    }

    private async Task MoveAsync(Succession act, IReadOnlyList<PassingTask> moved, CancellationToken token)
    {
        if (moved.Count == 0)
        {
            return;
        }

        await db.Database.ExecuteSqlRawAsync(
            SqlFile.Read("PassTasks.sql"),
            [
                SqlFile.Column("passage_id", moved.Select(_ => Guid.CreateVersion7())),
                SqlFile.Column("task_id", moved.Select(task => task.Id)),
                SqlFile.Column("agency_id", moved.Select(task => task.Heir!.AgencyId)),
                SqlFile.Column("commune_id", moved.Select(task => task.Heir!.Place.CommuneId)),
                SqlFile.Column("district_id", moved.Select(task => task.Heir!.Place.DistrictId)),
                new NpgsqlParameter<Guid>("succession_id", act.Id),
                new NpgsqlParameter<LocalDate>("day", act.EffectiveDay),
            ],
            token);
    }

    private async Task<List<PassingTask>> CancelAsync(
        Succession act, List<PassingTask> cancelled, Instant at, CancellationToken token)
    {
        foreach (var group in cancelled.GroupBy(task => ReasonOf(act, task)))
        {
            var ids = group.Select(task => task.Id).ToList();
            await db.Tasks.Where(task => ids.Contains(task.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(task => task.State, TaskState.Cancelled)
                    .SetProperty(task => task.Reason, group.Key)
                    .SetProperty(task => task.DecidedAt, at),
                token);
            await trail.AppendManyAsync([.. ids.Select(id => TaskEvent("TaskCancelled", id, act, group.Key))], at, token);
        }

        return cancelled;
    }

    private static string ReasonOf(Succession act, PassingTask task)
    {
        var line = act.Lines.First(line => line.SuccessorId is null
            && (line.PredecessorId == task.AgencyId || line.PredecessorId == task.CommuneId || line.PredecessorId == task.DistrictId));
        return $"{line.CancelReason} ({act.Citation})";
    }

    /// <summary>The old post ends the day before, the new one begins on the day; one that had not begun is never taken up
    /// and begins at the successor. A deputy goes on standing in for the same holder.</summary>
    private async Task PassPostsAsync(Succession act, IReadOnlyList<PassingPost> posts, CancellationToken token)
    {
        var passing = posts.ToDictionary(post => post.Id);
        var people = posts.Select(post => post.PersonId).Distinct().ToList();
        var holders = await db.People.Include(person => person.Posts).Where(person => people.Contains(person.Id))
            .ToListAsync(token);
        var begun = new Dictionary<Guid, Guid>();
        var old =
            from person in holders
            from post in person.Posts
            where passing.ContainsKey(post.Id)
            orderby post.IsDeputy
            select (person, post);
        foreach (var (person, post) in old.ToList())
        {
            var last = post.To;
            post.End(LocalDate.Max(act.EffectiveDay, post.From).PlusDays(-1), act.Citation);
            if (passing[post.Id].ToAgencyId is not { } successor)
            {
                continue;
            }

            var next = new Post
            {
                Role = post.Role,
                AgencyId = successor,
                From = LocalDate.Max(post.From, act.EffectiveDay),
                To = last,
                Decision = act.Citation,
                OnBehalfOf = post.OnBehalfOf is { } holder ? begun.GetValueOrDefault(holder, holder) : null,
            };
            // Who held the same post at two bodies that are merged holds it once.
            var same = person.Posts.FirstOrDefault(other =>
                other.IsSameAs(next) && other.IsDeputy == next.IsDeputy && other.Overlaps(next));
            begun[post.Id] = same?.Id ?? next.Id;
            if (same is null)
            {
                person.Hold(next);
            }
        }

        await db.SaveChangesAsync(token);
        db.ChangeTracker.Clear();
    }

    private async Task WriteDownAsync(
        Succession act, SuccessionWorld world, IReadOnlyList<PassingTask> moved, IReadOnlyList<PassingPost> posts, Instant at,
        CancellationToken token)
    {
        var names = world.Agencies.ToDictionary(agency => agency.Id, agency => agency.Name);
        var events = moved.Select(task => TaskEvent(
                "TaskPassedOn", task.Id, act, $"{act.Citation}: {names[task.AgencyId]} → {names[task.Heir!.AgencyId]}"))
            .Concat(posts.Select(post => post.PersonId).Distinct()
                .Select(person => Event("PostPassedOn", "person", person, act, act.Citation)))
            .Append(Event(
                "SuccessionApplied", "succession", act.Id, act,
                $"{act.Citation}: {moved.Count} tasks, {posts.Count} posts"));
        await trail.AppendManyAsync([.. events], at, token);
    }

    private static AuditEvent TaskEvent(string name, Guid taskId, Succession act, string reason) =>
        Event(name, "task", taskId, act, reason);

    private static AuditEvent Event(string name, string kind, Guid id, Succession act, string reason) => new()
    {
        Name = name,
        SubjectKind = kind,
        SubjectId = id,
        PersonId = act.RecordedBy,
        Reason = reason,
    };
}
