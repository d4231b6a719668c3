using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AgencyTasks.Core.Planning;

/// <summary>The paragraphs of a Word file in reading order, with the numbers that Word makes itself ("1.", "a)", "-") and
/// without what a tracked change deletes.</summary>
internal sealed class WordLines
{
    /// <summary>Of XML in a part; a plan of a hundred pages has about two million.</summary>
    private const long MostCharacters = 50_000_000;

    /// <summary>What is numbered higher is written in digits: no plan has so many sections.</summary>
    private const int MostRoman = 399;

    /// <summary>Of a label: "Phần thứ 1." is far shorter.</summary>
    private const int LongestLabel = 40;

    private readonly Numbering? numbering;
    private readonly Dictionary<string, NumberingProperties> byStyle;
    private readonly Dictionary<int, int[]> counters = [];

    private WordLines(MainDocumentPart document)
    {
        numbering = document.NumberingDefinitionsPart?.Numbering;
        byStyle = (document.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            .Where(style => style.StyleId?.Value is not null && style.StyleParagraphProperties?.NumberingProperties is not null)
            .DistinctBy(style => style.StyleId!.Value)
            .ToDictionary(style => style.StyleId!.Value!, style => style.StyleParagraphProperties!.NumberingProperties!);
    }

    public static IReadOnlyList<string> Read(byte[] bytes)
    {
        var settings = new OpenSettings { MaxCharactersInPart = MostCharacters };
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false, settings);
        if (file.MainDocumentPart is not { Document.Body: { } body } document)
        {
            return [];
        }

        var reader = new WordLines(document);
        return [.. body.Descendants<Paragraph>().SelectMany(reader.LinesOf)];
    }

    private string[] LinesOf(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Append(paragraph, text);

        var lines = text.ToString().Split('\n');
        if (lines[0].Trim().Length > 0)
        {
            lines[0] = LabelOf(paragraph) + lines[0];
        }

        return lines;
    }

    /// <summary>A paragraph within (in a text box) has lines of its own.</summary>
    private static void Append(OpenXmlElement element, StringBuilder text)
    {
        foreach (var part in element.ChildElements)
        {
            switch (part)
            {
                case Paragraph or DeletedRun:
                    break;
                case Text words:
                    text.Append(words.Text);
                    break;
                case TabChar:
                    text.Append(' ');
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                default:
                    Append(part, text);
                    break;
            }
        }
    }

    /// <summary>What Word writes before the paragraph; counts on.</summary>
    private string LabelOf(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        var style = properties?.ParagraphStyleId?.Val?.Value;
        var number = properties?.NumberingProperties ?? (style is null ? null : byStyle.GetValueOrDefault(style));
        if (number?.NumberingId?.Val?.Value is not (> 0 and var id) || LevelsOf(id) is not { } levels)
        {
            return "";
        }

        var depth = Math.Clamp(number.NumberingLevelReference?.Val?.Value ?? 0, 0, 8);
        if (levels.Find(level => level.LevelIndex?.Value == depth) is not { } here)
        {
            return "";
        }

        var count = counters.TryGetValue(id, out var known) ? known : counters[id] = new int[9];
        count[depth] = count[depth] == 0 ? StartOf(here) : count[depth] + 1;
        Array.Clear(count, depth + 1, count.Length - depth - 1);
        if (here.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet)
        {
            return "- ";
        }

        var label = here.LevelText?.Val?.Value ?? "";
        if (label.Length > LongestLabel)
        {
            return "";
        }

        foreach (var level in levels.Where(level => level.LevelIndex?.Value is >= 0 and < 9))
        {
            var index = level.LevelIndex!.Value;
            var value = count[index] == 0 ? StartOf(level) : count[index];
            label = label.Replace($"%{index + 1}", Written(value, level), StringComparison.Ordinal);
        }

        return label.Length is 0 or > LongestLabel ? "" : label + " ";
    }

    private List<Level>? LevelsOf(int id)
    {
        var instance = numbering?.Elements<NumberingInstance>().FirstOrDefault(one => one.NumberID?.Value == id);
        var definition = numbering?.Elements<AbstractNum>()
            .FirstOrDefault(one => one.AbstractNumberId?.Value == instance?.AbstractNumId?.Val?.Value);
        return definition?.Elements<Level>().ToList();
    }

    private static int StartOf(Level level) => level.StartNumberingValue?.Val?.Value ?? 1;

    private static string Written(int value, Level level)
    {
        var format = value is >= 1 and <= MostRoman
            ? level.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal
            : NumberFormatValues.Decimal;
        if (format == NumberFormatValues.UpperRoman)
        {
            return Roman(value);
        }

        if (format == NumberFormatValues.LowerRoman)
        {
            return Roman(value).ToLowerInvariant();
        }

        return format == NumberFormatValues.LowerLetter ? Letter('a', value)
            : format == NumberFormatValues.UpperLetter ? Letter('A', value)
            : value.ToString(CultureInfo.InvariantCulture);
    }

    private static string Letter(char first, int value) => ((char)(first + ((value - 1) % 26))).ToString();

    private static string Roman(int value)
    {
        (int Value, string Digits)[] digits =
            [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        foreach (var digit in digits)
        {
            for (; value >= digit.Value; value -= digit.Value)
            {
                text.Append(digit.Digits);
            }
        }

        return text.ToString();
    }
}
