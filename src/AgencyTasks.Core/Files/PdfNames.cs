using System.Buffers;
using System.Globalization;
using System.Text;

namespace AgencyTasks.Core.Files;

[Flags]
internal enum PdfFeatures
{
    None = 0,
    Locked = 1,

    /// <summary>It runs something, carries a file, or fetches one from elsewhere.</summary>
    Active = 2,

    /// <summary>Objects packed together: not wrong by itself.</summary>
    ObjectStream = 4,

    /// <summary>In another way than all programs that pack objects do.</summary>
    Packed = 8,
}

/// <summary>Finds telling names in a PDF, also when letters are written as <c>#4A</c>.</summary>
internal static class PdfNames
{
    private const int Longest = 16;

    private static readonly Dictionary<string, PdfFeatures> Meanings = new()
    {
        ["Encrypt"] = PdfFeatures.Locked,
        ["JavaScript"] = PdfFeatures.Active,
        ["Rendition"] = PdfFeatures.Active,
        ["RichMedia"] = PdfFeatures.Active,
        ["XFA"] = PdfFeatures.Active,
        ["Launch"] = PdfFeatures.Active,
        ["EmbeddedFile"] = PdfFeatures.Active,
        ["EmbeddedFiles"] = PdfFeatures.Active,
        ["GoToE"] = PdfFeatures.Active,
        ["GoToR"] = PdfFeatures.Active,
        ["ImportData"] = PdfFeatures.Active,
        ["SubmitForm"] = PdfFeatures.Active,
        ["ObjStm"] = PdfFeatures.ObjectStream,
        ["ASCIIHexDecode"] = PdfFeatures.Packed,
        ["ASCII85Decode"] = PdfFeatures.Packed,
        ["LZWDecode"] = PdfFeatures.Packed,
        ["RunLengthDecode"] = PdfFeatures.Packed,
        ["Crypt"] = PdfFeatures.Packed,
    };

    private static readonly SearchValues<byte> Delimiters = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    public static PdfFeatures In(ReadOnlySpan<byte> text)
    {
        var found = PdfFeatures.None;
        for (var slash = text.IndexOf((byte)'/'); slash >= 0; slash = text.IndexOf((byte)'/'))
        {
            text = text[(slash + 1)..];
            var end = text.IndexOfAny(Delimiters);
            var name = end < 0 ? text : text[..end];

            // Every letter may take three.
            found |= name.Length <= Longest * 3 ? Meaning(name) : PdfFeatures.None;
        }

        return found;
    }

    private static PdfFeatures Meaning(ReadOnlySpan<byte> written)
    {
        Span<byte> name = stackalloc byte[Longest * 3];
        var length = 0;
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '#' && i + 2 < written.Length
                && byte.TryParse(written.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var letter))
            {
                name[length++] = letter;
                i += 2;
            }
            else
            {
                name[length++] = written[i];
            }
        }

        return Known(name[..length]);
    }

    private static PdfFeatures Known(ReadOnlySpan<byte> name) =>
        Meanings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Latin(name, stackalloc char[name.Length]), out var found)
            ? found
            : PdfFeatures.None;

    private static ReadOnlySpan<char> Latin(ReadOnlySpan<byte> name, Span<char> text)
    {
        Encoding.Latin1.GetChars(name, text);
        return text;
    }
}
