using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Domain.Tests.Tasks;

public sealed class PeriodClosingTests
{
    [Theory]
    [InlineData("2019-11-30", "2019-11-30", "PeriodIsOver")]
    [InlineData("2019-11-30", "2019-12-01", null)]
    public void Period_ClosedBeforeItsLastDayIsOver_IsRefused(string lastDay, string today, string? refusal)
    {
        var closing = () => PeriodClosing.Of(
            Guid.NewGuid(), "2019-11", Written.Day(lastDay), Written.Day(today), OneTask.Police, OneTask.Now);

        if (refusal is null)
        {
            closing().IsInForce.ShouldBeTrue();
        }
        else
        {
            Written.RefusalOf(() => closing()).ShouldBe(refusal);
        }
    }

    [Fact]
    public void Reopening_NeedsAReasonAndComesOnce()
    {
        var closing = PeriodClosing.Of(
            Guid.NewGuid(), "2019-10", Written.Day("2019-10-31"), Written.Day("2019-11-04"), OneTask.Police, OneTask.Now);

        Written.RefusalOf(() => closing.Reopen(OneTask.Police, OneTask.Now, " ")).ShouldBe("ReasonIsGiven");
        closing.IsInForce.ShouldBeTrue();
        closing.Reopen(OneTask.Police, OneTask.Now, "Bổ sung số liệu");
        closing.IsInForce.ShouldBeFalse();
        Written.RefusalOf(() => closing.Reopen(OneTask.Police, OneTask.Now, "Lần nữa")).ShouldBe("PeriodIsNotClosed");
    }
}
