using AgencyTasks.Domain.Notices;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Notices;

/// <summary>1, 5, 15, 30, 60 minutes, then hourly up to a day.</summary>
public sealed class RetryScheduleTests
{
    private static readonly Instant Created = Written.At("2019-11-14T07:30:00+07:00");

    [Theory]
    [InlineData(1, "2019-11-14T07:30:00+07:00", "2019-11-14T07:31:00+07:00")]
    [InlineData(2, "2019-11-14T07:31:00+07:00", "2019-11-14T07:36:00+07:00")]
    [InlineData(3, "2019-11-14T07:36:00+07:00", "2019-11-14T07:51:00+07:00")]
    [InlineData(4, "2019-11-14T07:51:00+07:00", "2019-11-14T08:21:00+07:00")]
    [InlineData(5, "2019-11-14T08:21:00+07:00", "2019-11-14T09:21:00+07:00")]
    [InlineData(6, "2019-11-14T09:21:00+07:00", "2019-11-14T10:21:00+07:00")]
    [InlineData(25, "2019-11-15T06:30:00+07:00", "2019-11-15T07:30:00+07:00")]
    [InlineData(25, "2019-11-15T06:30:01+07:00", null)]
    [InlineData(1, "2019-11-15T07:29:00+07:00", "2019-11-15T07:30:00+07:00")]
    [InlineData(1, "2019-11-17T07:30:00+07:00", null)]
    public void Try_AfterSoManyFailures_IsAtThatMomentOrNeverAgain(int attempts, string now, string? next) =>
        RetrySchedule.NextTry(attempts, Created, Written.At(now)).ShouldBe(next is null ? null : Written.At(next));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Try_WithoutAFailure_IsNoQuestion(int attempts) =>
        Should.Throw<ArgumentOutOfRangeException>(() => RetrySchedule.NextTry(attempts, Created, Created));

    [Fact]
    public void Notice_RefusedForTheTimeBeingAllDay_IsTriedThenExpires()
    {
        var notice = NewNotice();
        var tries = new List<double>();
        for (var now = Created; notice.State == NoticeState.Waiting; now = notice.NextTryAt)
        {
            notice.TryAgain(now, "421 busy");
            if (notice.State == NoticeState.Waiting)
            {
                tries.Add((notice.NextTryAt - Created).TotalMinutes);
            }
        }

        tries.Take(7).ShouldBe([1, 6, 21, 51, 111, 171, 231]);
        tries.ShouldAllBe(minutes => minutes <= 24 * 60);
        tries[^1].ShouldBeGreaterThan(23 * 60);
        (notice.State, notice.Attempts, notice.LastError).ShouldBe((NoticeState.Expired, tries.Count + 1, "421 busy"));
    }

    [Fact]
    public void Notice_SentDroppedOrParked_SaysSo()
    {
        var (sent, dropped, parked) = (NewNotice(), NewNotice(), NewNotice());
        sent.MarkSent(Created);
        dropped.Drop();
        parked.Park("550 no such user");

        (sent.State, sent.SentAt).ShouldBe((NoticeState.Sent, Created));
        (dropped.State, dropped.SentAt).ShouldBe((NoticeState.Dropped, null));
        (parked.State, parked.LastError).ShouldBe((NoticeState.Parked, "550 no such user"));
        new[] { sent, dropped, parked }.ShouldAllBe(notice => notice.LeasedUntil == null);
    }

    private static Notice NewNotice() => new()
    {
        PersonId = Guid.CreateVersion7(),
        Kind = NoticeKind.TaskReminder,
        LocalDate = Written.Day("2019-11-14"),
        AgencyId = Guid.CreateVersion7(),
        ToAddress = "an@tuyenquang.example",
        MessageId = "<1@tuyenquang.example>",
        CreatedAt = Created,
    };
}
