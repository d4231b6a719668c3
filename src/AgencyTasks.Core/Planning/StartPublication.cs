using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>
/// Writes down that a version is to be published: once, however often and in how many windows it is asked for. One that died
/// with its process counts no more.
/// </summary>
public sealed class StartPublication(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    /// <summary>So long a publication may be silent between its row and its lock, or while it waits for a connection.</summary>
    internal static readonly Duration Patience = Duration.FromSeconds(10);

    public sealed record Command(Guid MatrixId, string Fingerprint, Viewer By);

    /// <param name="IsNew">False: somebody asked before, and it is under way.</param>
    public sealed record Started(Guid RunId, bool IsNew);

    public Task<Started> ExecuteAsync(Command command, CancellationToken token)
    {
        if (!command.By.Is(Role.Coordinator))
        {
            throw new NotFoundException("The matrix");
        }

        return db.InTransactionAsync(
            async cancel =>
            {
                await GiveUpDeadAsync(command.MatrixId, cancel);
                var id = Guid.CreateVersion7();
                var phase = PublicationPhase.Waiting.ToString();
                var written = await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO publication (
                        id, matrix_id, asked_by, asked_at, fingerprint, phase, done, total, added, cancelled, moved, restored, revised)
                    SELECT {id}, matrix.id, {command.By.PersonId}, {clock.Now()}, {command.Fingerprint}, {phase},
                        0, 0, 0, 0, 0, 0, 0
                    FROM assignment_matrix AS matrix WHERE matrix.id = {command.MatrixId} FOR KEY SHARE
                    ON CONFLICT (matrix_id) WHERE finished_at IS NULL DO NOTHING
                    """,
                    cancel);
                if (written == 0)
                {
                    var underWay = await db.Publications.Where(run => run.MatrixId == command.MatrixId && run.FinishedAt == null)
                        .Select(run => (Guid?)run.Id).SingleOrDefaultAsync(cancel);
                    return new Started(underWay ?? throw new NotFoundException("The draft"), IsNew: false);
                }

                var what = new AuditEvent
                {
                    Name = "PublicationStarted",
                    SubjectKind = "matrix",
                    SubjectId = command.MatrixId,
                    PersonId = command.By.PersonId,
                };
                await trail.AppendAsync(what, clock.Now(), cancel);
                return new Started(id, IsNew: true);
            },
            token);
    }

    private async Task GiveUpDeadAsync(Guid matrixId, CancellationToken token)
    {
        var running = await db.Publications.AsNoTracking()
            .FirstOrDefaultAsync(run => run.MatrixId == matrixId && run.FinishedAt == null, token);
        if (running is not null && await db.IsDeadAsync(running.Id, token))
        {
            await db.FailAsync(running.Id, PublicationRun.Interrupted, clock.Now(), token);
        }
    }
}

internal static class PublicationRuns
{
    /// <summary>Nobody holds its lock, and it has been silent: its process is gone, and with it all that it wrote.</summary>
    public static async Task<bool> IsDeadAsync(this AgencyTasksDb db, Guid runId, CancellationToken token)
    {
        var number = PublicationProgress.LockOf(runId);
        var seconds = StartPublication.Patience.TotalSeconds;
        return (await db.Database.SqlQuery<bool>(
            $"""
            SELECT pg_try_advisory_xact_lock_shared({number}) AS "Value" FROM publication
            WHERE id = {runId} AND finished_at IS NULL AND seen_at < now() - make_interval(secs => {seconds})
            """).ToListAsync(token)) is [true];
    }

    public static Task<int> FailAsync(
        this AgencyTasksDb db, Guid runId, string failure, Instant at, CancellationToken token)
    {
        var phase = PublicationPhase.Failed.ToString();
        return db.Database.ExecuteSqlAsync(
            $"UPDATE publication SET phase = {phase}, failure = {failure}, finished_at = {at} WHERE id = {runId} AND finished_at IS NULL",
            token);
    }
}
