using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Domain.Tests.Tasks;

/// <summary>Xin gia hạn: asked by the lead, decided by the police, the first due date on record for ever.</summary>
public sealed class ExtensionTests
{
    [Theory]
    [InlineData("2019-11-13", false)]
    [InlineData("2019-11-14", false)]
    [InlineData("2019-11-15", true)]
    [InlineData("2019-12-31", true)]
    [Trait("Plan", "VII.2")]
    public void Extension_OfADueDateBefore15November_IsForALaterDayThanThe14th(string until, bool isLater)
    {
        var one = new OneTask(due: DueDate.Before(Written.Day("2019-11-15")));

        if (isLater)
        {
            Ask(one, until).AskedFor.ShouldBe(Written.Day(until));
        }
        else
        {
            Written.RefusalOf(() => Ask(one, until)).ShouldBe("ExtensionIsLater");
            one.Task.Extensions.ShouldBeEmpty();
        }
    }

    // A year of four digits is typed wrong easily.
    [Theory]
    [InlineData("2022-11-15")]
    [InlineData("2099-01-01")]
    public void Extension_ByMoreThanThreeYears_IsRefused(string until)
    {
        var one = new OneTask(due: DueDate.Before(Written.Day("2019-11-15")));

        Written.RefusalOf(() => Ask(one, until)).ShouldBe("ExtensionWithinThreeYears");
        Ask(one, "2022-11-14").AskedFor.ShouldBe(Written.Day("2022-11-14"));
    }

    [Theory]
    [InlineData("2019-11-20T08:00:00+07:00")]
    [InlineData("2019-12-20T08:00:00+07:00")]
    public void Extension_AskedBeforeOrAfterTheDueDate_IsTaken(string at)
    {
        var one = new OneTask();

        one.Task.AskExtension(OneTask.Officer, Written.At(at), Written.Day("2019-12-31"), "Chờ số liệu");

        var extension = one.Task.Extensions.Single();
        (extension.AskedBy, extension.AskedAt, extension.State)
            .ShouldBe((OneTask.Officer, Written.At(at), ExtensionState.Open));
        one.Task.Due.ShouldBe(DueDate.On(Written.Day("2019-11-30")));
    }

    [Fact]
    [Trait("Plan", "VII.2")]
    public void Extension_Agreed_MakesThatDayTheDueDateInclusiveAndKeepsTheFirst()
    {
        var one = new OneTask(due: DueDate.Before(Written.Day("2019-11-15")));
        Ask(one, "2019-11-20");

        one.Task.AgreeExtension(OneTask.Police, OneTask.Now, Written.Day("2019-11-20"));

        one.Task.Due.ShouldBe(DueDate.On(Written.Day("2019-11-20")));
        one.Task.FirstDue.ShouldBe(DueDate.Before(Written.Day("2019-11-15")));
        one.Task.Submit(one.Duty, OneTask.StampAt(Written.At("2019-11-20T23:59:59+07:00"))).IsOnTime.ShouldBeTrue();
    }

    [Fact]
    public void Extension_AgreedToAnotherDate_KeepsWhatWasAskedAndWhatWasGiven()
    {
        var one = new OneTask();
        Ask(one, "2019-12-31");

        one.Task.AgreeExtension(OneTask.Police, OneTask.Now, Written.Day("2019-12-10"), "Chỉ đến 10/12");

        var extension = one.Task.Extensions.Single();
        (extension.AskedFor, extension.AgreedDate).ShouldBe((Written.Day("2019-12-31"), Written.Day("2019-12-10")));
        (extension.State, extension.DecidedBy, extension.DecisionReason)
            .ShouldBe((ExtensionState.Agreed, OneTask.Police, "Chỉ đến 10/12"));
        one.Task.DueLastDay.ShouldBe(Written.Day("2019-12-10"));
    }

