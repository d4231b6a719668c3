using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace AgencyTasks.Core.Planning;

/// <summary>The paragraphs of a PDF that holds text: words put into lines, lines into paragraphs.</summary>
internal static class PdfLines
{
    /// <summary>A line that begins like this begins a paragraph.</summary>
    private static readonly Regex Mark = new(
        @"^(?:[IVXLC]{1,6}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-zđ][.)]|[-–+•]|Phần |PHẦN |Mục |Điều |TM\.|KT\.|Nơi nhận)",
        RegexOptions.NonBacktracking);

    /// <summary>A line this much shorter than the widest ends its paragraph.</summary>
    private const double Full = 0.88;

    private sealed record Line(string Text, double Left, double Right);

    public static IReadOnlyList<string> Read(byte[] bytes)
    {
        using var file = PdfDocument.Open(bytes);
        var lines = file.GetPages().SelectMany(LinesOf).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        var right = lines.Max(line => line.Right);
        var left = lines.Min(line => line.Left);
        var paragraphs = new List<string>();
        var goesOn = false;
        foreach (var line in lines)
        {
            if (goesOn && !Mark.IsMatch(line.Text))
            {
                paragraphs[^1] += " " + line.Text;
            }
            else
            {
                paragraphs.Add(line.Text);
            }

            goesOn = line.Right - left >= (right - left) * Full && !line.Text.EndsWith('.') && !line.Text.EndsWith(';');
        }

        return paragraphs;
    }

    private static IEnumerable<Line> LinesOf(Page page)
    {
        var rows = new List<List<Word>>();
        foreach (var word in page.GetWords().OrderByDescending(word => word.BoundingBox.Bottom))
        {
            // Marks above and below letters move a word's box: half its height is the same line.
            var row = rows.LastOrDefault(row =>
                Math.Abs(row[0].BoundingBox.Bottom - word.BoundingBox.Bottom) < row[0].BoundingBox.Height / 2 + 1);
            if (row is null)
            {
                rows.Add([word]);
            }
            else
            {
                row.Add(word);
            }
        }

        foreach (var row in rows)
        {
            row.Sort((one, other) => one.BoundingBox.Left.CompareTo(other.BoundingBox.Left));
            var text = string.Join(' ', row.Select(word => word.Text));
            // A number alone is the page's.
            if (!int.TryParse(text, out _))
            {
                yield return new Line(text, row[0].BoundingBox.Left, row[^1].BoundingBox.Right);
            }
        }
    }
}
