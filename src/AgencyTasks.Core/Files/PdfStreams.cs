using System.IO.Compression;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>Parts a PDF into its objects and its streams.</summary>
internal static class PdfStreams
{
    private const int DictionaryReach = 2_048;

    /// <summary>What lies outside streams, and the object streams unpacked: all that can name an action.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> ObjectsOf(string name, byte[] bytes)
    {
        var left = PackageLimits.MaxMegabytes * 1024 * 1024;
        var at = 0;
        while (at < bytes.Length)
        {
            var (start, end) = NextStream(bytes, at);
            yield return bytes.AsMemory(at, start - at);
            if (IsObjectStream(bytes.AsSpan(at, start - at)))
            {
                var objects = Unpack(name, bytes.AsMemory(start, end - start), left);
                left -= objects.Length;
                yield return objects;
            }

            at = end;
        }
    }

    /// <summary>From after the word <c>stream</c> to <c>endstream</c>; both at the end if there is none.</summary>
    private static (int Start, int End) NextStream(byte[] bytes, int from)
    {
        for (var at = from; ;)
        {
            var found = bytes.AsSpan(at).IndexOf("stream"u8);
            if (found < 0)
            {
                return (bytes.Length, bytes.Length);
            }

            var start = at + found + "stream".Length;
            var isEnd = bytes.AsSpan(0, at + found).EndsWith("end"u8);
            if (!isEnd && start < bytes.Length && bytes[start] is (byte)'\r' or (byte)'\n')
            {
                var length = bytes.AsSpan(start).IndexOf("endstream"u8);
                return length < 0 ? (bytes.Length, bytes.Length) : (start, start + length);
            }

            at = start;
        }
    }

    private static bool IsObjectStream(ReadOnlySpan<byte> before) =>
        PdfNames.In(before[Math.Max(0, before.Length - DictionaryReach)..]).HasFlag(PdfFeatures.ObjectStream);

    private static byte[] Unpack(string name, ReadOnlyMemory<byte> packed, int limit)
    {
        var content = packed.Span.TrimStart("\r\n"u8);
        using var unpacked = new MemoryStream();
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = zlib.Read(buffer)) > 0)
            {
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
            // Not packed, or in another way: its bytes are looked at as they are.
            return [.. content, .. unpacked.ToArray()];
        }

        return unpacked.ToArray();
    }
}
