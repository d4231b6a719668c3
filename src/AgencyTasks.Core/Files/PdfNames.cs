using System.Buffers;
using System.Globalization;

namespace AgencyTasks.Core.Files;

[Flags]
internal enum PdfFeatures
{
    None = 0,
    Locked = 1,
    Active = 2,
    ShortScript = 4,
    /// <summary>Objects packed together: not wrong by itself.</summary>
    ObjectStream = 8,
}

/// <summary>Finds telling names in a PDF, also when letters are written as <c>#4A</c>.</summary>
internal static class PdfNames
{
    private const int Longest = 16;

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
        name.SequenceEqual("Encrypt"u8) ? PdfFeatures.Locked
        : name.SequenceEqual("JavaScript"u8) || name.SequenceEqual("Launch"u8) ? PdfFeatures.Active
        : name.SequenceEqual("JS"u8) ? PdfFeatures.ShortScript
        : name.SequenceEqual("ObjStm"u8) ? PdfFeatures.ObjectStream
        : PdfFeatures.None;
}
