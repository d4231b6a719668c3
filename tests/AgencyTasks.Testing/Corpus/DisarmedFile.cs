namespace AgencyTasks.Testing.Corpus;

/// <summary>A picture that is taken, but without what hangs on it.</summary>
public sealed record DisarmedFile(string Name, string What, Func<byte[]> Make, byte[] Kept)
{
    private static readonly byte[] Script = [.. "<script>alert(1)</script>"u8];

    public static IReadOnlyList<DisarmedFile> All { get; } =
    [
        new("ảnh và zip.jpg", "a photo that is an archive as well",
            () => [.. TestFiles.Jpg(), .. TestFiles.Zip(("a.js", [1]))], TestFiles.Jpg()),
        new("ảnh và exe.png", "a picture with a program behind it",
            () => [.. TestFiles.Png(), .. HostileSizes.Program()], TestFiles.Png()),
        new("ảnh và trang.jpg", "a photo with a web page in its comment",
            () => TestFiles.Jpg(notes: TestFiles.JpgSegment(0xFE, Script)), TestFiles.Jpg()),
        new("ảnh và trang.png", "a picture with a web page in its text",
            () => TestFiles.Png(notes: TestFiles.PngChunk("tEXt"u8, [.. "Comment\0"u8, .. Script])), TestFiles.Png()),
        new("ảnh động.jpg", "a photo with a small film behind it, as phones make them",
            () => [.. TestFiles.Jpg(), 0, 0, 0, 0x18, .. "ftypmp42"u8, .. new byte[100]], TestFiles.Jpg()),
    ];

    public override string ToString() => What;
}
