using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning.Sheets;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>Saves what the dry run of a file showed, all or nothing; if the draft changed meanwhile, nothing happens and it
/// is shown again. Saving what is saved already changes nothing.</summary>
public sealed class ImportDuties(AgencyTasksDb db, ImportReviewQuery reviews, AuditTrail trail, IClock clock)
{
    private const int MostCodesNamed = 200;

    /// <param name="Fingerprint">Of the dry run that the person saw.</param>
    /// <param name="IsConverted">It was read with its text converted to Unicode.</param>
    /// <param name="RemovesMissing">Duties that the file does not have go.</param>
    /// <param name="Reason">For duties that were published before.</param>
    public sealed record Command(
        Guid ImportId, string Fingerprint, bool IsConverted, bool RemovesMissing, string Reason, Viewer By);

    /// <exception cref="RuleRefusedException">The draft is no longer as it was shown, or is published; a duty once published
    /// changes without a reason; there are faults.</exception>
    public async Task<DutyImport> ExecuteAsync(Command command, CancellationToken token)
    {
        var at = clock.Now();
        // The table is read before everybody else has to wait.
        var table = await ImportReviewQuery.TableAsync(await reviews.FindAsync(command.ImportId, command.By, token), token);
        return await db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                db.ChangeTracker.Clear();
                var import = await reviews.FindAsync(command.ImportId, command.By, cancel);
                var review = await reviews.ExecuteAsync(import, table, command.IsConverted, cancel);
                if (review.Reading is not { } reading)
                {
                    return review.Import;
                }

                if (!reading.IsClean || reading.Changes.Fingerprint != command.Fingerprint)
                {
                    throw new RuleRefusedException(Rules.PreviewStillHolds);
                }

                var removed = command.RemovesMissing ? reading.Changes.Missing : [];
                Apply(review.Matrix, reading.Changes, removed, new DutyChange(command.By.PersonId, at, command.Reason));
                var what = Event(review, reading.Changes, removed, command);
                review.Import.MarkSaved(at, reading.Changes.Added.Count, reading.Changes.Changed.Count, removed.Count);
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(what, at, cancel);
                return review.Import;
            },
            token);
    }

    private static void Apply(AssignmentMatrix matrix, ImportChanges changes, IReadOnlyList<Duty> removed, DutyChange change)
    {
        foreach (var duty in removed)
        {
            matrix.Remove(duty.Code, duty.Id, change);
        }

        foreach (var (before, after, _) in changes.Changed)
        {
            matrix.Replace(before.Id, after, change);
        }

        foreach (var duty in changes.Added)
        {
            matrix.Add(duty);
        }
    }

    private static AuditEvent Event(ImportReview review, ImportChanges changes, IReadOnlyList<Duty> removed, Command command) => new()
    {
        Name = "DutiesImported",
        SubjectKind = "matrix",
        SubjectId = review.Matrix.Id,
        PersonId = command.By.PersonId,
        Reason = $"{review.Import.FileName}: +{Codes(changes.Added)} ~{Codes(changes.Changed.Select(one => one.After))} "
            + $"-{Codes(removed)}" + (command.Reason.Length > 0 ? $"; {command.Reason}" : ""),
    };

    /// <summary>3 (V.1.1a, V.1.1b, V.1.2)</summary>
    private static string Codes(IEnumerable<Duty> duties)
    {
        var codes = duties.Select(duty => duty.Code).ToList();
        var named = string.Join(", ", codes.Take(MostCodesNamed)) + (codes.Count > MostCodesNamed ? ", …" : "");
        return codes.Count == 0 ? "0" : $"{codes.Count} ({named})";
    }
}
