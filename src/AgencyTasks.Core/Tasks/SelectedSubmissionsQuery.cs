using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>Why a row of a selection is set apart before it is accepted with the others.</summary>
public enum SelectionException
{
    Late,
    NothingToReport,

    /// <summary>Less than the duty asks for by now.</summary>
    FewerThanAsked,

    /// <summary>The agency asks for a later date meanwhile: what it handed in would be judged by it.</summary>
    ExtensionAsked,

    /// <summary>Drawn to be looked at, of a duty whose others are not.</summary>
    Sampled,

    /// <summary>Something in it looks like personal data or a secret; who handed it in was warned.</summary>
    PersonalTraces,

    /// <summary>The lead wrote, and the police have not answered.</summary>
    MessageUnanswered,

    /// <summary>Nobody verifies their own.</summary>
    Own,

    /// <summary>Decided meanwhile, by somebody.</summary>
    Gone,
}

/// <param name="Exceptions">None: it is as it should be.</param>
/// <param name="DecidedBy">Who decided it, once somebody has.</param>
public sealed record SelectedSubmission(
    TaskLine Line, Submission Submission, IReadOnlyList<SelectionException> Exceptions, string? DecidedBy)
{
    public bool CanBeAccepted => !Exceptions.Any(one => one is SelectionException.Own or SelectionException.Gone);
}

/// <summary>A selection of the queue with what is odd about each of its rows, the oldest first.</summary>
public sealed class SelectedSubmissionsQuery(AgencyTasksDb db)
{
    public async Task<IReadOnlyList<SelectedSubmission>> ExecuteAsync(
        IReadOnlyCollection<Guid> submissionIds, Viewer viewer, CancellationToken token)
    {
        viewer.RequireCoordinator();
        var made = await db.Submissions.AsNoTracking()
            .Where(one => submissionIds.Contains(one.Id) && one.MadeAt != null)
            .Include(one => one.Items).Include(one => one.Figures).AsSplitQuery()
            .ToListAsync(token);
        var ids = made.Select(one => one.TaskId).ToList();
        var lines = await db.Tasks.AsNoTracking().Where(task => ids.Contains(task.Id)).Lines(db, words: null)
            .ToDictionaryAsync(line => line.Id, token);
        var duties = await db.Tasks.Where(task => ids.Contains(task.Id))
            .Join(db.Duties.AsNoTracking(), task => task.DutyId, duty => duty.Id, (task, duty) => new { task.Id, duty })
            .ToDictionaryAsync(row => row.Id, row => row.duty, token);
        var asked = await db.Extensions
            .Where(one => ids.Contains(one.TaskId) && one.State == ExtensionState.Open)
            .Select(one => one.TaskId).ToListAsync(token);
        var written = await db.UnansweredByPolice().Where(message => ids.Contains(message.TaskId))
            .Select(message => message.TaskId).ToListAsync(token);
        var deciders = made.Select(one => one.DecidedBy).OfType<Guid>().Distinct().ToList();
        var names = await db.People.Where(person => deciders.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.FullName, token);
        return
        [
            .. made.OrderBy(one => one.MadeAt).ThenBy(one => one.Id).Select(one => new SelectedSubmission(
                lines[one.TaskId],
                one,
                [
                    .. Exceptions(
                        one, duties[one.TaskId], viewer, asked.Contains(one.TaskId), written.Contains(one.TaskId)),
                ],
                one.DecidedBy is { } by ? names.GetValueOrDefault(by) : null)),
        ];
    }

    private static IEnumerable<SelectionException> Exceptions(
        Submission made, Duty duty, Viewer viewer, bool isAsked, bool isWritten)
    {
        if (made.State != SubmissionState.Pending)
        {
            yield return SelectionException.Gone;
        }

        if (made.MadeBy == viewer.PersonId)
        {
            yield return SelectionException.Own;
        }

        if (!made.IsOnTime)
        {
            yield return SelectionException.Late;
        }

        if (made.IsNothingToReport)
        {
            yield return SelectionException.NothingToReport;
        }
        else if (made.WhatIsMissing(duty).Any())
        {
            yield return SelectionException.FewerThanAsked;
        }

        if (made.Traces().Count > 0)
        {
            yield return SelectionException.PersonalTraces;
        }

        if (isAsked)
        {
            yield return SelectionException.ExtensionAsked;
        }

        if (made.IsSampled)
        {
            yield return SelectionException.Sampled;
        }

        if (isWritten)
        {
            yield return SelectionException.MessageUnanswered;
        }
    }
}
