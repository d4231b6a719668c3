using System.IO.Compression;
using System.Text;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Testing;

namespace AgencyTasks.Core.Tests.Files;

public sealed class FileIntakeTests : IDisposable
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string NoProgram = nameof(Rules.FileCarriesNoProgram);
    private const string Limits = nameof(Rules.FileUnpacksWithinLimits);
    private const string NoPassword = nameof(Rules.FileOpensWithoutPassword);
    private const string Says = nameof(Rules.FileIsWhatItSays);
    private const string Type = nameof(Rules.FileIsOfAllowedType);
    private const string PlainName = nameof(Rules.FileNameIsPlain);
    private const string NotSecret = nameof(Rules.FileIsNotSecret);
    private const string Picture = "<< /Length 12 >>\nstream\n\u0001/JS \u0002/JS(\u0003\nendstream";
    private const string Pdf = "application/pdf";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"agencytasks-intake-{Guid.NewGuid():N}");
    private readonly FileIntake intake;

    public FileIntakeTests() => intake = new FileIntake(new DiskFileStore(folder));

    public static TheoryData<string, Func<byte[]>, EvidenceKind, string> GoodFiles => new()
    {
        { "Báo cáo quý.docx", () => TestFiles.Docx(), EvidenceKind.Document, Word },
        { "BIỂU SỐ LIỆU.XLSX", () => TestFiles.Xlsx(), EvidenceKind.Table, Sheet },
        { "Công văn số 45.pdf", () => TestFiles.Pdf(), EvidenceKind.Document, Pdf },
        { "Ảnh hội nghị.png", () => TestFiles.Png(), EvidenceKind.Photo, "image/png" },
        { "Ảnh.jpg", () => TestFiles.Jpg(), EvidenceKind.Photo, "image/jpeg" },
        { "Ảnh.JPEG", () => TestFiles.Jpg(), EvidenceKind.Photo, "image/jpeg" },
        { "Có liên kết.docx", () => WithLink("hyperlink", "https://tuyenquang.example/"), EvidenceKind.Document, Word },
        { "Có thư.docx", () => WithLink("hyperlink", "mailto:vanthu@tuyenquang.example"), EvidenceKind.Document, Word },
        { "Có ảnh.docx", () => TestFiles.Docx("", ("word/media/1.png", TestFiles.Png())), EvidenceKind.Document, Word },
        { "Mật độ dân số.docx", () => TestFiles.Docx(), EvidenceKind.Document, Word },
        { "BẢO VỆ BÍ MẬT NHÀ NƯỚC.docx", () => TestFiles.Docx(), EvidenceKind.Document, Word },
        { "Mở trang đầu.pdf", () => TestFiles.Pdf(catalog: "/OpenAction [3 0 R /Fit] "), EvidenceKind.Document, Pdf },
        { "Đóng gói.pdf", () => PackedPdf("<< /Type /Annot >>"), EvidenceKind.Document, Pdf },
        { "Ảnh trong pdf.pdf", () => TestFiles.Pdf(more: Picture), EvidenceKind.Document, Pdf },
    };

    public static TheoryData<string, Func<byte[]>, string> WrongFiles => new()
    {
        { "rỗng.pdf", () => [], nameof(Rules.FileIsNotEmpty) },
        { "quá lớn.pdf", () => TooLarge(), nameof(Rules.FileIsWithinSize) },
        { "chương trình.exe", () => Program(), Type },
        { "macro.docm", () => TestFiles.Docx(), Type },
        { "cũ.doc", () => CompoundFile(), Type },
        { "không đuôi", () => TestFiles.Pdf(), Type },
        { "trang.pdf.html", () => TestFiles.Pdf(), Type },
        { "chương trình.pdf", () => Program(), Says },
        { "chữ.pdf", () => TestFiles.Utf8("Xin chào"), Says },
        { "ảnh png.jpg", () => TestFiles.Png(), Says },
        { "ảnh jpg.png", () => TestFiles.Jpg(), Says },
        { "bảng tính.docx", () => TestFiles.Xlsx(), Says },
        { "văn bản.xlsx", () => TestFiles.Docx(), Says },
        { "nén.docx", () => TestFiles.Zip(("a.txt", [1])), Says },
        { "hỏng.docx", () => TestFiles.Docx()[..^30], Says },
        { "Word cũ.docx", () => CompoundFile(), Says },
        { "hai mặt.docx", () => TwoFaced(), Says },
        { "ra ngoài.docx", () => TestFiles.Docx(more: ("../../etc/cron.d/x", [1])), Says },
        { "trùng tên.docx", () => TestFiles.Docx(more: ("word/document.xml", [1])), Says },
        { "DTD.docx", () => TestFiles.Docx(more: ("word/x.xml", DocumentType())), Says },
        { "DTD giấu.docx", () => TestFiles.Docx(more: ("word/x.dat", DocumentType())), Says },
        { "mật khẩu.docx", () => CompoundFile("EncryptedPackage"), NoPassword },
        { "khóa.pdf", () => TestFiles.Pdf(trailer: "/Encrypt 4 0 R "), NoPassword },
        { "khóa giấu.pdf", () => TestFiles.Pdf(trailer: "/#45ncryp#74 4 0 R "), NoPassword },
        { "macro.docx", () => TestFiles.Docx(more: ("word/vbaProject.bin", [1, 2, 3])), NoProgram },
        { "kiểu macro.docx", () => MacroTyped(), NoProgram },
        { "nhúng.docx", () => TestFiles.Docx(more: ("word/embeddings/a.bin", [1])), NoProgram },
        { "OLE đổi tên.docx", () => TestFiles.Docx(more: ("word/media/1.png", CompoundFile())), NoProgram },
        { "exe đổi tên.docx", () => TestFiles.Docx(more: ("word/media/1.png", Program())), NoProgram },
        { "nén trong nén.docx", () => TestFiles.Docx(more: ("word/media/a.png", TestFiles.Docx())), NoProgram },
        { "mẫu từ xa.docx", () => WithLink("attachedTemplate", "https://x.example/a.dotm"), NoProgram },
        { "ảnh từ xa.docx", () => WithLink("image", "https://x.example/a.png"), NoProgram },
        { "liên kết máy.docx", () => WithLink("hyperlink", "file://may-chu/a.exe"), NoProgram },
        { "mẫu nói dối.docx", () => WithRelation("file:////may-chu/a.dotm", ""), NoProgram },
        { "mẫu qua mạng.docx", () => WithRelation(@"\\may-chu\a.dotm", "Internal"), NoProgram },
        { "mẫu lạ.docx", () => WithRelation("a.dotm", " External "), NoProgram },
        { "kịch bản.pdf", () => TestFiles.Pdf("", "/OpenAction 4 0 R ", "", "<< /S /JavaScript >>"), NoProgram },
        { "JS.pdf", () => TestFiles.Pdf(more: "<< /S /Rendition /JS (x) >>"), NoProgram },
        { "JS giấu.pdf", () => TestFiles.Pdf(more: "<< /S /J#61vaScrip#74 >>"), NoProgram },
        { "chạy.pdf", () => TestFiles.Pdf(catalog: "/OpenAction << /S /Launch /F (cmd.exe) >> "), NoProgram },
        { "JS đóng gói.pdf", () => PackedPdf("<< /S /Rendition /JS (x) >>"), NoProgram },
        { "bom.docx", () => TestFiles.Docx(more: ("word/media/a.bmp", new byte[30_000_000])), Limits },
        { "bom lớn.docx", () => BigBomb(), Limits },
        { "nhiều phần.docx", () => ManyParts(2_000), Limits },
    };

    public static TheoryData<string, string> WrongNames => new()
    {
        { "", PlainName },
        { ".pdf", PlainName },
        { "../../báo cáo.pdf", PlainName },
        { "C:\\báo cáo\\a.pdf", PlainName },
        { "báo\0cáo.pdf", PlainName },
        { "báo\ncáo.pdf", PlainName },
        { "báo cáo \u202Efdp.exe.pdf", PlainName },
        { "báo cáo \u2067fdp.pdf", PlainName },
        { "báo cáo \u200Ffdp.pdf", PlainName },
        { "báo cáo \uD800.pdf", PlainName },
        { new string('a', 147) + ".pdf", PlainName },
        { "CV 12 MẬT.pdf", NotSecret },
        { "CV 12 (Mật).pdf", NotSecret },
        { "mật.pdf", NotSecret },
        { "Tối mật - kế hoạch.pdf", NotSecret },
        { "KH_TUYỆT_MẬT.pdf", NotSecret },
        { "tuyet mat 12.pdf", NotSecret },
        { "M\u200BẬT.pdf", NotSecret },
        { "TỐI MẬT.pdf".Normalize(NormalizationForm.FormD), NotSecret },
    };

    [Theory, MemberData(nameof(GoodFiles), DisableDiscoveryEnumeration = true)]
    public async Task Take_AGoodFile_StoresItUnderItsHashAndSaysWhatItIs(
        string name, Func<byte[]> make, EvidenceKind kind, string contentType)
    {
        var bytes = make();

        var taken = await TakeAsync(name, bytes);

        taken.Kind.ShouldBe(kind);
        taken.Stored.ContentType.ShouldBe(contentType);
        taken.Stored.Name.ShouldBe(name);
        taken.Stored.Size.ShouldBe(bytes.Length);
        taken.Stored.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        (await ReadAsync(taken.Stored.Hash)).ShouldBe(bytes);
    }

    [Theory, MemberData(nameof(WrongFiles), DisableDiscoveryEnumeration = true)]
    public async Task Take_AWrongFile_RefusesItByItsRuleAndStoresNothing(string name, Func<byte[]> make, string rule)
    {
        var refused = await TakeAsync(name, make()).ShouldBeRefusedAsync(new Rule(rule));

        refused.Values[0].ShouldBe(name);
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(WrongNames), DisableDiscoveryEnumeration = true)]
    public async Task Take_AWrongName_RefusesItByItsRuleAndStoresNothing(string name, string rule)
    {
        var refused = await TakeAsync(name, TestFiles.Pdf()).ShouldBeRefusedAsync(new Rule(rule));

        refused.Values[0].ShouldBeOfType<string>().ShouldNotContain('\u202E');
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Take_ANameInParts_KeepsItComposed() =>
        (await TakeAsync("Báo cáo.pdf".Normalize(NormalizationForm.FormD), TestFiles.Pdf())).Stored.Name
            .ShouldBe("Báo cáo.pdf");

    [Fact]
    public async Task Take_ExactlyTwentyMegabytes_IsTaken()
    {
        var pdf = TestFiles.Pdf();

        var taken = await TakeAsync("vừa đủ.pdf", [.. pdf, .. new byte[(20 * 1024 * 1024) - pdf.Length]]);

        taken.Stored.Size.ShouldBe(20 * 1024 * 1024);
    }

    [Fact]
    public async Task Take_AnEndlessUpload_StopsReadingAtTheLimit()
    {
        var endless = new EndlessStream();

        await intake.TakeAsync(new UploadedFile("vô tận.pdf", endless), TestContext.Current.CancellationToken)
            .ShouldBeRefusedAsync(Rules.FileIsWithinSize);

        endless.Given.ShouldBeLessThan(21 * 1024 * 1024);
    }

    [Fact]
    public async Task Take_TheSameFileTwice_StoresItOnce()
    {
        var first = await TakeAsync("a.docx", TestFiles.Docx("Một"));
        var second = await TakeAsync("b.docx", TestFiles.Docx("Hai"));
        var pdf = TestFiles.Pdf();
        var third = await TakeAsync("c.pdf", pdf);
        var fourth = await TakeAsync("d.pdf", pdf);

        fourth.Stored.Hash.ShouldBe(third.Stored.Hash);
        new[] { first, second, third }.Select(taken => taken.Stored.Hash).Distinct().Count().ShouldBe(3);
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length.ShouldBe(3);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Program() => [.. "MZ"u8, .. new byte[200]];

    private static byte[] TooLarge() =>
        [.. TestFiles.Pdf(), .. new byte[(20 * 1024 * 1024) + 1 - TestFiles.Pdf().Length]];

    private static byte[] DocumentType() => TestFiles.Utf8(
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");

    private static byte[] CompoundFile(string stream = "WordDocument") =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(stream)];

    private static byte[] WithLink(string kind, string target) =>
        TestFiles.Docx(more: ("word/_rels/document.xml.rels", TestFiles.Relations((kind, target, true))));

    private static byte[] WithRelation(string target, string mode) => TestFiles.Docx(more: (
        "word/_rels/settings.xml.rels",
        TestFiles.Utf8(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
            + $"Type=\"http://x/attachedTemplate\" Target=\"{target}\" TargetMode=\"{mode}\"/></Relationships>")));

    private static byte[] MacroTyped() => TestFiles.Zip(
        ("[Content_Types].xml", TestFiles.ContentTypes(
            "/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")),
        ("word/document.xml", TestFiles.Utf8("<a/>")));

    // Says it is a Word document, but a program opens the sheet.
    private static byte[] TwoFaced() => TestFiles.Zip(
        ("[Content_Types].xml", TestFiles.ContentTypes("/word/document.xml", Word + ".main+xml")),
        ("_rels/.rels", TestFiles.Relations(("officeDocument", "xl/workbook.xml", false))),
        ("word/document.xml", TestFiles.Utf8("<a/>")),
        ("xl/workbook.xml", TestFiles.Utf8("<a/>")));

    // Below the ratio thanks to noise, above the two hundred megabytes.
    private static byte[] BigBomb()
    {
        var noise = new byte[3_000_000];
        new Random(20191114).NextBytes(noise);
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "[Content_Types].xml", "word/media/noise.bin" })
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(name[0] == '[' ? TestFiles.ContentTypes("/word/document.xml", Word + ".main+xml") : noise);
            }

            using var bomb = zip.CreateEntry("word/media/bomb.bmp", CompressionLevel.Fastest).Open();
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 211; i++)
            {
                bomb.Write(zeros);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] ManyParts(int count) => TestFiles.Docx(
        more: [.. Enumerable.Range(0, count).Select(i => ($"word/media/{i}.txt", new byte[] { 1 }))]);

    private static byte[] PackedPdf(string packedObject)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(TestFiles.Utf8("5 0 " + packedObject));
        }

        var body = Encoding.Latin1.GetString(packed.ToArray());
        var dictionary = $"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {packed.Length} >>";
        return TestFiles.Pdf(more: $"{dictionary}\nstream\n{body}\nendstream");
    }

    private Task<TakenFile> TakeAsync(string name, byte[] bytes) =>
        intake.TakeAsync(new UploadedFile(name, new MemoryStream(bytes)), TestContext.Current.CancellationToken);

    private async Task<byte[]> ReadAsync(string hash)
    {
        await using var stored = await new DiskFileStore(folder).OpenAsync(hash, TestContext.Current.CancellationToken);
        var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }

        public override Task<int> ReadAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
