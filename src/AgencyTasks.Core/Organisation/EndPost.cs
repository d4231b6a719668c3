using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>The administrator ends a post on a day, by a decision; who stands in for it stops as well. Nothing is
/// deleted.</summary>
public sealed class EndPost(AgencyTasksDb db, DataScope scope, AuditTrail trail, IClock clock)
{
    public sealed record Command(string PersonCode, Guid PostId, LocalDate LastDay, DocumentReference Decision, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireAdmin();
        // The day of the last work stands in the trail, which an administrator is not given.
        scope.Widen();
        var decision = command.Decision.Checked(clock.Today()).AsDecision();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Posts, cancel);
                var person = await db.PersonAsync(command.PersonCode, cancel);
                var post = person.Posts.FirstOrDefault(post => post.Id == command.PostId)
                    ?? throw new NotFoundException("The post");
                if (person.Id == command.By.PersonId)
                {
                    throw new RuleRefusedException(Rules.NobodyChangesTheirOwnRole);
                }

                post.End(command.LastDay, decision, await db.LastWorkAsync(post, cancel));
                await db.RequireAdministratorAfterAsync(post, command.LastDay, cancel);
                var deputies = await db.EndDeputiesAsync(post.Id, command.LastDay, decision, cancel);
                await db.SaveChangesAsync(cancel);
                foreach (var id in (Guid[])[person.Id, .. deputies])
                {
                    await trail.AppendAsync(
                        "PostEnded", id, command.By, $"{post.Role}, {decision}", clock.GetCurrentInstant(), cancel);
                }
            },
            token);
    }
}
