using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>How a paragraph is marked, from the outermost to the innermost.</summary>
internal enum Mark
{
    Part,
    Section,
    Number,
    SubNumber,
    Letter,
    Bullet,
    None,
}

/// <summary>A paragraph without its mark ("1.", "a)", "-"), and where it begins in the text.</summary>
internal sealed record Paragraph(Mark Mark, string Label, string Text, int Start);

/// <summary>The plan's text, one line a paragraph, and the marks of its paragraphs.</summary>
internal sealed class PlanOutline
{
    private static readonly (Mark Mark, Regex Pattern)[] Marks =
    [
        (Mark.Part, Of(@"^(?:phần|chương)\s+(?:thứ\s+)?(?<label>[^\s.:]{1,6})\s*[.:–-]?\s*(?<text>.*)$")),
        (Mark.Section, Of(@"^(?:mục|điều)\s+(?<label>[0-9ivxlc]{1,5})\s*[.:–-]?\s*(?<text>.+)$")),
        (Mark.Section, new Regex(@"^(?<label>[IVXLC]{1,6})\s*[.)/:–-]\s*(?<text>.+)$", RegexOptions.NonBacktracking)),
        (Mark.SubNumber, Of(@"^(?<label>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})\s*[.):–-]?\s+(?<text>.+)$")),
        (Mark.Number, Of(@"^(?<label>[0-9]{1,2})\s*[.):]\s*(?<text>[^0-9].*)$")),
        (Mark.Letter, new Regex(@"^(?<label>[a-zđ])\s*[.)]\s*(?<text>.+)$", RegexOptions.NonBacktracking)),
        (Mark.Bullet, Of(@"^(?<label>[-–—•+*·▪●○])\s*(?<text>.+)$")),
    ];

    private static readonly string[][] Ordinals =
    [
        ["nhất", "một", "i", "1"], ["hai", "ii", "2"], ["ba", "iii", "3"], ["tư", "bốn", "iv", "4"], ["năm", "v", "5"],
        ["sáu", "vi", "6"], ["bảy", "vii", "7"],
    ];

    private PlanOutline(string text, IReadOnlyList<Paragraph> paragraphs)
    {
        Text = text;
        Paragraphs = paragraphs;
    }

    public string Text { get; }

    public IReadOnlyList<Paragraph> Paragraphs { get; }

    public static PlanOutline Of(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        var paragraphs = new List<Paragraph>();
        foreach (var line in lines.Select(Tidy).Where(line => line.Length > 0))
        {
            var paragraph = Read(line, text.Length);
            if (paragraphs.LastOrDefault() is { Mark: Mark.Part, Text: "" } part && paragraph.Mark == Mark.None)
            {
                // "Phần thứ ba" has its title on the next line.
                paragraphs[^1] = part with { Text = line };
            }
            else
            {
                paragraphs.Add(paragraph);
            }

            text.Append(line).Append('\n');
        }

        return new PlanOutline(text.ToString().TrimEnd('\n'), paragraphs);
    }

    /// <summary>NFC, every run of white space one space.</summary>
    private static string Tidy(string line) =>
        string.Join(' ', line.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static Paragraph Read(string line, int start)
    {
        foreach (var (mark, pattern) in Marks)
        {
            var match = pattern.Match(line);
            if (match.Success)
            {
                var text = match.Groups["text"];
                var label = match.Groups["label"].Value;
                return new Paragraph(mark, mark == Mark.Part ? PartLabel(label) : label, text.Value, start + text.Index);
            }
        }

        return new Paragraph(Mark.None, "", line, start);
    }

    /// <summary>"Phần thứ ba" and "Phần III" are both P3.</summary>
    private static string PartLabel(string label)
    {
        var word = label.ToLowerInvariant();
        var number = Array.FindIndex(Ordinals, ordinals => ordinals.Contains(word));
        return "P" + (number < 0 ? label : (number + 1).ToString(CultureInfo.InvariantCulture));
    }

    private static Regex Of(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
