using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Domain.Tests.Tasks;

/// <summary>Every command in every situation: it does its one thing, or is refused by a named rule and changes
/// nothing.</summary>
public sealed class TransitionTests
{
    private static readonly string[] Situations =
    [
        "Open", "Begun", "Asked", "Extended", "Submitted", "SubmittedAsked", "Returned", "ReturnedAsked", "Accepted",
        "AcceptedAsked", "Waived", "Cancelled",
    ];

    /// <summary>In the order of <see cref="Situations"/>: the state afterwards, or the rule that refuses.</summary>
    private static readonly Dictionary<string, string> Outcomes = new()
    {
        ["Begin"] = "Open Open Open Open Waiting Waiting Returned Returned Done Done Waived! Cancelled!",
        ["Submit"] =
            "Submitted Submitted Submitted Submitted Waiting Waiting Submitted Submitted Done Done Waived! Cancelled!",
        ["Accept"] = "Not Not Not Not Accepted Accepted Not Not Not Not Not Not",
        ["AcceptOwn"] = "Not Not Not Not Own Own Not Not Not Not Not Not",
        ["Return"] = "Not Not Not Not Returned Returned Not Not Not Not Not Not",
        ["ReturnOwn"] = "Not Not Not Not Own Own Not Not Not Not Not Not",
        ["Waive"] = "Waived Waived Waived Waived Waiting Waiting Returned! Returned! Done Done Waived! Cancelled!",
        ["Cancel"] = "Cancelled Begun Begun Begun Waiting Waiting Begun Begun Done Done Waived! Cancelled!",
        ["Move"] = "Open Begun Begun Begun Waiting Waiting Begun Begun Done Done Waived! Cancelled!",
        ["AskExtension"] = "Open Open One Open Submitted One Returned One Done Done Waived! Cancelled!",
        ["AgreeExtension"] = "None None Open None None Submitted None Returned Done Done Waived! Cancelled!",
        ["AgreeOwn"] = "None None OwnExt None None OwnExt None OwnExt Done Done Waived! Cancelled!",
        ["RefuseExtension"] = "None None Open None None Submitted None Returned None Accepted None None",
        ["RefuseOwn"] = "None None OwnExt None None OwnExt None OwnExt None OwnExt None None",
    };

    private static readonly Dictionary<string, string> RulesByShortName = new()
    {
        ["Waiting"] = nameof(Rules.TaskIsWaitingForVerification),
        ["Done"] = nameof(Rules.TaskIsAccepted),
        ["Waived!"] = nameof(Rules.TaskIsWaived),
        ["Cancelled!"] = nameof(Rules.TaskIsCancelled),
        ["Returned!"] = nameof(Rules.TaskIsReturned),
        ["Begun"] = nameof(Rules.TaskWasBegun),
        ["Not"] = nameof(Rules.TaskIsNotWaitingForVerification),
        ["Own"] = nameof(Rules.NobodyVerifiesTheirOwn),
        ["None"] = nameof(Rules.NoOpenExtension),
        ["OwnExt"] = nameof(Rules.NobodyDecidesTheirOwnExtension),
        ["One"] = nameof(Rules.OneOpenExtension),
    };

