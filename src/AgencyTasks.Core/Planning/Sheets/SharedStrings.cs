using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>The texts of a workbook, each written once.</summary>
internal sealed partial class SharedStrings
{
    private readonly Dictionary<string, int> places = [];
    private readonly List<string> all = [];

    public int IndexOf(string text)
    {
        if (!places.TryGetValue(text, out var at))
        {
            at = all.Count;
            places.Add(text, at);
            all.Add(text);
        }

        return at;
    }

    public void WriteTo(SharedStringTablePart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new SharedStringTable());
        foreach (var text in all)
        {
            // What reads like Excel's own way of writing a character, _x000D_, is written as text.
            writer.WriteElement(new SharedStringItem(new Text(Escaped().Replace(text, "_x005F_"))
            {
                Space = SpaceProcessingModeValues.Preserve,
            }));
        }

        writer.WriteEndElement();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, 1000)]
    private static partial Regex Escaped();
}
