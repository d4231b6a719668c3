using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>Every main page of every role, one on a phone by day, the next at a desk by night; in the long round each in all
/// four looks.</summary>
public sealed partial class AccessibilityWalk(RunningSystem system, Browser browser) : Journey(system, browser)
{
    public static TheoryData<string> Roles { get; } = [.. RoleWalk.People.Keys];

    private static readonly BrowserLook[] Looks =
        [BrowserLook.Phone, new(IsDark: true), BrowserLook.Phone with { IsDark = true }, new()];

    [Theory]
    [MemberData(nameof(Roles))]
    public Task Pages_OfARole_AreCleanForAxeAndFitThePhone(string role) => WalkAsync(role, number => [Looks[number % 2]]);

    [Theory, Trait("Category", "Long")]
    [MemberData(nameof(Roles))]
    public Task Pages_OfARole_AreCleanForAxeInEveryLook(string role) => WalkAsync(role, _ => Looks);

    private async Task WalkAsync(string role, Func<int, BrowserLook[]> looksOf)
    {
        var rules = new AxeRunOptions { ResultTypes = [ResultType.Violations] };
        var page = role == "Nobody" ? await OpenAsync() : await SignInAsync(RoleWalk.People[role]);
        var faults = new List<string>();
        var number = 0;
        await foreach (var name in RoleWalk.OpenEachAsync(page, role))
        {
            foreach (var look in looksOf(number++))
            {
                await page.WearAsync(look);
                var found = (await page.RunAxe(rules)).Violations;
                faults.AddRange(found.SelectMany(rule => rule.Nodes.Select(node =>
                    $"{name} at {look.Name}: {rule.Id} ({rule.Help}) {node.Html} {node.Any.FirstOrDefault()?.Message}")));
            }

            await page.WearAsync(BrowserLook.Phone with { Width = 320 });
            var width = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth");
            if (width > 320)
            {
                faults.Add($"{name} is {width} px wide at 320");
            }

            var text = await page.Locator("body").InnerTextAsync();
            faults.AddRange(ResourceKey().Matches(text).Select(key => $"{name} shows a text's key: {key.Value}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    /// <summary>What a localizer shows when a text is missing.</summary>
    [GeneratedRegex(@"\b[A-Z][a-z]+(\.[A-Z][A-Za-z]+)+\b")]
    private static partial Regex ResourceKey();
}
