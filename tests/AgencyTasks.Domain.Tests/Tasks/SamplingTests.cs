using System.Globalization;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Tasks;

public sealed class SamplingTests
{
    private static readonly TrailHead Head = new(41, new string('a', 64));

    [Theory]
    [InlineData(10, 900, 1100)]
    [InlineData(50, 4800, 5200)]
    [InlineData(0, 0, 0)]
    [InlineData(100, 10_000, 10_000)]
    public void Draw_OverTenThousandSeals_TakesTheShare(int percent, int least, int most) =>
        Enumerable.Range(1, 10_000).Count(i => IsDrawn(percent, seal: i.ToString("x64", CultureInfo.InvariantCulture))).ShouldBeInRange(least, most);

    [Fact]
    public void Draw_OfTheSame_IsTheSame_AndEachPartCounts()
    {
        // A draw of the same four parts, computed by another program.
        IsDrawn(66).ShouldBeFalse();
        IsDrawn(67).ShouldBeTrue();
        var one = Draws();
        Draws().ShouldBe(one);
        Draws(seal: new string('c', 64)).ShouldNotBe(one);
        Draws(number: "2019-000124").ShouldNotBe(one);
        Draws(at: OneTask.Now.PlusTicks(10)).ShouldNotBe(one);
        Draws(hash: new string('d', 64)).ShouldNotBe(one);
    }

    [Theory]
    [InlineData(100, TaskState.Submitted, SubmissionState.Pending, true)]
    [InlineData(0, TaskState.Accepted, SubmissionState.Accepted, false)]
    public void Submit_OfASampledDuty_WaitsOnlyIfDrawn(int percent, TaskState state, SubmissionState made, bool isSampled)
    {
        var one = Sampled(percent);

        var submission = one.Task.Submit(one.Duty, OneTask.StampAt(OneTask.Now) with { After = Head });

        (one.Task.State, submission.State, submission.IsSampled).ShouldBe((state, made, isSampled));
        submission.SampledAfterSeq.ShouldBe(percent > 0 ? 41 : null);
    }

    [Fact]
    public void Submit_OfASampledDutyAfterAReturn_GoesToThePoliceUndrawn()
    {
        var one = Sampled(100);
        one.Task.Submit(one.Duty, OneTask.StampAt(OneTask.Now) with { After = Head });
        one.Task.Return(OneTask.Police, OneTask.Now, "Thiếu số liệu");
        one.Task.IsDrawnFor(one.Duty).ShouldBeFalse();

        var again = one.Task.Submit(one.Duty, OneTask.StampAt(OneTask.Now));

        (one.Task.State, again.IsSampled, again.SampledAfterSeq).ShouldBe((TaskState.Submitted, false, null));
    }

    [Theory]
    [InlineData("yes", true, 0)]
    [InlineData("no", false, 0)]
    [InlineData("10%", false, 10)]
    [InlineData("100%", false, 100)]
    public void Check_Written_ReadsBack(string text, bool isEach, int percent)
    {
        var check = DutyCheck.Parse(text);

        (check.IsEach, check.SampledPercent, check.ToString()).ShouldBe((isEach, percent, text));
    }

    [Theory]
    [InlineData("0%"), InlineData("101%"), InlineData("-5%"), InlineData("10"), InlineData("%"), InlineData("")]
    public void Check_OfNoShare_IsNotRead(string text) => Should.Throw<FormatException>(() => DutyCheck.Parse(text));

    [Fact]
    public void Duty_SampledOtherwise_AsksOtherwise()
    {
        var (ten, twenty) = (Sampled(10).Duty, Sampled(20).Duty);

        DutyValues.Differing(ten, twenty).ShouldBe(["verify"]);
        DutyValues.AskTheSame(ten, twenty).ShouldBeFalse();
        DutyValues.AllOf(ten).ShouldNotBe(DutyValues.AllOf(twenty));
        var matrix = new AssignmentMatrix { PlanId = Guid.CreateVersion7(), Version = 1 };
        matrix.Add(twenty);
        matrix.Publish(OneTask.Police, OneTask.Now, new Dictionary<string, LocalDate>());
        matrix.DraftNext().Duties.Single().SampledPercent.ShouldBe(20);
    }

    private static OneTask Sampled(int percent) => new(new DutySpec { NeedsVerification = false, SampledPercent = percent });

    private static bool IsDrawn(
        int percent, string? seal = null, string number = "2019-000123", Instant? at = null, string? hash = null) =>
        Sampling.IsDrawn(percent, seal ?? new string('b', 64), number, at ?? OneTask.Now, hash ?? Head.Hash);

    /// <summary>Under each share from 0 to 99 %.</summary>
    private static string Draws(string? seal = null, string number = "2019-000123", Instant? at = null, string? hash = null) =>
        string.Concat(Enumerable.Range(0, 100).Select(percent => IsDrawn(percent, seal, number, at, hash) ? '1' : '0'));
}
