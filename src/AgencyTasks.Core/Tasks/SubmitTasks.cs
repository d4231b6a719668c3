using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>Hands several drafts in with one press: each is a submission of its own with its own receipt, and one that is
/// refused keeps none of the others back. The same operation ids again give the same receipts.</summary>
public sealed class SubmitTasks(AgencyTasksDb db, SubmitTask submit)
{
    /// <param name="ReceivedAt">When the request reached the server: the same moment for all of them.</param>
    public sealed record Command(IReadOnlyList<Row> Rows, Viewer By, Instant ReceivedAt)
    {
        /// <summary>Kinds of traces the person was warned of and hands in all the same.</summary>
        public IReadOnlyCollection<PersonalTrace> Answered { get; init; } = [];
    }

    /// <param name="Seen"><see cref="SubmitTask.Command.Seen"/>.</param>
    public sealed record Row(Guid TaskId, Guid OperationId, string? Seen);

    /// <param name="Receipts">Numbers, in the order of the rows.</param>
    public sealed record Result(IReadOnlyList<string> Receipts, IReadOnlyDictionary<Guid, RuleRefusedException> Refused);

    /// <exception cref="NotFoundException">One of the tasks is not this person's to hand in; nothing was handed in.</exception>
    public async Task<Result> ExecuteAsync(Command command, CancellationToken token)
    {
        foreach (var row in command.Rows)
        {
            await db.RequireLedAsync(row.TaskId, command.By, token);
        }

        var receipts = new List<string>();
        var refused = new Dictionary<Guid, RuleRefusedException>();
        foreach (var row in command.Rows)
        {
            try
            {
                receipts.Add(await submit.ExecuteAsync(
                    new(row.TaskId, row.OperationId, command.By)
                    {
                        ReceivedAt = command.ReceivedAt,
                        Seen = row.Seen,
                        Answered = command.Answered,
                    },
                    token));
            }
            catch (RuleRefusedException refusal)
            {
                refused[row.TaskId] = refusal;
            }

            db.ChangeTracker.Clear();
        }

        return new Result(receipts, refused);
    }
}
