using System.Text;

namespace AgencyTasks.Testing.Corpus;

/// <summary>A file that looks a little like a hostile one and must be taken as it is.</summary>
public sealed record HonestFile(string Name, string What, Func<byte[]> Make)
{
    private const string PageLink = "/Annots [<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://tuyenquang.example/) >> >>] ";
    private const string Picture = "<< /Length 12 >>\nstream\n\u0001/JS \u0002/JS(\u0003\nendstream";
    private const string Signed = "/AcroForm << /SigFlags 3 /Fields [] >> ";

    public static IReadOnlyList<HonestFile> All { get; } =
    [
        new("Báo cáo quý.docx", "a Word file", () => TestFiles.Docx()),
        new("BIỂU SỐ LIỆU.XLSX", "an Excel file, its extension in capitals", () => TestFiles.Xlsx()),
        new("Công văn số 45.pdf", "a PDF", () => TestFiles.Pdf()),
        new("Ảnh hội nghị.png", "a picture", () => TestFiles.Png()),
        new("Ảnh.jpg", "a photo", () => TestFiles.Jpg()),
        new("Ảnh.JPEG", "a photo with the long extension", () => TestFiles.Jpg(7)),
        new("Có liên kết.docx", "a link to a web page", () => Link("https://tuyenquang.example/")),
        new("Có thư.docx", "a link to a mail address", () => Link("mailto:vanthu@tuyenquang.example")),
        new("Có ảnh.docx", "a picture within", () => TestFiles.Docx("", ("word/media/1.png", TestFiles.Png()))),
        new("Có hình vẽ.docx", "a packed drawing within, as Office makes them", () => TestFiles.Docx(
            "", ("word/media/1.emz", [0x1F, 0x8B, 8, 0, .. new byte[20]]))),
        new("Nói về DDE.docx", "a text about DDE and macros", () => TestFiles.Docx("Tắt DDE và macro trên máy trạm")),
        new("Có số trang.docx", "fields for page and date", () => TestFiles.Docx("", ("word/footer1.xml", TestFiles.Utf8(
            "<w:ftr xmlns:w=\"x\"><w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:ftr>")))),
        new("Mẫu cũ.docx", "two thousand parts", () => Bombs.Parts(2_000)),
        new("Mở trang đầu.pdf", "opens at its first page", () => TestFiles.Pdf(catalog: "/OpenAction [3 0 R /Fit] ")),
        new("Có liên kết.pdf", "a link to a web page", () => TestFiles.Pdf(catalog: PageLink)),
        new("Ký số.pdf", "a form with signatures", () => TestFiles.Pdf(catalog: Signed)),
        new("Đóng gói.pdf", "packed objects", () => HostilePdfs.Packed("<< /Type /Annot >>")),
        new("Ảnh trong pdf.pdf", "dots that read like a script", () => TestFiles.Pdf(more: Picture)),
        new("Nói về JavaScript.pdf", "the word JavaScript in its text", () => TestFiles.Pdf(more: "(JavaScript, Launch)")),
        new("vừa đủ.pdf", "exactly 20 MB", Largest),
        new("Báo cáo v1.2 (bản cuối).docx", "dots, brackets and blanks in the name", () => TestFiles.Docx("v1.2")),
        new(new string('ạ', 146) + ".pdf", "a name of 150 characters", () => TestFiles.Pdf("dài")),
        new("Biên bản.pdf".Normalize(NormalizationForm.FormD), "a name in parts (NFD), as Macs write it", () => TestFiles.Pdf("NFD")),
        new("Mật độ dân số.docx", "an ordinary word with mật", () => TestFiles.Docx("mật độ")),
        new("BẢO VỆ BÍ MẬT NHÀ NƯỚC.docx", "the title of a law", () => TestFiles.Docx("luật")),
        new("Console.pdf", "a name that begins like a device", () => TestFiles.Pdf("console")),
    ];

    public override string ToString() => What;

    private static byte[] Link(string target) =>
        TestFiles.Docx(more: ("word/_rels/document.xml.rels", TestFiles.Relations(("hyperlink", target, true))));

    private static byte[] Largest()
    {
        var pdf = TestFiles.Pdf();
        return [.. pdf, .. new byte[HostileSizes.Limit - pdf.Length]];
    }
}
