using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace AgencyTasks.Core.Files;

/// <summary>What the text of a document tells a program to do: fetch data by starting another program (DDE), take another
/// file in.</summary>
internal sealed class PackageFields
{
    private static readonly string[] Elements = ["ddeLink", "oleLink", "altChunk", "OLEObject"];
    private static readonly Regex Dde = new(@"\bDDE(?:AUTO)?\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);

    // A field's words may be cut into pieces, each in an element of its own.
    private readonly StringBuilder words = new();
    private bool isInField;

    /// <summary>Looks at the node where the reader stands.</summary>
    /// <returns>The part tells a program to do something.</returns>
    public bool Tells(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                isInField = reader.LocalName == "instrText" && !reader.IsEmptyElement;
                return Elements.Contains(reader.LocalName)
                    || (reader.LocalName == "fldSimple" && Dde.IsMatch(Instruction(reader)));
            case XmlNodeType.EndElement when reader.LocalName == "p":
                var tells = Dde.IsMatch(words.ToString());
                words.Clear();
                return tells;
            case XmlNodeType.EndElement:
                isInField = false;
                return false;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when isInField:
                words.Append(reader.Value);
                return false;
            default:
                return false;
        }
    }

    private static string Instruction(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "instr")
            {
                return reader.Value;
            }
        }

        return "";
    }
}
