using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Core.Successions;

/// <summary>
/// An administrator records a merger, split, renaming, move or abolition with its document: rows, open work and posts in one
/// transaction, exactly as previewed; if something changed meanwhile, nothing happens and it is shown again. An act of a day
/// to come takes effect at its midnight.
/// </summary>
public sealed class RecordSuccession(
    AgencyTasksDb db, PreviewSuccession preview, SuccessionBook book, AuditTrail trail, DataScope scope,
    IClock clock)
{
    public sealed record Command(SuccessionRequest Request, string Fingerprint, Viewer By);

    public sealed record Recorded(Guid SuccessionId, WorkPassedOn PassedOn);

    /// <exception cref="RuleRefusedException">A rule of succession, or the preview no longer holds.</exception>
    public Task<Recorded> ExecuteAsync(Command command, CancellationToken token)
    {
        if (!command.By.Is(Role.Admin))
        {
            throw new NotFoundException("The act");
        }

        // An administrator sees no task, and yet every open one of these bodies passes on.
        scope.Widen();
        var at = clock.Now();
        var request = command.Request with { Document = Checked(command.Request.Document, command.Request.EffectiveDay) };
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                var now = await preview.ExecuteAsync(request, command.By.PersonId, at, cancel);
                if (now.Fingerprint != command.Fingerprint)
                {
                    throw new RuleRefusedException(Rules.SuccessionPreviewStillHolds);
                }

                var passedOn = await book.ExecuteAsync(now, at, cancel);
                var what = new AuditEvent
                {
                    Name = "SuccessionConfirmed",
                    SubjectKind = "succession",
                    SubjectId = now.Act.Id,
                    PersonId = command.By.PersonId,
                    Reason = $"preview {now.Fingerprint}",
                };
                await trail.AppendAsync(what, at, cancel);
                return new Recorded(now.Act.Id, passedOn);
            },
            token);
    }

    private DocumentReference Checked(DocumentReference document, LocalDate effectiveDay)
    {
        var plain = new DocumentReference(
            PlainText.Normalise(document.Number) ?? "",
            document.Date,
            PlainText.Normalise(document.Signer) ?? "",
            PlainText.Normalise(document.IssuedBy));
        if (plain.Number.Length == 0 || plain.Signer.Length == 0)
        {
            throw new RuleRefusedException(Rules.DocumentIsComplete);
        }

        // An act may be prepared before its document is signed, never with one that comes after its own day.
        return plain.Date > LocalDate.Max(clock.Today(), effectiveDay)
            ? throw new RuleRefusedException(Rules.DocumentIsNotFromTheFuture, plain.Date)
            : plain;
    }
}
