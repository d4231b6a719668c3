using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Evidence;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>A file of the evidence, its bytes verified; the caller disposes of the stream.</summary>
public sealed record OpenedEvidence(Stream Content, StoredFile File);

/// <summary>Opens a file for somebody who may see its task, and writes down who did.</summary>
public sealed class OpenEvidence(
    AgencyTasksDb db, IFileStore store, ClamdScanner scanner, AuditTrail trail, IClock clock)
{
    /// <exception cref="NotFoundException">No such item, not a file, hidden, or not for this person.</exception>
    /// <exception cref="Domain.RuleRefusedException">A scanner is set, and it finds a virus or does not answer.</exception>
    /// <exception cref="DamagedFileException">The stored bytes are no longer those that were handed in.</exception>
    public async Task<OpenedEvidence> ExecuteAsync(Guid itemId, Viewer viewer, CancellationToken token)
    {
        var file = await db.FindOpenFileAsync(itemId, viewer, token);
        var content = await store.OpenAsync(file.Hash, token);
        try
        {
            // It may have come in before there was a scanner, or before the scanner knew.
            await scanner.RequireCleanAsync(file.Name, file.Hash, content, token);
            await WriteDownAsync(itemId, file, viewer, token);
            return new OpenedEvidence(content, file);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private Task WriteDownAsync(Guid itemId, StoredFile file, Viewer viewer, CancellationToken token)
    {
        var at = clock.Now();
        var what = new AuditEvent
        {
            Name = "EvidenceRead",
            SubjectKind = "evidence",
            SubjectId = itemId,
            PersonId = viewer.PersonId,
            // Not its name: nothing is ever taken out of the trail, and a name may have to be.
            Reason = KnownFiles.Write([file.Hash]),
        };
        return db.InTransactionAsync(cancel => trail.AppendAsync(what, at, cancel), token);
    }
}
