using AgencyTasks.Domain.Tasks;
using CsCheck;

namespace AgencyTasks.Domain.Tests.Tasks;

/// <summary>Any commands in any order: one legal history.</summary>
public sealed class TaskLifePropertyTests
{
    private static readonly string[] Commands =
    [
        "Begin", "Submit", "Submit", "Accept", "AcceptOwn", "Return", "Return", "ReturnOwn", "Waive", "Cancel", "Move",
        "AskExtension", "AgreeExtension", "AgreeOwn", "RefuseExtension", "RefuseOwn",
    ];

    private static readonly string[] Steps =
    [
        "Open>Open", "Open>Submitted", "Open>Waived", "Open>Cancelled", "Submitted>Submitted", "Submitted>Accepted",
        "Submitted>Returned", "Returned>Returned", "Returned>Submitted", "Accepted>Accepted", "Waived>Waived",
        "Cancelled>Cancelled",
    ];

    [Fact]
    public void Task_AfterAnyCommands_HasWalkedOnlyAllowedStepsAndKeptItsRules() =>
        Gen.Int[0, Commands.Length - 1].Array[1, 25].Sample(
            commands =>
            {
                var one = new OneTask();
                foreach (var command in commands)
                {
                    var (state, first) = (one.Task.State, one.Task.FirstDueLastDay);
                    var before = Snapshot.Of(one.Task);
                    try
                    {
                        one.Do(Commands[command]);
                    }
                    catch (RuleRefusedException)
                    {
                        Snapshot.Changes(before, Snapshot.Of(one.Task)).ShouldBeEmpty();
                    }

                    Steps.ShouldContain($"{state}>{one.Task.State}");
                    if (Commands[command] != "Move")
                    {
                        one.Task.FirstDueLastDay.ShouldBe(first);
                    }

                    Hold(one.Task);
                }
            },
            iter: 400);

    // Plain All: an expression compiled for each of thousands of checks takes seconds.
    private static void Hold(AgencyTask task)
    {
        task.Submissions.Count(s => s.State == SubmissionState.Draft).ShouldBeLessThanOrEqualTo(1);
        task.Submissions.Count(s => s.State == SubmissionState.Pending)
            .ShouldBe(task.State == TaskState.Submitted ? 1 : 0);
        task.Submissions.Count(s => s.State == SubmissionState.Accepted)
            .ShouldBe(task.State == TaskState.Accepted ? 1 : 0);
        task.Submissions.All(s => (s.State == SubmissionState.Draft) == (s.Seal == null)).ShouldBeTrue();
        task.Submissions.All(s => s.DecidedBy == null || s.DecidedBy != s.MadeBy).ShouldBeTrue();
        task.Extensions.Count(e => e.State == ExtensionState.Open).ShouldBeLessThanOrEqualTo(1);
        task.Extensions.All(e => e.DecidedBy == null || e.DecidedBy != e.AskedBy).ShouldBeTrue();
        task.DueLastDay.ShouldBeGreaterThanOrEqualTo(task.FirstDueLastDay);
        (task.State == TaskState.Cancelled && task.Submissions.Count + task.Extensions.Count > 0).ShouldBeFalse();
        if (task.State is TaskState.Waived or TaskState.Cancelled or TaskState.Returned)
        {
            task.Reason.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
