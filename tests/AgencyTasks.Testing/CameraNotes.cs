namespace AgencyTasks.Testing;

/// <summary>What a phone writes into a photo (EXIF): who made the phone, which side is up, when, where.</summary>
public static class CameraNotes
{
    public const string Maker = "Hang May Anh";

    private const int Text = 2;
    private const int Word = 3;
    private const int Fractions = 5;
    private const int EntrySize = 12;

    /// <summary>From the byte order on: taken on 4 November 2019 at 21°49'22" N, 105°12'58" E.</summary>
    /// <param name="orientation">1 to 8.</param>
    public static byte[] Tiff(int orientation)
    {
        const int main = 8;
        var maker = Ended(Maker);
        var time = Ended("2019:11:04 08:00:00");
        var place = main + 2 + (4 * EntrySize) + 4;
        var values = place + 2 + (4 * EntrySize) + 4;
        var latitude = values + maker.Length + time.Length;
        var longitude = latitude + 24;
        return
        [
            .. "MM\0*"u8, .. Long(main),
            0, 4,
            .. Entry(0x010F, Text, maker.Length, Long(values)),
            .. Entry(0x0112, Word, 1, [0, (byte)orientation, 0, 0]),
            .. Entry(0x0132, Text, time.Length, Long(values + maker.Length)),
            .. Entry(0x8825, 4, 1, Long(place)),
            .. Long(0),
            0, 4,
            .. Entry(1, Text, 2, [(byte)'N', 0, 0, 0]), .. Entry(2, Fractions, 3, Long(latitude)),
            .. Entry(3, Text, 2, [(byte)'E', 0, 0, 0]), .. Entry(4, Fractions, 3, Long(longitude)),
            .. Long(0),
            .. maker, .. time,
            .. Degrees(21, 49, 22), .. Degrees(105, 12, 58),
        ];
    }

    /// <summary>A JPEG's segments: notes with a place, XMP with an author, a comment.</summary>
    public static byte[] JpgSegments(int orientation) =>
    [
        .. TestFiles.JpgSegment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 0, 0]),
        .. TestFiles.JpgSegment(0xE1, [.. "Exif\0\0"u8, .. Tiff(orientation)]),
        .. TestFiles.JpgSegment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta author='An'/>"u8]),
        .. TestFiles.JpgSegment(0xED, [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 4, 0, 0, 0, 0, 0, 0]),
        .. TestFiles.JpgSegment(0xFE, TestFiles.Utf8("Nguyễn Văn An chụp")),
    ];

    /// <summary>A PNG's chunks: the same.</summary>
    public static byte[] PngChunks(int orientation) =>
    [
        .. TestFiles.PngChunk("eXIf"u8, Tiff(orientation)),
        .. TestFiles.PngChunk("tEXt"u8, "Author\0Nguyen Van An"u8),
        .. TestFiles.PngChunk("iTXt"u8, [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. "<x:xmpmeta/>"u8]),
        .. TestFiles.PngChunk("tIME"u8, [0x07, 0xE3, 11, 4, 8, 0, 0]),
    ];

    // An even number of bytes, as places have to be even.
    private static byte[] Ended(string text)
    {
        var bytes = TestFiles.Utf8(text + "\0");
        return bytes.Length % 2 == 0 ? bytes : [.. bytes, 0];
    }

    private static byte[] Entry(int tag, int type, int count, byte[] value) =>
        [(byte)(tag >> 8), (byte)tag, 0, (byte)type, .. Long(count), .. value];

    private static byte[] Long(int value) =>
        [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Degrees(int degrees, int minutes, int seconds) =>
        [.. Long(degrees), .. Long(1), .. Long(minutes), .. Long(1), .. Long(seconds), .. Long(1)];
}
