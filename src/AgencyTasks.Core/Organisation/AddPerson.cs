using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>The administrator adds somebody who has no post yet.</summary>
public sealed class AddPerson(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(NewPerson Person, Viewer By);

    /// <returns>The new person's code.</returns>
    public Task<string> ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireAdmin();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Posts, cancel);
                var person = await db.AddPersonAsync(command.Person, cancel);
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(
                    "PersonAdded", person.Id, command.By, $"{person.FullName}, {person.Title}, {person.Mail}",
                    clock.GetCurrentInstant(), cancel);
                return person.Code;
            },
            token);
    }
}
