using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>
/// The police verify a selection: each submission in its own transaction with its own entry of the trail. One that cannot be
/// accepted stops none of the others.
/// </summary>
public sealed class AcceptSelection(AgencyTasksDb db, AcceptSubmission accept)
{
    /// <summary>At one press.</summary>
    public const int Most = 200;

    public sealed record Command(IReadOnlyList<Guid> SubmissionIds, Viewer By);

    /// <param name="Refusal">Null: accepted by this person, now or at an earlier press.</param>
    public sealed record Outcome(Guid SubmissionId, RuleRefusedException? Refusal);

    public async Task<IReadOnlyList<Outcome>> ExecuteAsync(Command command, CancellationToken token)
    {
        command.By.RequireCoordinator();
        var wanted = command.SubmissionIds.Distinct().Take(Most).ToList();
        var made = await db.Submissions.AsNoTracking()
            .Where(one => wanted.Contains(one.Id) && one.MadeAt != null)
            .OrderBy(one => one.MadeAt).ThenBy(one => one.Id)
            .Select(one => new { one.Id, one.TaskId })
            .ToListAsync(token);
        var outcomes = new List<Outcome>(made.Count);
        foreach (var one in made)
        {
            outcomes.Add(new Outcome(one.Id, await AcceptAsync(one.TaskId, one.Id, command.By, token)));
        }

        return outcomes;
    }

    private async Task<RuleRefusedException?> AcceptAsync(
        Guid taskId, Guid submissionId, Viewer by, CancellationToken token)
    {
        try
        {
            await accept.ExecuteAsync(new(taskId, by) { SubmissionId = submissionId }, token);
            return null;
        }
        catch (RuleRefusedException refusal)
        {
            var isMine = await db.Submissions.AnyAsync(
                one => one.Id == submissionId && one.State == SubmissionState.Accepted && one.DecidedBy == by.PersonId,
                token);
            return isMine ? null : refusal;
        }
    }
}
