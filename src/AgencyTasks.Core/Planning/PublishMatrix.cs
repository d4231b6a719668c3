using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>Publishes a draft and does exactly what its preview showed; if something changed meanwhile, nothing happens and
/// it is shown again. Publishing what is published already adds nothing.</summary>
public sealed class PublishMatrix(
    AgencyTasksDb db, PreviewPublication preview, TaskProducer producer, DutyPrints prints, PublicationProgress progress,
    AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid MatrixId, string Fingerprint, Viewer By)
    {
        /// <summary>From <see cref="StartPublication"/>; null: it is asked for and done at once.</summary>
        public Guid? RunId { get; init; }
    }

    public Task<Produced> ExecuteAsync(Command command, CancellationToken token)
    {
        if (!command.By.Is(Role.Coordinator))
        {
            throw new NotFoundException("The matrix");
        }

        var at = clock.Now();
        return db.InTransactionAsync(
            async cancel =>
            {
                await progress.BeginAsync(db, command.RunId, cancel);
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                await progress.TellAsync(PublicationPhase.Comparing, 0, 0, cancel);
                var (publication, isAsShown) = await CompareAsync(command, cancel);
                if (publication.Matrix.State == MatrixState.Published)
                {
                    // Another window was first: its publication is the one that is shown.
                    await db.Publications.Where(run => run.Id == command.RunId).ExecuteDeleteAsync(cancel);
                    return Produced.Nothing;
                }

                if (!isAsShown)
                {
                    throw new RuleRefusedException(Rules.PreviewStillHolds);
                }

                return await WriteAsync(command, publication, at, cancel);
            },
            token);
    }

    /// <summary>Only what can have changed; and where that is not what was shown, everything.</summary>
    private async Task<(Publication Publication, bool IsAsShown)> CompareAsync(Command command, CancellationToken token)
    {
        var publication = await preview.OfWhatChangedAsync(command.MatrixId, token);
        // Each fingerprint hashes every change: it is taken once.
        if (publication.Matrix.State == MatrixState.Published || publication.Diff.Fingerprint == command.Fingerprint)
        {
            return (publication, true);
        }

        db.ChangeTracker.Clear();
        publication = await preview.ExecuteAsync(command.MatrixId, token);
        return (publication, publication.Diff.Fingerprint == command.Fingerprint);
    }

    private async Task<Produced> WriteAsync(
        Command command, Publication publication, Instant at, CancellationToken token)
    {
        var (matrix, diff) = (publication.Matrix, publication.Diff);
        var superseded = await SupersedeAsync(matrix, token);
        matrix.Publish(command.By.PersonId, at, publication.LiveSince);
        await db.SaveChangesAsync(token);
        await progress.TellAsync(PublicationPhase.Writing, 0, diff.Changes, token);
        var reason = $"Ma trận phân công phiên bản {matrix.Version} không còn giao nhiệm vụ này.";
        var produced = await producer.ApplyAsync(
            new Production(matrix.PlanId, diff, reason, command.By.PersonId, at)
            {
                Progress = (done, cancel) => progress.TellAsync(PublicationPhase.Writing, done, diff.Changes, cancel),
            },
            token);
        if (produced != Produced.AllOf(diff))
        {
            // Somebody touched a task while this waited for it.
            throw new RuleRefusedException(Rules.PreviewStillHolds);
        }

        await prints.WriteAsync(matrix.PlanId, publication.Prints, token);
        await progress.TellAsync(PublicationPhase.Recording, diff.Changes, diff.Changes, token);
        await trail.AppendManyAsync(
            [.. superseded.Select(m => Superseded(m, command.By)), Event(matrix, produced, command.By)], at, token);
        await FinishAsync(command, diff, at, token);
        return produced;
    }

    private async Task FinishAsync(Command command, MatrixDiff diff, Instant at, CancellationToken token)
    {
        var run = command.RunId is { } id ? await db.Publications.SingleAsync(one => one.Id == id, token) : null;
        if (run is null)
        {
            run = new PublicationRun
            {
                MatrixId = command.MatrixId, AskedBy = command.By.PersonId, AskedAt = at, Fingerprint = command.Fingerprint,
            };
            db.Publications.Add(run);
        }

        run.Finish(diff, at);
        await db.SaveChangesAsync(token);
    }

    private async Task<List<AssignmentMatrix>> SupersedeAsync(AssignmentMatrix matrix, CancellationToken token)
    {
        var earlier = await db.Matrices
            .Where(m => m.PlanId == matrix.PlanId && m.State == MatrixState.Published)
            .ToListAsync(token);
        earlier.ForEach(m => m.Supersede());
        await db.SaveChangesAsync(token);
        return earlier;
    }

    private static AuditEvent Superseded(AssignmentMatrix matrix, Viewer by) => new()
    {
        Name = "MatrixSuperseded",
        SubjectKind = "matrix",
        SubjectId = matrix.Id,
        PersonId = by.PersonId,
        Reason = $"version {matrix.Version}",
    };

    private static AuditEvent Event(AssignmentMatrix matrix, Produced produced, Viewer by) => new()
    {
        Name = "MatrixPublished",
        SubjectKind = "matrix",
        SubjectId = matrix.Id,
        PersonId = by.PersonId,
        Reason = $"version {matrix.Version}: {produced.Note}",
    };
}
