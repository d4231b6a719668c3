using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>
/// A coordinating body adds evidence to a task that another body leads; the tick stays the lead's. All of it or nothing: a
/// refused file keeps the rest back, for what was added is never changed. The same operation id again adds nothing.
/// </summary>
public sealed class ContributeEvidence(
    AgencyTasksDb db, TaskChange change, EvidenceIntake intake, CoordinatorsQuery coordinators)
{
    public sealed record Command
    {
        public required Guid TaskId { get; init; }

        public required Guid OperationId { get; init; }

        public required Viewer By { get; init; }

        public string Words { get; init; } = "";

        public required BroughtEvidence Brought { get; init; }

        /// <summary>Kinds of traces the person was warned of and adds it all the same.</summary>
        public IReadOnlyCollection<PersonalTrace> Answered { get; init; } = [];

        /// <summary>What the person is warned of.</summary>
        public IReadOnlyList<FoundTrace> Traces() => Submission.TracesIn(Brought.Files.Select(file => file.Name), [Brought.Document], Words);
    }

    /// <returns>Why files were refused; then nothing was added.</returns>
    /// <exception cref="RuleRefusedException">Of something the person was not warned, or did not answer.</exception>
    /// <exception cref="NotFoundException">No such task, or none that a body of this person coordinates.</exception>
    public async Task<IReadOnlyList<RuleRefusedException>> ExecuteAsync(Command command, CancellationToken token)
    {
        var seen = await db.Tasks.AsNoTracking().Include(task => task.Submissions).SeenBy(command.By, db)
            .FirstOrDefaultAsync(task => task.Id == command.TaskId, token) ?? throw new NotFoundException("The task");
        var body = await RequireCoordinatesAsync(seen, command.By, token);
        // Before a byte is stored.
        if (seen.Submissions.All(one => one.OperationId != command.OperationId))
        {
            seen.RequireOpenTo(body.Id);
        }

        var warned = AnsweredWarnings.Require(command.Traces(), command.Answered);
        var (items, refused) = await intake.TakeAsync(command.Brought, token);
        try
        {
            if (refused.Count == 0)
            {
                await AddAsync(command, items, warned, token);
            }

            return refused;
        }
        catch (DbUpdateException e) when (e.IsForeignOperation())
        {
            throw new NotFoundException("The form");
        }
    }

    private Task AddAsync(
        Command command, IReadOnlyList<EvidenceItem> items, string? warned, CancellationToken token) =>
        change.RunAsync(
            command.TaskId,
            async (locked, cancel) =>
            {
                var task = locked.Task;
                var body = await RequireCoordinatesAsync(task, command.By, cancel);
                var words = PlainText.Normalise(command.Words) ?? "";
                if (task.Submissions.FirstOrDefault(one => one.OperationId == command.OperationId) is { } sent)
                {
                    // Its files may be forgotten by now, where they came before the form; others are not.
                    return sent.Words == words && items.All(item => sent.Items.Any(item.IsSameAs))
                        ? (true, (Domain.Auditing.AuditEvent?)null)
                        : throw new RuleRefusedException(Rules.FormIsSentOnce);
                }

                task.Contribute(
                    new ContributionStamp
                    {
                        AgencyId = body.Id,
                        By = command.By.PersonId,
                        At = locked.At,
                        OperationId = command.OperationId,
                    },
                    words,
                    items);
                var files = items.Select(item => item.File?.Hash).OfType<string>().ToList();
                string?[] reasons = [files.Count == 0 ? null : KnownFiles.Write(files), warned];
                var reason = string.Join("; ", reasons.OfType<string>());
                return (true, task.Event("EvidenceContributed", command.By.PersonId, reason.Length == 0 ? null : reason));
            },
            token);

    private async Task<Agency> RequireCoordinatesAsync(AgencyTask task, Viewer by, CancellationToken token)
    {
        var duty = await db.Duties.AsNoTracking().FirstAsync(duty => duty.Id == task.DutyId, token);
        return (await coordinators.ExecuteAsync(duty, task, token)).ServedBy(by)
            ?? throw new NotFoundException("The task");
    }
}
