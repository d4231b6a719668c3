using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AgencyTasks.Testing;

namespace AgencyTasks.Web.Tests.Infrastructure;

/// <summary>What holds for the sources of all pages: words come from the resources, and every word asked for is
/// there.</summary>
public sealed partial class PageSourceTests
{
    private static readonly string Web = Path.Combine(TestServer.FindCheckout(), "src", "AgencyTasks.Web");

    /// <summary>Names that no language translates.</summary>
    private static readonly string[] SameEverywhere = ["Message-ID"];

    public static TheoryData<string> Pages => new(Files("*.cshtml"));

    public static TheoryData<string> Sources => new(Files("*.cshtml").Concat(Files("*.cs")));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Texts_AskedForByKey_AreThereInBothLanguages(string file)
    {
        var source = File.ReadAllText(Path.Combine(Web, file));
        var markers = Injected().Matches(source)
            .ToLookup(match => match.Groups["name"].Value, match => match.Groups["marker"].Value);
        foreach (var (name, key) in KeyUse().Matches(source).Select(use => (use.Groups["name"].Value, use.Groups["key"].Value)))
        {
            var marker = markers[name].FirstOrDefault() ?? (name == "S" ? "Shared" : null);
            if (marker is null)
            {
                continue;
            }

            foreach (var language in new[] { "vi", "en" })
            {
                var keys = Keys(marker, language);
                var open = key.IndexOf('{');
                var found = open < 0 ? keys.Contains(key) : keys.Any(k => k.StartsWith(key[..open], StringComparison.Ordinal));
                found.ShouldBeTrue($"{file}: {name}[\"{key}\"] is not in {marker}.{language}.resx");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_OutsideTheResources_HasNoWords(string file)
    {
        var markup = Razor.WithoutCode(File.ReadAllText(Path.Combine(Web, file)));
        var words = Between().Matches(markup).Select(match => match.Groups["text"].Value)
            .Concat(SpokenAttribute().Matches(markup).Select(match => match.Groups["text"].Value))
            .Where(text => Letters().IsMatch(Entity().Replace(text, "")) && !SameEverywhere.Contains(text.Trim()))
            .Select(text => text.Trim())
            .ToList();

        words.ShouldBeEmpty(file);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_ForTheContentPolicy_HasNothingInline(string file)
    {
        var source = File.ReadAllText(Path.Combine(Web, file));

        InlineAttribute().Matches(source).Select(match => match.Value).ShouldBeEmpty(file);
    }

    private static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Web, path))
        .Where(path => !path.StartsWith("obj", StringComparison.Ordinal) && !path.StartsWith("bin", StringComparison.Ordinal)
            && !path.Contains("node_modules", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static HashSet<string> Keys(string marker, string language)
    {
        var resources = new ResourceManager($"AgencyTasks.Web.Resources.{marker}", typeof(Program).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false);
        return resources!.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).ToHashSet();
    }

    [GeneratedRegex(@"IStringLocalizer<(?<marker>\w+)>\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Injected();

    [GeneratedRegex(@"\b(?<name>\w+)\[\$?""(?<key>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyUse();

    [GeneratedRegex(@">(?<text>[^<>]*)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s(aria-label|title|alt|placeholder)=""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"\p{L}", RegexOptions.None, 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"&\w+;", RegexOptions.None, 1000)]
    private static partial Regex Entity();

    [GeneratedRegex(@"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:|=""data:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InlineAttribute();
}

/// <summary>Takes the C# out of a page, so that its own words are left.</summary>
internal static partial class Razor
{
    public static string WithoutCode(string source)
    {
        var text = Comment().Replace(source, "");
        text = Directive().Replace(text, "");
        var markup = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '@')
            {
                markup.Append(text[i++]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '{')
            {
                i = EndOf(text, i + 1);
            }
            else
            {
                i = EndOfExpression(text, i + 1);
            }
        }

        return CodeLine().Replace(markup.ToString(), "");
    }

    private static int EndOfExpression(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("await "))
        {
            at += "await ".Length;
        }

        if (at < text.Length && text[at] == '(')
        {
            return EndOf(text, at);
        }

        var statement = Statement().Match(text, at);
        if (statement.Success)
        {
            return EndOf(text, at + statement.Length - 1);
        }

        while (at < text.Length)
        {
            if (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '!')
            {
                at++;
            }
            else if (text[at] is '(' or '[')
            {
                at = EndOf(text, at);
            }
            else if (text[at] is '.' or '?' && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] == '.'))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Behind the bracket that closes the one at this place; strings are stepped over.</summary>
    private static int EndOf(string text, int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    at = EndOfString(text, at);
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when --depth == 0:
                    return at + 1;
            }
        }

        return at;
    }

    /// <summary>At the closing quote; in $"…" the braces hold code with strings of its own.</summary>
    private static int EndOfString(string text, int at)
    {
        var isInterpolated = at > 0 && text[at - 1] == '$';
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i;
            }

            if (isInterpolated && text[i] == '{')
            {
                i = EndOf(text, i) - 1;
            }
        }

        return text.Length;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(page|model|using|inject|addTagHelper)\b.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G(if|foreach|for|while|switch)\s*\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Statement();

    // What stands between the blocks of a page: else, if (…), foreach (…), var …;, and braces.
    [GeneratedRegex(
        @"^\s*(\{|\}|return;|continue;|break;|else\b.*|if\b.*|\(.*\)|var\b.*;|for(each)?\b.*)\s*$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex CodeLine();
}
