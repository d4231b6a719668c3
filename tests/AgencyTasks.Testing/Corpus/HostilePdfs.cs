using System.IO.Compression;
using System.Text;
using AgencyTasks.Domain;

namespace AgencyTasks.Testing.Corpus;

/// <summary>PDFs that run, carry, fetch, hide or are none.</summary>
internal static class HostilePdfs
{
    private const string Script = "<< /S /JavaScript /JS (app.alert(1)) >>";

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("chương trình.pdf", "a program as a PDF", Rules.FileIsWhatItSays, HostileSizes.Program),
        new("chữ.pdf", "plain text as a PDF", Rules.FileIsWhatItSays, () => TestFiles.Utf8("Xin chào")),
        new("trang.pdf", "a web page as a PDF", Rules.FileIsWhatItSays, () => TestFiles.Utf8("<html><script>alert(1)</script>")),
        new("trang hai mặt.pdf", "a web page that begins like a PDF", Rules.FileIsWhatItSays,
            () => TestFiles.Utf8("%PDF-1.7\n<html><script>alert(1)</script>")),
        new("dở dang.pdf", "a PDF cut off", Rules.FileIsWhatItSays, () => TestFiles.Pdf()[..^20]),
        new("pdf và zip.pdf", "a PDF that is an archive as well", Rules.FileCarriesNoProgram,
            () => [.. TestFiles.Pdf(), .. TestFiles.Zip(("META-INF/MANIFEST.MF", [1]))]),
        new("khóa.pdf", "a PDF with a password", Rules.FileOpensWithoutPassword, () => TestFiles.Pdf(trailer: "/Encrypt 4 0 R ")),
        new("khóa giấu.pdf", "the same, letters written as numbers", Rules.FileOpensWithoutPassword,
            () => TestFiles.Pdf(trailer: "/#45ncryp#74 4 0 R ")),
        new("kịch bản.pdf", "a script that runs on opening", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf("", "/OpenAction 4 0 R ", "", Script)),
        new("kịch bản trang.pdf", "a script that runs on turning a page", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf("", $"/AA << /O {Script} >> ")),
        new("JS giấu.pdf", "a script, letters written as numbers", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(more: "<< /S /J#61vaScrip#74 >>")),
        new("JS qua phim.pdf", "a script in an action of a film", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(more: "<< /S /Rendition /JS (x) >>")),
        new("JS đóng gói.pdf", "a script in packed objects", Rules.FileCarriesNoProgram, () => Packed(Script)),
        new("JS đóng gói dối.pdf", "the same, with a false end before it", Rules.FileCarriesNoProgram,
            () => Packed("(endstream) " + Script, level: CompressionLevel.NoCompression)),
        new("JS đóng gói không nhãn.pdf", "packed objects under a false label", Rules.FileCarriesNoProgram,
            () => Packed(Script, label: "/Type /Metadata ")),
        new("JS gói lạ.pdf", "objects packed in an unusual way", Rules.FileIsWhatItSays, HexPacked),
        new("bom.pdf", "packed objects that unpack to 210 MB", Rules.FileUnpacksWithinLimits, Bomb),
        new("chạy.pdf", "starts a program on opening", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(catalog: "/OpenAction << /S /Launch /F (cmd.exe) >> ")),
        new("tệp nhúng.pdf", "an embedded file", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(more: "<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream")),
        new("tên tệp nhúng.pdf", "a list of embedded files", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(catalog: "/Names << /EmbeddedFiles 4 0 R >> ")),
        new("mở tệp nhúng.pdf", "opens an embedded file", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(catalog: "/OpenAction << /S /GoToE /T << /R /C /N (a) >> >> ")),
        new("mở máy khác.pdf", "opens a file of another computer", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(catalog: @"/AA << /O << /S /GoToR /F (\\\\may-chu\\a.pdf) /D [0 /Fit] >> >> ")),
        new("gửi đi.pdf", "sends a form to the web", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(more: "<< /S /SubmitForm /F (https://x.example/) >>")),
        new("biểu mẫu động.pdf", "a form with a program of its own (XFA)", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(catalog: "/AcroForm << /XFA 4 0 R >> ")),
        new("đa phương tiện.pdf", "a film or a Flash program", Rules.FileCarriesNoProgram,
            () => TestFiles.Pdf(more: "<< /Type /Annot /Subtype /RichMedia >>")),
    ];

    /// <summary>A PDF with one packed object.</summary>
    public static byte[] Packed(
        string packedObject, string label = "/Type /ObjStm ", CompressionLevel level = CompressionLevel.Optimal)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, level, leaveOpen: true))
        {
            zlib.Write(TestFiles.Utf8("5 0 " + packedObject));
        }

        return WithStream($"{label}/N 1 /First 4 /Filter /FlateDecode ", Encoding.Latin1.GetString(packed.ToArray()));
    }

    private static byte[] HexPacked() => WithStream(
        "/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode ", Convert.ToHexString(TestFiles.Utf8("5 0 " + Script)) + ">");

    private static byte[] Bomb() => Packed(new string(' ', 210 * 1024 * 1024), level: CompressionLevel.Fastest);

    private static byte[] WithStream(string entries, string body) =>
        TestFiles.Pdf(more: $"<< {entries}/Length {body.Length} >>\nstream\n{body}\nendstream");
}
