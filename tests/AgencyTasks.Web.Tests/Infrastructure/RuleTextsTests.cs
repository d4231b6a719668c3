using System.Globalization;
using System.Reflection;
using System.Resources;
using AgencyTasks.Domain;

namespace AgencyTasks.Web.Tests.Infrastructure;

public sealed class RuleTextsTests
{
    private static readonly ResourceManager Texts = new("AgencyTasks.Web.Resources.RuleTexts", typeof(Program).Assembly);

    public static TheoryData<string> RuleNames => new(typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(member => member.GetValue(null)).OfType<Rule>().Select(rule => rule.Name));

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Rule_InBothLanguages_HasASentenceThatEnds(string rule)
    {
        foreach (var language in new[] { "vi", "en" })
        {
            var text = Texts.GetString(rule, CultureInfo.GetCultureInfo(language));

            text.ShouldNotBeNullOrWhiteSpace($"{rule} in {language}");
            text.ShouldEndWith(".");
        }
    }
}
