using AgencyTasks.Domain;

namespace AgencyTasks.Core.Tests;

internal static class Refusals
{
    public static async Task<RuleRefusedException> ShouldBeRefusedAsync(this Task action, Rule rule)
    {
        var refused = await Should.ThrowAsync<RuleRefusedException>(() => action);
        refused.Rule.Name.ShouldBe(rule.Name);
        return refused;
    }
}
