using System.IO.Compression;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>Finds the objects that a PDF keeps packed: the only place where a name is not written in the open.</summary>
internal static class PdfStreams
{
    private const int LongestLineEnd = 4;

    /// <summary>Every stream that unpacks to something that begins like packed objects, whatever the file says of it:
    /// who hides something does not put the right label on it.</summary>
    /// <exception cref="RuleRefusedException">They unpack without end, or only in a way that honest programs do not
    /// use.</exception>
    public static IEnumerable<byte[]> PackedObjects(string name, ArraySegment<byte> bytes)
    {
        var left = PackageLimits.MaxMegabytes * 1024 * 1024;
        var before = 0;
        for (var start = AfterNextStream(bytes, 0); start > 0; start = AfterNextStream(bytes, start))
        {
            var objects = Unpack(name, bytes, start, left);
            if (objects is null)
            {
                RequireOpen(name, bytes.AsSpan(before, start - before));
            }
            else
            {
                left -= objects.Length;
                yield return objects;
            }

            before = start;
        }
    }

    /// <summary>The place after the next word <c>stream</c>, <c>endstream</c> among them; 0 if there is none.</summary>
    private static int AfterNextStream(ArraySegment<byte> bytes, int from)
    {
        var found = bytes.AsSpan(from).IndexOf("stream"u8);
        return found < 0 ? 0 : from + found + "stream".Length;
    }

    /// <summary>Objects that say they are packed, but not in the one usual way.</summary>
    private static void RequireOpen(string name, ReadOnlySpan<byte> before)
    {
        var found = PdfNames.In(before);
        if (found.HasFlag(PdfFeatures.ObjectStream) && found.HasFlag(PdfFeatures.Packed))
        {
            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        }
    }

    private static byte[]? Unpack(string name, ArraySegment<byte> bytes, int start, int limit)
    {
        var skipped = bytes.AsSpan(start, Math.Min(LongestLineEnd, bytes.Count - start)).IndexOfAnyExcept(" \t\r\n"u8);
        start += Math.Max(skipped, 0);
        if (bytes.Count - start < 2 || (bytes[start] & 0x0F) != 8 || ((bytes[start] << 8) | bytes[start + 1]) % 31 != 0)
        {
            return null;
        }

        // To where the packing itself ends: what is written as the end may be a lie.
        using var zlib = new ZLibStream(
            new MemoryStream(bytes.Array!, bytes.Offset + start, bytes.Count - start, writable: false), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[4 * 1024];
        try
        {
            for (var read = zlib.Read(buffer); read > 0; read = zlib.Read(buffer))
            {
                if (unpacked.Length == 0 && !LooksLikeObjects(buffer[0]))
                {
                    return null;
                }

                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > limit)
                {
                    throw new RuleRefusedException(
                        Rules.FileUnpacksWithinLimits, name, PackageLimits.MaxMegabytes, PackageLimits.MaxEntries);
                }
            }
        }
        catch (InvalidDataException)
        {
            // Broken off, or never packed: what came out counts.
        }

        return unpacked.Length == 0 ? null : unpacked.ToArray();
    }

    /// <summary>They begin with numbers; a comment or white space may come before.</summary>
    private static bool LooksLikeObjects(byte first) =>
        first is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'%'
        || " \t\r\n\f\0"u8.Contains(first);
}
