using System.Buffers.Binary;

namespace AgencyTasks.Core.Files.Pictures;

/// <summary>Which side of a picture is up: the one thing of a camera's notes (EXIF) that stays with it.</summary>
internal static class Orientation
{
    private const int Tag = 0x0112;
    private const int Short = 3;
    private const int EntrySize = 12;

    /// <summary>1 to 8; 1, upright, also if the notes do not say or cannot be read.</summary>
    /// <param name="notes">From their byte order on.</param>
    public static int In(ReadOnlySpan<byte> notes)
    {
        var isLittle = notes.StartsWith("II*\0"u8);
        if (notes.Length < 8 || !(isLittle || notes.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        var at = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(notes[4..]) : BinaryPrimitives.ReadUInt32BigEndian(notes[4..]);
        if (at > notes.Length - 2)
        {
            return 1;
        }

        var list = notes[(int)at..];
        var count = Word(list);
        list = list[2..];
        for (; count > 0 && list.Length >= EntrySize; count--, list = list[EntrySize..])
        {
            if (Word(list) == Tag && Word(list[2..]) == Short)
            {
                return Word(list[8..]) is >= 1 and <= 8 and var found ? found : 1;
            }
        }

        return 1;

        int Word(ReadOnlySpan<byte> bytes) => isLittle
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    /// <summary>Notes that say nothing else.</summary>
    public static byte[] Notes(int orientation) =>
    [
        .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];
}
