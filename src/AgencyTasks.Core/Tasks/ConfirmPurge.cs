using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Files.Pictures;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>
/// One of the two confirmations, of the police and of an administrator. The second takes the bytes away and scrubs the file's
/// name wherever it was handed in; the hash stays in the seals and in the trail. The bytes go before the commit: whoever is
/// told that they are gone is told the truth, and after a crash between the two the press is made again.
/// </summary>
public sealed class ConfirmPurge(AgencyTasksDb db, IFileStore store, Previews previews, DataScope scope, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid ReportId, Viewer By);

    /// <exception cref="Domain.RuleRefusedException">Decided already, or both confirmations by one office or person.</exception>
    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        var role = command.By.Is(Role.Coordinator) ? Role.Coordinator
            : command.By.Is(Role.Admin) ? Role.Admin : throw new NotFoundException("The file");
        var at = clock.Now();
        // The administrator sees no task; the file's name is scrubbed in all of them.
        scope.Widen();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.ReportedFiles, cancel);
                var file = await db.ReportedFiles.FirstOrDefaultAsync(one => one.Id == command.ReportId, cancel)
                    ?? throw new NotFoundException("The file");
                if (IsDoneBy(file, command.By.PersonId))
                {
                    return;
                }

                file.ConfirmPurge(command.By.PersonId, role, at);
                await db.SaveChangesAsync(cancel);
                var isPurged = file.State == ReportedFileState.Purged;
                var events = new List<AuditEvent> { file.Event(isPurged ? "FilePurged" : "PurgeConfirmed", command.By.PersonId) };
                if (isPurged)
                {
                    events.AddRange(await ScrubAsync(file, command.By.PersonId, cancel));
                    await store.DeleteAsync(file.Hash, cancel);
                    previews.Forget(file.Hash);
                }

                await trail.AppendManyAsync(events, at, cancel);
            },
            token);
    }

    private static bool IsDoneBy(ReportedFile file, Guid by) => file.PoliceConfirmedBy == by || file.AdminConfirmedBy == by;

    /// <summary>Leaves of the name its sum, by which the seals still hold (<see cref="StoredFile.NameSum"/>).</summary>
    private async Task<IEnumerable<AuditEvent>> ScrubAsync(ReportedFile file, Guid by, CancellationToken token)
    {
        var tasks = await db.Submissions
            .Where(made => made.Items.Any(item => item.File != null && item.File.Hash == file.Hash))
            .Select(made => made.TaskId).Distinct().OrderBy(id => id).ToListAsync(token);
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM agency_task WHERE id = ANY ({tasks}) ORDER BY id FOR UPDATE", token);
        await db.Database.ExecuteSqlRawAsync(
            SqlFile.Read("ScrubFileName.sql"), [new Npgsql.NpgsqlParameter<string>("hash", file.Hash)], token);
        return tasks.Select(id => new AuditEvent
        {
            Name = "EvidencePurged",
            SubjectKind = "task",
            SubjectId = id,
            PersonId = by,
            Reason = KnownFiles.Write([file.Hash]),
        });
    }
}
