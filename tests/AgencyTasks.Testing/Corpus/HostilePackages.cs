using AgencyTasks.Domain;

namespace AgencyTasks.Testing.Corpus;

/// <summary>Word and Excel files that carry, hide or inflate.</summary>
internal static class HostilePackages
{
    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("macro.docm", "a Word file with macros under its own name", Rules.FileIsOfAllowedType, Macros),
        new("macro.docx", "the same, renamed", Rules.FileCarriesNoProgram, Macros),
        new("kiểu macro.docx", "a main part typed as one with macros", Rules.FileCarriesNoProgram, MacroTyped),
        new("macro Excel 4.xlsx", "a macro sheet of old Excel", Rules.FileCarriesNoProgram, () => Sheet("xl/macrosheets/s.xml")),
        new("nhúng.docx", "an embedded OLE object", Rules.FileCarriesNoProgram, () => Word("word/embeddings/oleObject1.bin")),
        new("ActiveX.docx", "an ActiveX control", Rules.FileCarriesNoProgram, () => Word("word/activeX/activeX1.xml")),
        new("OLE đổi tên.docx", "an OLE container as a picture", Rules.FileCarriesNoProgram,
            () => Word("word/media/1.png", HostileSizes.CompoundFile())),
        new("exe đổi tên.docx", "a program as a picture", Rules.FileCarriesNoProgram,
            () => Word("word/media/1.png", HostileSizes.Program())),
        new("trang web trong.docx", "a web page taken in (altChunk)", Rules.FileCarriesNoProgram,
            () => Word("word/afchunk.html", TestFiles.Utf8("<script>alert(1)</script>"))),
        new("DDE.docx", "a field that starts a program (DDE), cut into pieces", Rules.FileCarriesNoProgram, Dde),
        new("DDE.xlsx", "a link that starts a program (DDE)", Rules.FileCarriesNoProgram, () => Sheet(
            "xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>")),
        new("nén trong nén.docx", "a package within a package, as a picture", Rules.FileCarriesNoProgram,
            () => Word("word/media/a.png", TestFiles.Docx())),
        new("nén 7z.docx", "another archive within, as a picture", Rules.FileCarriesNoProgram,
            () => Word("word/media/a.png", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, .. new byte[20]])),
        new("mẫu từ xa.docx", "a template fetched from the web", Rules.FileCarriesNoProgram,
            () => Link("attachedTemplate", "https://x.example/a.dotm")),
        new("ảnh từ xa.docx", "a picture fetched from the web", Rules.FileCarriesNoProgram,
            () => Link("image", "https://x.example/a.png")),
        new("liên kết máy.docx", "a link to a program on a file server", Rules.FileCarriesNoProgram,
            () => Link("hyperlink", "file://may-chu/a.exe")),
        new("mẫu nói dối.docx", "a template from a file server, said to be internal", Rules.FileCarriesNoProgram,
            () => Relation("file:////may-chu/a.dotm", "")),
        new("mẫu qua mạng.docx", "the same with backslashes", Rules.FileCarriesNoProgram,
            () => Relation(@"\\may-chu\a.dotm", "Internal")),
        new("mẫu lạ.docx", "a relation of a mode unheard of", Rules.FileCarriesNoProgram, () => Relation("a.dotm", " External ")),
        new("DTD.docx", "a document type with an entity", Rules.FileIsWhatItSays, () => Word("word/x.xml", Xml.Dtd)),
        new("XXE.docx", "an entity that reads a file of the server", Rules.FileIsWhatItSays, () => Word("word/x.xml", Xml.Outside)),
        new("cười tỷ lần.docx", "entities that multiply (billion laughs)", Rules.FileIsWhatItSays,
            () => Word("word/x.xml", Xml.Laughs)),
        new("DTD giấu.docx", "a document type in a part of an odd extension", Rules.FileIsWhatItSays,
            () => Word("word/x.dat", [0xEF, 0xBB, 0xBF, .. Xml.Dtd])),
        new("DTD UTF-16.docx", "a document type in UTF-16", Rules.FileIsWhatItSays, () => Word(
            "word/x.dat", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")])),
        new("lồng nhau.docx", "ten thousand elements one within the other", Rules.FileIsWhatItSays,
            () => Word("word/x.xml", Xml.Deep)),
        new("bom.docx", "a bomb by its ratio, thousand to one", Rules.FileUnpacksWithinLimits,
            () => Word("word/media/a.bmp", new byte[30_000_000])),
        new("bom lớn.docx", "a bomb by its size, 211 MB", Rules.FileUnpacksWithinLimits, Bombs.Large),
        new("bom chồng.docx", "a bomb of parts that share their bytes", Rules.FileUnpacksWithinLimits, Bombs.Overlapping),
        new("nhiều phần.docx", "2,001 parts", Rules.FileUnpacksWithinLimits, () => Bombs.Parts(2_001)),
        new("mật khẩu.docx", "a Word file with a password", Rules.FileOpensWithoutPassword,
            () => HostileSizes.CompoundFile("EncryptedPackage")),
        new("mật khẩu zip.docx", "a package whose parts have a password", Rules.FileOpensWithoutPassword, Locked),
        new("Word cũ.docx", "a Word file of before 2007, renamed", Rules.FileIsWhatItSays, () => HostileSizes.CompoundFile()),
        new("bảng tính.docx", "an Excel file as a Word file", Rules.FileIsWhatItSays, () => TestFiles.Xlsx()),
        new("văn bản.xlsx", "a Word file as an Excel file", Rules.FileIsWhatItSays, () => TestFiles.Docx()),
        new("nén.docx", "any archive as a Word file", Rules.FileIsWhatItSays, () => TestFiles.Zip(("a.txt", [1]))),
        new("hỏng.docx", "a Word file cut off", Rules.FileIsWhatItSays, () => TestFiles.Docx()[..^30]),
        new("hai mặt.docx", "says Word, opens as Excel", Rules.FileIsWhatItSays, TwoFaced),
        new("tự giải nén.docx", "a program before the package", Rules.FileIsWhatItSays,
            () => [.. HostileSizes.Program(), .. TestFiles.Docx()]),
        new("ra ngoài.docx", "a part that leaves its folder", Rules.FileIsWhatItSays, () => Word("../../etc/cron.d/x")),
        new("trùng tên.docx", "two parts of one name", Rules.FileIsWhatItSays, () => Word("word/document.xml")),
    ];

    private static byte[] Macros() => Word("word/vbaProject.bin", [1, 2, 3]);

    private static byte[] Word(string part, byte[]? content = null) => TestFiles.Docx(more: (part, content ?? [1]));

    private static byte[] Sheet(string part, string content = "<x/>") =>
        TestFiles.Xlsx(more: (part, TestFiles.Utf8(content)));

    private static byte[] Link(string kind, string target) =>
        Word("word/_rels/document.xml.rels", TestFiles.Relations((kind, target, true)));

    private static byte[] Relation(string target, string mode) => Word("word/_rels/settings.xml.rels", TestFiles.Utf8(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
        + $"Type=\"http://x/attachedTemplate\" Target=\"{target}\" TargetMode=\"{mode}\"/></Relationships>"));

    private static byte[] MacroTyped() => TestFiles.Zip(
        ("[Content_Types].xml", TestFiles.ContentTypes(
            "/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")),
        ("word/document.xml", TestFiles.Utf8("<a/>")));

    private static byte[] Dde() => Word("word/header1.xml", TestFiles.Utf8(
        "<w:hdr xmlns:w=\"x\"><w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\\\windows\\\\cmd.exe"
        + "</w:instrText></w:r></w:p></w:hdr>"));

    private static byte[] TwoFaced() => TestFiles.Zip(
        ("[Content_Types].xml", TestFiles.ContentTypes("/word/document.xml", TestFiles.WordType)),
        ("_rels/.rels", TestFiles.Relations(("officeDocument", "xl/workbook.xml", false))),
        ("word/document.xml", TestFiles.Utf8("<a/>")),
        ("xl/workbook.xml", TestFiles.Utf8("<a/>")));

    // The flag that says so, in the directory of the archive.
    private static byte[] Locked()
    {
        var bytes = TestFiles.Docx();
        for (var at = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8); at < bytes.Length - 8; at++)
        {
            if (bytes.AsSpan(at).StartsWith("PK\u0001\u0002"u8))
            {
                bytes[at + 8] |= 1;
            }
        }

        return bytes;
    }
}
