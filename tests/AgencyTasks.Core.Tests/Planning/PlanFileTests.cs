using System.Text;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Planning.Reading;
using AgencyTasks.Testing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace AgencyTasks.Core.Tests.Planning;

/// <summary>A plan as people have it: Word with its own numbering, a PDF with text, plain text.</summary>
public sealed class PlanFileTests
{
    private const string Font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

    [Fact]
    public void Word_NumbersThatWordMakes_AreRead()
    {
        var lines = PlanFile.ReadLines("Kế hoạch.docx", NumberedDocx());

        lines.ShouldBe(["I. MỤC ĐÍCH", "II. TỔ CHỨC THỰC HIỆN", "1. Công an tỉnh", "- Đôn đốc việc thực hiện.", "2. Sở Y tế", "- Kiểm tra."]);
        PlanReader.Read(lines, []).Duties.Select(duty => $"{duty.Code} {duty.Leads.Value[0]}")
            .ShouldBe(["II.1.1a cong-an-tinh", "II.2.1a so-y-te"]);
    }

    [Fact]
    public void Word_WhatATrackedChangeDeletes_IsNotRead()
    {
        var lines = PlanFile.ReadLines("Kế hoạch.docx", TestFiles.Docx(
            "Còn lại</w:t></w:r><w:del><w:r><w:delText>đã xóa</w:delText></w:r></w:del><w:r><w:t> đủ"));

        lines.ShouldBe(["Còn lại đủ"]);
    }

    [Fact]
    public void Pdf_LinesOfAParagraph_AreOneAgain()
    {
        var lines = PlanFile.ReadLines("Kế hoạch.pdf", Pdf(
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Sở Giáo dục và Đào tạo: Tăng cường mối quan hệ phối hợp giữa gia đình và",
            "xã hội trong công tác quản lý học sinh.",
            "- Báo cáo kết quả trước ngày 15 tháng 11 hằng năm."));

        lines.ShouldBe([
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Sở Giáo dục và Đào tạo: Tăng cường mối quan hệ phối hợp giữa gia đình và xã hội trong công tác quản lý học sinh.",
            "- Báo cáo kết quả trước ngày 15 tháng 11 hằng năm."]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Text_InUnicode_IsRead(string encoding)
    {
        var how = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. how.GetPreamble(), .. how.GetBytes("KẾ HOẠCH\nI. Mục đích")];

        PlanFile.ReadLines("Kế hoạch.txt", bytes).ShouldBe(["KẾ HOẠCH", "I. Mục đích"]);
    }

    [Fact]
    public void Text_InUtf16WithoutItsMark_IsRead() => PlanFile
        .ReadLines("Kế hoạch.txt", Encoding.Unicode.GetBytes("Ke hoach phong chong ma tuy\nI. Mục đích"))
        .ShouldBe(["Ke hoach phong chong ma tuy", "I. Mục đích"]);

    [Fact]
    public void Text_WithControlAndOverrideCharacters_IsReadWithoutThem() => PlanFile
        .ReadLines("Kế hoạch.txt", Encoding.UTF8.GetBytes("đôn\u0001\u202e\u000bđốc\nMu\u0323c đích"))
        .ShouldBe(["đônđốc", "Mục đích"]);

    [Fact]
    public void Paragraph_LongerThanACellHolds_IsRefusedByItsBeginning()
    {
        var text = "Sở Y tế " + new string('a', 40_000);

        var refusal = Should.Throw<RuleRefusedException>(() => PlanFile.ReadLines("Kế hoạch.txt", Encoding.UTF8.GetBytes(text)));

        refusal.Rule.ShouldBe(Rules.PlanFileHasParagraphs);
        ((string)refusal.Values[0]).ShouldStartWith("Sở Y tế aaa");
    }

    [Fact]
    public void Word_NumbersOfTwoBillion_AreWrittenInDigits() => PlanFile
        .ReadLines("Kế hoạch.docx", NumberedDocx(start: 2_000_000_000)).ShouldContain("2000000000. MỤC ĐÍCH");

    [Fact]
    public void Word_NestedWithoutEnd_IsRefused() => ShouldBeRefused(
        "Kế hoạch.docx",
        TestFiles.Docx("a</w:t></w:r></w:p>" + string.Concat(Enumerable.Range(0, 400).Select(i => $"<w:sdt><w:sdtContent w:rsidR=\"{i * 7919:X8}\">"))
            + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 400)) + "<w:p><w:r><w:t>b"),
        Rules.FileIsWhatItSays);

    [Fact]
    public void Text_InAnOlderEncoding_IsRefused() =>
        ShouldBeRefused("Kế hoạch.txt", [0x4B, 0xD5, 0x20, 0x68, 0x6F, 0xB9, 0x63, 0x68], Rules.PlanFileIsUnicode);

    [Fact]
    public void Pdf_WithoutText_IsRefused() => ShouldBeRefused("Bản quét.pdf", Pdf(), Rules.PlanFileHasText);

    [Fact]
    public void File_OfAnotherKind_IsRefused() =>
        ShouldBeRefused("Kế hoạch.xlsx", TestFiles.Xlsx(), Rules.PlanFileIsOfAllowedType);

    [Fact]
    public void Word_ThatIsNone_IsRefused() =>
        ShouldBeRefused("Kế hoạch.docx", TestFiles.Pdf(), Rules.FileIsWhatItSays);

    private static void ShouldBeRefused(string name, byte[] bytes, Rule rule) =>
        Should.Throw<RuleRefusedException>(() => PlanFile.ReadLines(name, bytes)).Rule.Name.ShouldBe(rule.Name);

    private static byte[] NumberedDocx(int start = 1)
    {
        var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(
                    Level(0, NumberFormatValues.UpperRoman, "%1.", start),
                    Level(1, NumberFormatValues.Decimal, "%2."),
                    Level(2, NumberFormatValues.Bullet, "\uF0B7")) { AbstractNumberId = 1 },
                new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });
            main.Document = new Document(new Body(
                Numbered(0, "MỤC ĐÍCH"), Numbered(0, "TỔ CHỨC THỰC HIỆN"), Numbered(1, "Công an tỉnh"),
                Numbered(2, "Đôn đốc việc thực hiện."), Numbered(1, "Sở Y tế"), Numbered(2, "Kiểm tra.")));
        }

        return bytes.ToArray();
    }

    private static Level Level(int index, NumberFormatValues format, string text, int start = 1) => new(
        new StartNumberingValue { Val = start }, new NumberingFormat { Val = format }, new LevelText { Val = text })
    {
        LevelIndex = index,
    };

    private static Paragraph Numbered(int level, string text) => new(
        new ParagraphProperties(new NumberingProperties(
            new NumberingLevelReference { Val = level }, new NumberingId { Val = 1 })),
        new Run(new Text(text)));

    private static byte[] Pdf(params string[] lines)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddTrueTypeFont(File.ReadAllBytes(Font));
        var page = builder.AddPage(595, 842);
        for (var i = 0; i < lines.Length; i++)
        {
            page.AddText(lines[i], 10, new PdfPoint(60, 780 - (i * 18)), font);
        }

        return builder.Build();
    }
}
