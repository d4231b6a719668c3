using System.Buffers.Binary;

namespace AgencyTasks.Core.Files.Pictures;

/// <summary>A PNG, walked chunk by chunk, each with its checksum. Kept is what makes the picture; texts, times, place and
/// whatever hangs behind the picture stay out.</summary>
internal static class Png
{
    private const int ChunkFrame = 12;
    private const int HeaderLength = 13;

    private static readonly HashSet<string> OfThePicture =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs",
    ];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The picture without what tells about people.</summary>
    /// <exception cref="Domain.RuleRefusedException">Not a whole PNG.</exception>
    public static ArraySegment<byte> Clean(string name, ArraySegment<byte> bytes)
    {
        if (!bytes.AsSpan().StartsWith(Signature))
        {
            throw PictureParts.Broken(name);
        }

        var kept = new MemoryStream(bytes.Count);
        kept.Write(Signature);
        var hasData = false;
        for (ReadOnlySpan<byte> left = bytes.AsSpan(Signature.Length); ;)
        {
            var (kind, content, whole) = First(name, left);
            if (kept.Length == Signature.Length)
            {
                RequireHeader(name, kind, content);
            }

            hasData |= kind == "IDAT";
            Keep(kept, kind, content, left[..whole]);
            if (kind == "IEND")
            {
                break;
            }

            left = left[whole..];
        }

        return !hasData ? throw PictureParts.Broken(name) : kept.Length == bytes.Count ? bytes
            : new ArraySegment<byte>(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private static Chunk First(string name, ReadOnlySpan<byte> left)
    {
        var length = left.Length >= ChunkFrame ? BinaryPrimitives.ReadUInt32BigEndian(left) : uint.MaxValue;
        if (length > left.Length - ChunkFrame)
        {
            throw PictureParts.Broken(name);
        }

        var whole = (int)length + ChunkFrame;
        return Crc32.Of(left[4..(whole - 4)]) == BinaryPrimitives.ReadUInt32BigEndian(left[(whole - 4)..])
            ? new Chunk(System.Text.Encoding.Latin1.GetString(left[4..8]), left[8..(whole - 4)], whole)
            : throw PictureParts.Broken(name);
    }

    private static void RequireHeader(string name, string kind, ReadOnlySpan<byte> content)
    {
        if (kind != "IHDR" || content.Length != HeaderLength)
        {
            throw PictureParts.Broken(name);
        }

        PictureParts.RequireSize(
            name, BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]));
    }

    private static void Keep(MemoryStream kept, string kind, ReadOnlySpan<byte> content, ReadOnlySpan<byte> chunk)
    {
        if (kind != "eXIf")
        {
            kept.Write(OfThePicture.Contains(kind) ? chunk : []);
        }
        else if (Orientation.In(content) is > 1 and var orientation)
        {
            kept.Write(Made(kind, Orientation.Notes(orientation)));
        }
    }

    private static byte[] Made(string kind, byte[] content)
    {
        var chunk = new byte[content.Length + ChunkFrame];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        System.Text.Encoding.Latin1.GetBytes(kind, chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Crc32.Of(chunk.AsSpan(4..^4)));
        return chunk;
    }

    private readonly ref struct Chunk(string kind, ReadOnlySpan<byte> content, int whole)
    {
        private readonly ReadOnlySpan<byte> content = content;

        public void Deconstruct(out string name, out ReadOnlySpan<byte> bytes, out int size)
        {
            name = kind;
            bytes = content;
            size = whole;
        }
    }
}
