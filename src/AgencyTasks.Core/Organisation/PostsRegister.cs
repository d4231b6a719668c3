using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>What every change of people and posts shares: one at a time, under one lock, so that no rule is asked about posts
/// that somebody else is changing.</summary>
internal static class PostsRegister
{
    /// <summary>What a person does in an agency's name; everything else on a task is the police's.</summary>
    private static readonly string[] AgencyEvents = ["DraftSaved", "LastPeriodCopied", "EvidenceContributed", "Submitted", "ExtensionAsked"];

    /// <summary>Done by either side.</summary>
    private const string MessageWritten = "MessageWritten";

    public static void RequireAdmin(this Viewer by)
    {
        if (!by.Is(Role.Admin))
        {
            throw new NotFoundException("The page");
        }
    }

    public static Task<Person> PersonAsync(this AgencyTasksDb db, Guid id, CancellationToken token) =>
        FindAsync(db.People.Where(person => person.Id == id), token);

    public static Task<Person> PersonAsync(this AgencyTasksDb db, string code, CancellationToken token) =>
        FindAsync(db.People.Where(person => person.Code == code), token);

    public static Task<Person> HolderAsync(this AgencyTasksDb db, Guid postId, CancellationToken token) =>
        FindAsync(db.People.Where(person => person.Posts.Any(post => post.Id == postId)), token);

    /// <summary>Asks whether the person may pass the post on, then lets the command see what its rules ask for: the last work
    /// stands in the trail and the open work in tasks, which not everybody who may pass on is given.</summary>
    public static async Task RequireMayPassOnAsync(
        this AgencyTasksDb db, DataScope scope, Guid postId, Viewer by, CancellationToken token)
    {
        var post = await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(post => post.Id == postId, token)
            ?? throw new NotFoundException("The post");
        if (post.IsDeputy)
        {
            throw post.PersonId == by.PersonId
                ? new RuleRefusedException(Rules.DeputyHandsNothingOver)
                : new NotFoundException("The post");
        }

        by.RequireMayPassOn(post);
        scope.Widen();
    }

    /// <summary>The last day on which the person did something in the post; null: never.</summary>
    public static async Task<LocalDate?> LastWorkAsync(this AgencyTasksDb db, Post post, CancellationToken token)
    {
        var done = db.AuditEntries.Where(entry => entry.PersonId == post.PersonId && entry.SubjectKind == "task");
        if (post.IsFocalPoint)
        {
            done = done.Where(entry => (AgencyEvents.Contains(entry.Event) || entry.Event == MessageWritten)
                && db.Tasks.Any(task => task.Id == entry.SubjectId && task.AgencyId == post.AgencyId));
        }
        else if (post.Role == Role.Coordinator)
        {
            done = done.Where(entry => !AgencyEvents.Contains(entry.Event));
        }
        else
        {
            return null;
        }

        return await done.MaxAsync(entry => (Instant?)entry.At, token) is { } at ? ProvinceTime.DateOf(at) : null;
    }

    /// <summary>Somebody must be left who can give posts on the day after.</summary>
    public static async Task RequireAdministratorAfterAsync(
        this AgencyTasksDb db, Post ending, LocalDate lastDay, CancellationToken token)
    {
        var next = lastDay.PlusDays(1);
        if (ending.Role == Role.Admin && !await db.Set<Post>().HeldOn(next).WithoutDisabled(db)
            .AnyAsync(post => post.Role == Role.Admin && post.Id != ending.Id, token))
        {
            throw new RuleRefusedException(Rules.OneAdministratorStays, next);
        }
    }

    /// <summary>Who stands in for a post stops with it.</summary>
    /// <returns>The deputies whose posts were ended.</returns>
    public static async Task<IReadOnlyList<Guid>> EndDeputiesAsync(
        this AgencyTasksDb db, Guid postId, LocalDate lastDay, string decision, CancellationToken token)
    {
        var deputies = await db.People.Include(person => person.Posts)
            .Where(person => person.Posts.Any(post => post.OnBehalfOf == postId && post.To > lastDay))
            .ToListAsync(token);
        foreach (var post in deputies.SelectMany(person => person.Posts)
            .Where(post => post.OnBehalfOf == postId && post.To > lastDay))
        {
            post.End(LocalDate.Max(lastDay, post.From.PlusDays(-1)), decision);
        }

        return [.. deputies.Select(person => person.Id)];
    }

    public static Task AppendAsync(
        this AuditTrail trail, string name, Guid personId, Viewer by, string? reason, Instant at, CancellationToken token) =>
        trail.AppendAsync(
            new AuditEvent
            {
                Name = name, SubjectKind = "person", SubjectId = personId, PersonId = by.PersonId, Reason = reason,
            },
            at,
            token);

    private static async Task<Person> FindAsync(IQueryable<Person> people, CancellationToken token) =>
        await people.Include(person => person.Posts).FirstOrDefaultAsync(token) ?? throw new NotFoundException("The person");
}
