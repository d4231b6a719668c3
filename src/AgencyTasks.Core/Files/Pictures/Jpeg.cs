using System.Buffers;
using System.Buffers.Binary;

namespace AgencyTasks.Core.Files.Pictures;

/// <summary>
/// A JPEG, walked segment by segment. What makes the picture is copied byte by byte, so nothing is compressed again; the
/// camera's notes, place, comments, small previews and whatever hangs behind the picture stay out.
/// </summary>
internal ref struct Jpeg
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Comment = 0xFE;

    // Up to which a plain JFIF header goes; a small preview may follow.
    private const int PlainJfif = 16;

    private readonly string name;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly ArrayBufferWriter<byte> kept;
    private int at;
    private bool hasSize;
    private bool hasScan;

    private Jpeg(string name, ReadOnlySpan<byte> bytes)
    {
        this.name = name;
        this.bytes = bytes;
        kept = new ArrayBufferWriter<byte>(bytes.Length);
    }

    /// <summary>The picture without what tells about people.</summary>
    /// <exception cref="Domain.RuleRefusedException">Not a whole JPEG.</exception>
    public static ArraySegment<byte> Clean(string name, ArraySegment<byte> bytes)
    {
        var jpeg = new Jpeg(name, bytes);
        jpeg.Walk();
        return jpeg.kept.WrittenCount == bytes.Count ? bytes : jpeg.kept.WrittenSpan.ToArray();
    }

    private void Walk()
    {
        if (!bytes.StartsWith<byte>([0xFF, Start, 0xFF]))
        {
            throw PictureParts.Broken(name);
        }

        kept.Write(bytes[..2]);
        at = 2;
        for (var marker = Marker(); marker != End; marker = Marker())
        {
            Segment(marker);
        }

        if (!hasSize || !hasScan)
        {
            throw PictureParts.Broken(name);
        }

        kept.Write((ReadOnlySpan<byte>)[0xFF, End]);
    }

    private byte Marker()
    {
        if (at >= bytes.Length || bytes[at] != 0xFF)
        {
            throw PictureParts.Broken(name);
        }

        while (at < bytes.Length && bytes[at] == 0xFF)
        {
            at++;
        }

        return at < bytes.Length ? bytes[at++] : throw PictureParts.Broken(name);
    }

    private void Segment(byte marker)
    {
        var length = at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) : 0;
        if (marker is < 0xC0 or (>= 0xD0 and <= Start) || length < 2 || at + length > bytes.Length)
        {
            throw PictureParts.Broken(name);
        }

        var content = bytes.Slice(at + 2, length - 2);
        at += length;
        if (IsFrame(marker))
        {
            ReadSize(content);
        }

        Keep(marker, content);
        if (marker == Scan)
        {
            CopyScan();
        }
    }

    private void Keep(byte marker, ReadOnlySpan<byte> content)
    {
        if (marker == 0xE0 && content.StartsWith("JFIF\0"u8) && content.Length >= PlainJfif - 2)
        {
            Write(marker, [.. content[..(PlainJfif - 4)], 0, 0]);
        }
        else if (marker == 0xE1 && content.StartsWith("Exif\0\0"u8))
        {
            if (Orientation.In(content[6..]) is > 1 and var orientation)
            {
                Write(marker, [.. "Exif\0\0"u8, .. Orientation.Notes(orientation)]);
            }
        }
        else if (marker is < 0xE0 or > Comment || (marker < Comment && IsOfThePicture(marker, content)))
        {
            Write(marker, content);
        }
    }

    // How colours are meant. Everything else that programs add says where, when, by whom and with what.
    private static bool IsOfThePicture(byte marker, ReadOnlySpan<byte> content) =>
        (marker == 0xE2 && content.StartsWith("ICC_PROFILE\0"u8)) || (marker == 0xEE && content.StartsWith("Adobe"u8));

    private readonly void Write(byte marker, ReadOnlySpan<byte> content)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(content.Length + 2));
        kept.Write(head);
        kept.Write(content);
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private void ReadSize(ReadOnlySpan<byte> content)
    {
        if (content.Length < 6)
        {
            throw PictureParts.Broken(name);
        }

        PictureParts.RequireSize(
            name, BinaryPrimitives.ReadUInt16BigEndian(content[3..]), BinaryPrimitives.ReadUInt16BigEndian(content[1..]));
        hasSize = true;
    }

    /// <summary>Up to the next marker that is neither a stuffed byte nor a restart.</summary>
    private void CopyScan()
    {
        var from = at;
        while (true)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length)
            {
                throw PictureParts.Broken(name);
            }

            at += next;
            if (bytes[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                break;
            }

            at += bytes[at + 1] == 0xFF ? 1 : 2;
        }

        kept.Write(bytes[from..at]);
        hasScan = true;
    }
}
