using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PreMailer.Net;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>
/// Writes the styles into the elements: mail programs drop style sheets. The rules name one element or one class each, so
/// that an element's style follows from its name and classes, is worked out once, and costs a mail next to nothing.
/// </summary>
internal sealed class StyleInliner(string css)
{
    private static readonly Regex OpeningTag = new(
        "<(?<tag>body|table|td|a|p|h1|h2|div|span)(?<rest>(?: [^<>]*)?)>", RegexOptions.NonBacktracking);

    private static readonly Regex Class = new(" class=\"(?<names>[^\"]*)\"", RegexOptions.NonBacktracking);

    private static readonly Regex ProbeStyle = new(
        "id=\"probe\"[^<>]*? style=\"(?<style>[^\"]*)\"", RegexOptions.NonBacktracking);

    private readonly ConcurrentDictionary<(string Tag, string Classes), string> styles = new();

    public string Inline(string html) => OpeningTag.Replace(html, match =>
    {
        var classes = Class.Match(match.Value).Groups["names"].Value;
        var style = styles.GetOrAdd((match.Groups["tag"].Value, classes), Compute);
        return style.Length == 0
            ? match.Value
            : $"<{match.Groups["tag"].Value} style=\"{style}\"{match.Groups["rest"].Value}>";
    });

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
