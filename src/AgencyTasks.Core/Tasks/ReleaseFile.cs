using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>The police found that a reported file holds no secret: everybody who may see its task opens it again.</summary>
public sealed class ReleaseFile(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid ReportId, string Reason, Viewer By);

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireCoordinator();
        var at = clock.Now();
        var (by, reason) = (command.By.PersonId, PlainText.Normalise(command.Reason) ?? "");
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.ReportedFiles, cancel);
                var file = await db.ReportedFiles.FirstOrDefaultAsync(one => one.Id == command.ReportId, cancel)
                    ?? throw new NotFoundException("The file");
                if (file.ReleasedBy == by && file.ReleaseReason == reason)
                {
                    return;
                }

                file.Release(by, at, reason);
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(file.Event("FileReleased", by), at, cancel);
            },
            token);
    }
}
