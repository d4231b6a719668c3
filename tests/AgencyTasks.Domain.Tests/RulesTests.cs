using System.Reflection;

namespace AgencyTasks.Domain.Tests;

/// <summary>The words of a refusal hang on its rule's name.</summary>
public sealed class RulesTests
{
    public static TheoryData<string> Names => [.. typeof(Rules).GetFields().Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule_ByItsField_BearsThatName(string name)
    {
        var rule = typeof(Rules).GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetValue(null);

        rule.ShouldBeOfType<Rule>().Name.ShouldBe(name);
    }

    [Fact]
    public void Refusal_OfARule_CarriesRuleAndFiguresInOrder()
    {
        var refusal = new RuleRefusedException(Rules.SelectionWithinCap, 2019, 22, 141, 21);

        refusal.Rule.ShouldBe(Rules.SelectionWithinCap);
        refusal.Rule.Citation.ShouldBe("III.1");
        refusal.Values.ShouldBe([2019, 22, 141, 21]);
        refusal.Message.ShouldContain("SelectionWithinCap");
    }
}
