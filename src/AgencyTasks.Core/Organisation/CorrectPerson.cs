using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>The administrator corrects a name, a title or a mail address; the sign-in name stays.</summary>
public sealed class CorrectPerson(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(string PersonCode, NewPerson Person, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireAdmin();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Posts, cancel);
                var person = await db.PersonAsync(command.PersonCode, cancel);
                var plain = command.Person.Checked();
                var before = new NewPerson(person.FullName, person.Title, person.Mail);
                if (plain == before)
                {
                    return;
                }

                await db.RequireFreeMailAsync(plain.Mail, person.Id, cancel);
                person.Correct(plain.FullName, plain.Title, plain.Mail);
                await db.SaveChangesAsync(cancel);
                // The account's own copy of the address: a reset must go where the person now reads mail.
                await db.Users.Where(account => account.PersonId == person.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(account => account.Email, plain.Mail)
                        .SetProperty(account => account.NormalizedEmail, plain.Mail.ToUpperInvariant()),
                    cancel);
                await trail.AppendAsync(
                    "PersonCorrected", person.Id, command.By,
                    $"{before.FullName}, {before.Title}, {before.Mail} → {plain.FullName}, {plain.Title}, {plain.Mail}",
                    clock.GetCurrentInstant(), cancel);
            },
            token);
    }
}
