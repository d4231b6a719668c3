using AgencyTasks.Domain.Communes;
using CsCheck;

namespace AgencyTasks.Domain.Tests.Communes;

/// <summary>At most 15% of the commune-level units.</summary>
[Trait("Plan", "III.1")]
public sealed class SelectionCapTests
{
    [Theory]
    [InlineData(141, 21)]
    [InlineData(138, 20)]
    [InlineData(140, 21)]
    [InlineData(139, 20)]
    [InlineData(20, 3)]
    [InlineData(19, 2)]
    [InlineData(7, 1)]
    [InlineData(6, 0)]
    [InlineData(0, 0)]
    public void Cap_OfSoManyUnits_IsRoundedDown(int units, int most)
    {
        SelectionCap.Of(units).ShouldBe(most);
        SelectionCap.Holds(most, units).ShouldBeTrue();
        SelectionCap.Holds(most + 1, units).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2019, 21, 141)]
    [InlineData(2020, 20, 138)]
    [InlineData(2019, 0, 141)]
    public void Selection_WithinTheCap_Passes(int year, int selected, int units) =>
        Should.NotThrow(() => SelectionCap.Require(year, selected, units));

    [Theory]
    [InlineData(2019, 22, 141, 21)]
    [InlineData(2020, 21, 138, 20)]
    public void Selection_OverTheCap_IsRefusedWithTheArithmetic(int year, int selected, int units, int most)
    {
        var refusal = Should.Throw<RuleRefusedException>(() => SelectionCap.Require(year, selected, units));

        refusal.Rule.ShouldBe(Rules.SelectionWithinCap);
        refusal.Values.ShouldBe([year, selected, units, most]);
    }

    [Fact]
    public void Cap_OfAbsurdlyManyUnits_OverflowsLoudly() =>
        Should.Throw<OverflowException>(() => SelectionCap.Of(int.MaxValue));

    [Fact]
    public void Cap_OfAnyUnits_IsTheLastThatHolds() =>
        Gen.Int[0, 100_000].Sample(units =>
        {
            SelectionCap.Holds(SelectionCap.Of(units), units).ShouldBeTrue();
            SelectionCap.Holds(SelectionCap.Of(units) + 1, units).ShouldBeFalse();
        });
}
