using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Domain.Tests.Tasks;

/// <summary>The four standard heads and the light, for what is due before 15/11/2019.</summary>
[Trait("Plan", "VII.2")]
public sealed class TimelinessTests
{
    private static readonly DueDate Due = DueDate.Before(Written.Day("2019-11-15"));

    [Theory]
    [InlineData(TaskState.Open, null, "2019-11-01T08:00:00+07:00", StandardHead.OpenInTime, DeadlineLight.OnTime)]
    [InlineData(TaskState.Open, null, "2019-11-06T23:59:59.999+07:00", StandardHead.OpenInTime, DeadlineLight.OnTime)]
    [InlineData(TaskState.Open, null, "2019-11-07T00:00:00+07:00", StandardHead.OpenInTime, DeadlineLight.DueSoon)]
    [InlineData(TaskState.Open, null, "2019-11-14T23:59:59.999+07:00", StandardHead.OpenInTime, DeadlineLight.DueSoon)]
    [InlineData(TaskState.Open, null, "2019-11-15T00:00:00+07:00", StandardHead.OpenOverdue, DeadlineLight.Overdue)]
    [InlineData(TaskState.Returned, true, "2019-11-01T08:00:00+07:00", StandardHead.OpenInTime, DeadlineLight.OnTime)]
    [InlineData(TaskState.Returned, true, "2019-11-12T08:00:00+07:00", StandardHead.OpenInTime, DeadlineLight.DueSoon)]
    [InlineData(TaskState.Returned, true, "2019-11-15T08:00:00+07:00", StandardHead.OpenOverdue, DeadlineLight.Overdue)]
    [InlineData(TaskState.Returned, false, "2019-11-18T08:00:00+07:00",
        StandardHead.OpenOverdue, DeadlineLight.Overdue)]
    [InlineData(TaskState.Submitted, true, "2019-11-12T08:00:00+07:00", StandardHead.OpenInTime, DeadlineLight.OnTime)]
    [InlineData(TaskState.Submitted, true, "2019-12-20T08:00:00+07:00", StandardHead.OpenInTime, DeadlineLight.OnTime)]
    [InlineData(TaskState.Submitted, false, "2019-11-15T08:00:00+07:00",
        StandardHead.OpenOverdue, DeadlineLight.Overdue)]
    [InlineData(TaskState.Accepted, true, "2019-11-12T08:00:00+07:00",
        StandardHead.DoneOnTime, DeadlineLight.NoDeadline)]
    [InlineData(TaskState.Accepted, true, "2020-02-01T08:00:00+07:00",
        StandardHead.DoneOnTime, DeadlineLight.NoDeadline)]
    [InlineData(TaskState.Accepted, false, "2019-11-20T08:00:00+07:00",
        StandardHead.DoneLate, DeadlineLight.NoDeadline)]
    [InlineData(TaskState.Waived, null, "2019-11-20T08:00:00+07:00", StandardHead.None, DeadlineLight.NoDeadline)]
    [InlineData(TaskState.Waived, null, "2019-11-01T08:00:00+07:00", StandardHead.None, DeadlineLight.NoDeadline)]
    [InlineData(TaskState.Cancelled, null, "2019-11-20T08:00:00+07:00", StandardHead.None, DeadlineLight.NoDeadline)]
    [InlineData(TaskState.Cancelled, null, "2019-11-12T08:00:00+07:00", StandardHead.None, DeadlineLight.NoDeadline)]
    public void Task_InAStateAtAMoment_HasItsHeadAndLight(
        TaskState state, bool? isOnTime, string now, StandardHead head, DeadlineLight light)
    {
        Timeliness.HeadOf(state, Due, isOnTime, Written.At(now)).ShouldBe(head);
        Timeliness.LightOf(state, Due, isOnTime, Written.At(now)).ShouldBe(light);
    }
}
