using AgencyTasks.Domain;

namespace AgencyTasks.Testing.Corpus;

/// <summary>Pictures that are none, are broken, or unpack without end.</summary>
internal static class HostilePictures
{
    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("chương trình.jpg", "a program as a photo", Rules.FileIsWhatItSays, HostileSizes.Program),
        new("hình vẽ.png", "a drawing with a script (SVG) as a picture", Rules.FileIsWhatItSays,
            () => TestFiles.Utf8("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")),
        new("trang web.png", "a web page as a picture", Rules.FileIsWhatItSays,
            () => TestFiles.Utf8("<html><script>alert(1)</script></html>")),
        new("ảnh png.jpg", "a PNG as a JPEG", Rules.FileIsWhatItSays, () => TestFiles.Png()),
        new("ảnh jpg.png", "a JPEG as a PNG", Rules.FileIsWhatItSays, () => TestFiles.Jpg()),
        new("ảnh gif.png", "a GIF as a PNG", Rules.FileIsWhatItSays, () => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B]),
        new("pdf.jpg", "a PDF as a photo", Rules.FileIsWhatItSays, () => TestFiles.Pdf()),
        new("dở dang.jpg", "a photo cut off in its dots", Rules.FileIsWhatItSays, () => TestFiles.Jpg()[..^2]),
        new("dở dang đầu.jpg", "a photo cut off in its tables", Rules.FileIsWhatItSays, () => TestFiles.Jpg()[..100]),
        new("chỉ đầu.jpg", "nothing but the first bytes of a photo", Rules.FileIsWhatItSays, () => [0xFF, 0xD8, 0xFF, 0xE0]),
        new("không điểm ảnh.jpg", "a photo without dots", Rules.FileIsWhatItSays, () => [0xFF, 0xD8, 0xFF, 0xD9]),
        new("rộng bằng không.jpg", "a photo of no width", Rules.FileIsWhatItSays, () => SizedJpg(0, 8)),
        new("khổng lồ.jpg", "a photo of 65,535 × 65,535 dots in 200 bytes", Rules.PictureIsWithinSize,
            () => SizedJpg(0xFFFF, 0xFFFF)),
        new("khổng lồ.png", "a picture of 100,000 × 100,000 dots", Rules.PictureIsWithinSize, () => SizedPng(100_000, 100_000)),
        new("tràn số.png", "a picture whose size overflows", Rules.PictureIsWithinSize, () => SizedPng(0x7FFF_FFFF, 0x7FFF_FFFF)),
        new("hỏng.png", "a picture with a wrong checksum", Rules.FileIsWhatItSays, Flipped),
        new("dở dang.png", "a picture cut off", Rules.FileIsWhatItSays, () => TestFiles.Png()[..^12]),
        new("không điểm ảnh.png", "a picture without dots", Rules.FileIsWhatItSays,
            () => [.. TestFiles.Png()[..33], .. TestFiles.PngChunk("IEND"u8, [])]),
    ];

    private static byte[] SizedJpg(ushort width, ushort height)
    {
        var bytes = TestFiles.Jpg();
        var at = bytes.AsSpan().IndexOf<byte>([0xFF, 0xC0]) + 5;
        (bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]) =
            ((byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width);
        return bytes;
    }

    private static byte[] SizedPng(int width, int height)
    {
        var header = new byte[13];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header, width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        var png = TestFiles.Png();
        return [.. png[..8], .. TestFiles.PngChunk("IHDR"u8, header), .. png[33..]];
    }

    private static byte[] Flipped()
    {
        var bytes = TestFiles.Png();
        bytes[^14] ^= 1;
        return bytes;
    }
}