    public static TheoryData<string, string, string> Table
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (command, outcomes) in Outcomes)
            {
                foreach (var (situation, outcome) in Situations.Zip(outcomes.Split(' ')))
                {
                    data.Add(command, situation, outcome);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Table_OfCommandsAndSituations_HasNoGap() =>
        Outcomes.Values.Select(outcomes => outcomes.Split(' ').Length)
            .ShouldAllBe(length => length == Situations.Length);

    [Theory]
    [MemberData(nameof(Table))]
    public void Command_InASituation_IsDoneOrRefusedByItsRuleWithNothingChanged(
        string command, string situation, string outcome)
    {
        var one = OneTask.In(situation);
        var before = Snapshot.Of(one.Task);

        if (RulesByShortName.TryGetValue(outcome, out var rule))
        {
            Written.RefusalOf(() => one.Do(command)).ShouldBe(rule);
            Snapshot.Changes(before, Snapshot.Of(one.Task)).ShouldBeEmpty();
        }
        else
        {
            one.Do(command);
            one.Task.State.ToString().ShouldBe(outcome);
        }
    }

    [Theory]
    [InlineData("Begin", "Open", "+Submissions[0] BegunAt")]
    [InlineData("Begin", "Begun", "")]
    [InlineData("Begin", "Returned", "+Submissions[1]")]
    [InlineData("Submit", "Open", "+Submissions[0] BegunAt IsSubmittedOnTime State SubmittedAt")]
    [InlineData("Submit", "Begun", "IsSubmittedOnTime State SubmittedAt Submissions[0].IsOnTime Submissions[0].MadeAt "
        + "Submissions[0].MadeBy Submissions[0].OperationId Submissions[0].ReceiptNumber Submissions[0].Seal "
        + "Submissions[0].State")]
    [InlineData("Submit", "Returned", "+Submissions[1] Reason State")]
    [InlineData("Accept", "Submitted",
        "DecidedAt State Submissions[0].DecidedAt Submissions[0].DecidedBy Submissions[0].State")]
    [InlineData("Return", "Submitted", "DecidedAt Reason State Submissions[0].DecidedAt Submissions[0].DecidedBy "
        + "Submissions[0].ReturnReason Submissions[0].State")]
    [InlineData("Waive", "Open", "DecidedAt Reason State")]
    [InlineData("Waive", "Begun", "DecidedAt Reason State")]
    [InlineData("Cancel", "Open", "DecidedAt Reason State")]
    [InlineData("Move", "Open", "DueLastDay FirstDueLastDay")]
    [InlineData("AskExtension", "Open", "+Extensions[0]")]
    [InlineData("AskExtension", "Submitted", "+Extensions[0]")]
    [InlineData("AgreeExtension", "Asked", "DueLastDay Extensions[0].AgreedDate Extensions[0].DecidedAt "
        + "Extensions[0].DecidedBy Extensions[0].State")]
    [InlineData("RefuseExtension", "Asked", "Extensions[0].DecidedAt Extensions[0].DecidedBy "
        + "Extensions[0].DecisionReason Extensions[0].State")]
    public void Command_ThatIsDone_ChangesExactlyWhatItShould(string command, string situation, string changes)
    {
        var one = OneTask.In(situation);
        var before = Snapshot.Of(one.Task);

        one.Do(command);

        Snapshot.Changes(before, Snapshot.Of(one.Task))
            .ShouldBe(changes.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Theory]
    [InlineData("Open")]
    [InlineData("Begun")]
    public void Submit_OfADutyNobodyVerifies_IsAcceptedByTheTick(string situation)
    {
        var one = OneTask.In(situation, needsVerification: false);

        one.Do("Submit");

        one.Task.State.ShouldBe(TaskState.Accepted);
        one.Task.Submissions.Single().State.ShouldBe(SubmissionState.Accepted);
        one.Task.IsSubmittedOnTime.ShouldBe(true);
        one.Task.DecidedAt.ShouldBeNull();
        Written.RefusalOf(() => one.Do("Accept")).ShouldBe("TaskIsNotWaitingForVerification");
    }

    [Theory]
    [InlineData("Return", "Submitted", "")]
    [InlineData("Return", "Submitted", " \t ")]
    [InlineData("Waive", "Open", "")]
    [InlineData("Cancel", "Open", " ")]
    [InlineData("AskExtension", "Open", "")]
    [InlineData("RefuseExtension", "Asked", " ")]
    public void Command_ThatNeedsAReason_IsRefusedWithoutOne(string command, string situation, string reason)
    {
        var one = OneTask.In(situation);
        var before = Snapshot.Of(one.Task);

        Written.RefusalOf(() =>
        {
            switch (command)
            {
                case "Return":
                    one.Task.Return(OneTask.Police, OneTask.Now, reason);
                    break;
                case "Waive":
                    one.Task.Waive(OneTask.Now, reason);
                    break;
                case "Cancel":
                    one.Task.Cancel(OneTask.Now, reason);
                    break;
                case "AskExtension":
                    one.Task.AskExtension(OneTask.Officer, OneTask.Now, Written.Day("2019-12-10"), reason);
                    break;
                default:
                    one.Task.RefuseExtension(OneTask.Police, OneTask.Now, reason);
                    break;
            }
        }).ShouldBe("ReasonIsGiven");
        Snapshot.Changes(before, Snapshot.Of(one.Task)).ShouldBeEmpty();
    }

    [Fact]
    public void Restore_WhatAnOfficerCancelled_IsRefused()
    {
        var one = OneTask.In("Open");
        one.Task.Cancel(OneTask.Now, "Giao nhầm", OneTask.Police);
        var before = Snapshot.Of(one.Task);

        Written.RefusalOf(() => one.Task.Restore(one.Wanted)).ShouldBe("TaskIsCancelledByThePolice");

        Snapshot.Changes(before, Snapshot.Of(one.Task)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Open", false, true)]
    [InlineData("Begun", true, true)]
    [InlineData("Asked", true, true)]
    [InlineData("Extended", true, true)]
    [InlineData("Submitted", true, false)]
    [InlineData("Returned", true, true)]
    [InlineData("Accepted", true, false)]
    [InlineData("Waived", true, false)]
    [InlineData("Cancelled", true, false)]
    public void Task_InASituation_IsTouchedAndWithItsAgencyOrNot(string situation, bool isTouched, bool isWithAgency)
    {
        var task = OneTask.In(situation).Task;

        (task.IsTouched, task.IsWithAgency).ShouldBe((isTouched, isWithAgency));
    }

    [Fact]
    public void Task_Generated_CarriesWhatWasWanted()
    {
        var one = new OneTask();
        var (task, wanted) = (one.Task, one.Wanted);

        (task.DutyId, task.DutyCode, task.AgencyId).ShouldBe((one.Duty.Id, one.Duty.Code, wanted.AgencyId));
        (task.Place, task.PlaceKey).ShouldBe((wanted.Place, "province"));
        (task.PeriodCode, task.PeriodStart, task.PeriodEnd)
            .ShouldBe(("2019-11", Written.Day("2019-11-01"), Written.Day("2019-11-30")));
        (task.Due, task.FirstDue).ShouldBe((wanted.Due, wanted.Due));
        (task.State, task.IsBegun, task.CreatedAt)
            .ShouldBe((TaskState.Open, false, Written.At("2019-11-01T01:00:00+07:00")));
    }
}
