using AgencyTasks.Domain;

namespace AgencyTasks.Testing.Corpus;

/// <summary>Too little, too much, or of another kind than is taken.</summary>
internal static class HostileSizes
{
    public const int Limit = 20 * 1024 * 1024;

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("trống.pdf", "an empty file", Rules.FileIsNotEmpty, () => []),
        new("quá lớn.pdf", "a PDF of 20 MB and one byte", Rules.FileIsWithinSize, TooLarge),
        new("chương trình.exe", "a Windows program", Rules.FileIsOfAllowedType, Program),
        new("kịch bản.js", "a script", Rules.FileIsOfAllowedType, () => TestFiles.Utf8("alert(1)")),
        new("nén.zip", "an archive", Rules.FileIsOfAllowedType, () => TestFiles.Zip(("a.txt", [1]))),
        new("cũ.doc", "a Word file of before 2007", Rules.FileIsOfAllowedType, () => CompoundFile()),
        new("không đuôi", "a name without extension", Rules.FileIsOfAllowedType, () => TestFiles.Pdf()),
        new("báo cáo.pdf.exe", "a double extension, the last a program's", Rules.FileIsOfAllowedType, Program),
        new("báo cáo.pdf.html", "a double extension, the last a web page's", Rules.FileIsOfAllowedType, () => TestFiles.Pdf()),
        new("báo cáo.exe.pdf", "a double extension around a program", Rules.FileIsWhatItSays, Program),
        new("báo cáo.pdf...", "dots behind the extension", Rules.FileIsOfAllowedType, () => TestFiles.Pdf()),
        new("báo cáo.pdf::$DATA", "a stream of a Windows file", Rules.FileIsOfAllowedType, () => TestFiles.Pdf()),
        new("chương trình Linux.docx", "a Linux program as a Word file", Rules.FileIsWhatItSays, LinuxProgram),
    ];

    public static byte[] Program() => [.. "MZ"u8, .. new byte[200]];

    /// <summary>An OLE container, as Office wrote before 2007 and still writes around a document with a password.</summary>
    public static byte[] CompoundFile(string stream = "WordDocument") =>
    [
        0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. System.Text.Encoding.Unicode.GetBytes(stream),
    ];

    private static byte[] LinuxProgram() => [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[200]];

    private static byte[] TooLarge()
    {
        var pdf = TestFiles.Pdf();
        return [.. pdf, .. new byte[Limit + 1 - pdf.Length]];
    }
}
