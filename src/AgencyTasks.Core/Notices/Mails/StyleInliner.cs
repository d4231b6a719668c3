using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>
/// Writes the styles into the elements: mail programs drop style sheets. The rules name one element or one class each, so
/// that an element's style follows from its name and classes, is worked out once, and costs a mail next to nothing.
/// </summary>
internal sealed class StyleInliner(string css)
{
    private static readonly HashSet<string> Styled = ["body", "table", "td", "a", "p", "h1", "h2", "div", "span"];

    private static readonly Regex ProbeStyle = new(
        "id=\"probe\"[^<>]*? style=\"(?<style>[^\"]*)\"", RegexOptions.NonBacktracking);

    private readonly ConcurrentDictionary<(string Tag, string Classes), string> styles = new();

    /// <param name="html">As the renderer writes it: in attributes, &lt; and &gt; are entities.</param>
    public string Inline(string html)
    {
        var result = new StringBuilder(html.Length * 3);
        var done = 0;
        for (var open = html.IndexOf('<'); open >= 0; open = html.IndexOf('<', open + 1))
        {
            var end = html.IndexOf('>', open);
            var name = open + 1;
            while (name < end && char.IsAsciiLetterOrDigit(html[name]))
            {
                name++;
            }

            var tag = html[(open + 1)..name];
            if (Styled.Contains(tag) && StyleOf(tag, html.AsSpan(name, end - name)) is { Length: > 0 } style)
            {
                result.Append(html, done, name - done).Append(" style=\"").Append(style).Append('"');
                done = name;
            }
        }

        return result.Append(html, done, html.Length - done).ToString();
    }

    private string StyleOf(string tag, ReadOnlySpan<char> attributes)
    {
        const string begin = " class=\"";
        var classes = "";
        if (attributes.IndexOf(begin) is >= 0 and var at)
        {
            var value = attributes[(at + begin.Length)..];
            classes = value[..value.IndexOf('"')].ToString();
        }

        return styles.GetOrAdd((tag, classes), Compute);
    }

    private string Compute((string Tag, string Classes) element)
    {
        var probe = $"<{element.Tag} class=\"{element.Classes}\" id=\"probe\"></{element.Tag}>";
        var body = element.Tag switch
        {
            "body" => probe,
            "td" => $"<body><table><tr>{probe}</tr></table></body>",
            _ => $"<body>{probe}</body>",
        };
        var inlined = PreMailer.Net.PreMailer
            .MoveCssInline($"<!DOCTYPE html><html><head><style>{css}</style></head>{body}</html>").Html;
        return ProbeStyle.Match(inlined).Groups["style"].Value;
    }
}