    [Theory]
    [InlineData("2019-11-30")]
    [InlineData("2019-11-29")]
    public void Extension_AgreedToNoLaterDay_IsRefusedAndStaysOpen(string until)
    {
        var one = new OneTask();
        Ask(one, "2019-12-31");

        Written.RefusalOf(() => one.Task.AgreeExtension(OneTask.Police, OneTask.Now, Written.Day(until)))
            .ShouldBe("ExtensionIsLater");
        one.Task.Extensions.Single().State.ShouldBe(ExtensionState.Open);
        one.Task.DueLastDay.ShouldBe(Written.Day("2019-11-30"));
    }

    [Fact]
    public void Extension_Refused_LeavesTheDueDateAndLetsAskAgain()
    {
        var one = new OneTask();
        Ask(one, "2019-12-31");
        one.Task.RefuseExtension(OneTask.Police, OneTask.Now, "Đủ thời gian");

        var extension = one.Task.Extensions.Single();
        (extension.State, extension.AgreedDate, extension.DecisionReason)
            .ShouldBe((ExtensionState.Refused, null, "Đủ thời gian"));
        one.Task.DueLastDay.ShouldBe(Written.Day("2019-11-30"));
        Ask(one, "2019-12-15").State.ShouldBe(ExtensionState.Open);
    }

    [Theory]
    [InlineData("agree", false)]
    [InlineData("agree agree", false)]
    [InlineData("agree refuse agree", false)]
    [InlineData("refuse refuse refuse", false)]
    [InlineData("agree agree agree", true)]
    [InlineData("agree refuse agree agree", true)]
    [InlineData("agree agree agree agree", true)]
    public void Extensions_AgreedThreeTimes_AreMarkedAsMany(string decisions, bool isMany)
    {
        var one = new OneTask();
        foreach (var decision in decisions.Split(' '))
        {
            var until = one.Task.DueLastDay.PlusDays(7);
            one.Task.AskExtension(OneTask.Officer, OneTask.Now, until, "Chờ số liệu");
            if (decision == "agree")
            {
                one.Task.AgreeExtension(OneTask.Police, OneTask.Now, until);
            }
            else
            {
                one.Do("RefuseExtension");
            }
        }

        one.Task.IsExtendedManyTimes.ShouldBe(isMany);
        one.Task.FirstDueLastDay.ShouldBe(Written.Day("2019-11-30"));
    }

    [Theory]
    [InlineData("2019-12-03T10:00:00+07:00", "2019-12-05", true)]
    [InlineData("2019-12-05T23:59:59+07:00", "2019-12-05", true)]
    [InlineData("2019-12-06T00:00:00+07:00", "2019-12-05", false)]
    public void Extension_AgreedWhileASubmissionWaits_JudgesItByTheNewDate(string made, string until, bool isOnTime)
    {
        var one = new OneTask();
        Ask(one, "2019-12-10");
        one.Task.Submit(one.Duty, OneTask.StampAt(Written.At(made)));
        one.Task.IsSubmittedOnTime.ShouldBe(false);

        one.Task.AgreeExtension(OneTask.Police, Written.At("2019-12-07T08:00:00+07:00"), Written.Day(until));

        (one.Task.State, one.Task.IsSubmittedOnTime).ShouldBe((TaskState.Submitted, isOnTime));
        one.Task.Submissions.Single().IsOnTime.ShouldBe(isOnTime);
        one.Task.SubmittedAt.ShouldBe(Written.At(made));
    }

    [Fact]
    public void Extension_AgreedAfterAReturn_LeavesTheReturnedSubmissionAsItWasJudged()
    {
        var one = new OneTask();
        one.Task.Submit(one.Duty, OneTask.StampAt(Written.At("2019-12-03T10:00:00+07:00")));
        one.Do("Return");
        Ask(one, "2019-12-10");
        one.Do("AgreeExtension");

        one.Task.Submissions.Single().IsOnTime.ShouldBeFalse();
    }

    private static Extension Ask(OneTask one, string until) =>
        one.Task.AskExtension(OneTask.Officer, OneTask.Now, Written.Day(until), "Chờ số liệu của huyện");
}
