using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Evidence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>Somebody who can see a file says that it is a state secret uploaded by mistake: from the commit on nobody sees it
/// any more. Reported already, nothing happens.</summary>
public sealed class ReportFile(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid ItemId, string Reason, Viewer By);

    /// <exception cref="NotFoundException">No such file, or not for this person.</exception>
    public async Task ExecuteAsync(Command command, CancellationToken token)
    {
        var at = clock.Now();
        var reason = PlainText.Normalise(command.Reason) ?? "";
        var (item, taskId) = await db.FindFileAsync(command.ItemId, command.By, token);
        if (reason.Length == 0)
        {
            throw new RuleRefusedException(Rules.ReasonIsGiven);
        }

        var reported = new ReportedFile
        {
            Hash = item.File!.Hash,
            TaskId = taskId,
            ReportedBy = command.By.PersonId,
            ReportedAt = at,
            Reason = reason,
        };
        await db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.ReportedFiles, cancel);
                if (await db.ReportedFiles.Hidden().AnyAsync(one => one.Hash == reported.Hash, cancel))
                {
                    return;
                }

                db.ReportedFiles.Add(reported);
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(reported.Event("FileReported", command.By.PersonId), at, cancel);
            },
            token);
    }
}

internal static class ReportedFileEvents
{
    /// <summary>Names the file by its hash alone.</summary>
    public static AuditEvent Event(this ReportedFile file, string name, Guid by) => new()
    {
        Name = name,
        SubjectKind = "file",
        SubjectId = file.Id,
        PersonId = by,
        Reason = KnownFiles.Write([file.Hash]),
    };
}
