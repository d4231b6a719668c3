using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AgencyTasks.Testing;

/// <summary>Real small files of each kind, made by code; each text makes other bytes.</summary>
public static class TestFiles
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public const string WordType = $"{Word}.document.main+xml";

    /// <param name="text">The one paragraph.</param>
    /// <param name="more">Further parts, by their names in the package.</param>
    public static byte[] Docx(string text = "Báo cáo kết quả", params (string Name, byte[] Content)[] more) => Zip([
        ("[Content_Types].xml", ContentTypes("/word/document.xml", WordType)),
        ("_rels/.rels", Relations(("officeDocument", "word/document.xml", false))),
        ("word/document.xml", Utf8($"""
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>
            """)),
        .. more]);

    public static byte[] Xlsx(
        string text = "Số buổi tuyên truyền", params (string Name, byte[] Content)[] more) => Zip([
        ("[Content_Types].xml", ContentTypes("/xl/workbook.xml", $"{Sheet}.sheet.main+xml")),
        ("_rels/.rels", Relations(("officeDocument", "xl/workbook.xml", false))),
        ("xl/_rels/workbook.xml.rels", Relations(("worksheet", "worksheets/sheet1.xml", false))),
        ("xl/workbook.xml", Utf8($"""
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Office}">
            <sheets><sheet name="Biểu 1" sheetId="1" r:id="r1"/></sheets></workbook>
            """)),
        ("xl/worksheets/sheet1.xml", Utf8($"""
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
            <c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData></worksheet>
            """)),
        .. more]);

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] ContentTypes(string mainPart, string mainType) => Utf8($"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="{Package}/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="{mainPart}" ContentType="{mainType}"/></Types>
        """);

    public static byte[] Relations(params (string Kind, string Target, bool IsExternal)[] relations)
    {
        var lines = relations.Select((relation, i) =>
            $"<Relationship Id=\"r{i + 1}\" Type=\"{Office}/{relation.Kind}\" Target=\"{relation.Target}\""
            + (relation.IsExternal ? " TargetMode=\"External\"/>" : "/>"));
        return Utf8($"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(lines)}</Relationships>");
    }

    /// <summary>One empty page, with a cross-reference table that fits.</summary>
    /// <param name="text">Goes to a comment.</param>
    /// <param name="catalog">More of the catalogue's entries, e.g. <c>/OpenAction 4 0 R</c>.</param>
    /// <param name="trailer">More of the trailer's entries.</param>
    /// <param name="more">A fourth object.</param>
    public static byte[] Pdf(
        string text = "Báo cáo", string catalog = "", string trailer = "", string more = "<< >>")
    {
        string[] objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R {catalog}>>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>",
            more,
        ];
        var pdf = new StringBuilder("%PDF-1.7\n%").Append(Latin(text)).Append('\n');
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:0000000000} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(table)
            .Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer}>>\n")
            .Append(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>A segment of a JPEG with its length.</summary>
    public static byte[] JpgSegment(byte marker, ReadOnlySpan<byte> content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>One grey dot.</summary>
    /// <param name="notes">Chunks right after the header.</param>
    public static byte[] Png(byte shade = 0x80, byte[]? notes = null)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write([0, shade]);
        }

        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. PngChunk("IHDR"u8, [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), .. notes ?? [],
            .. PngChunk("IDAT"u8, packed.ToArray()),
            .. PngChunk("IEND"u8, []),
        ];
    }

    /// <summary>Eight by eight grey dots; the shade goes to the table of steps.</summary>
    /// <param name="notes">Segments right after the start, as cameras write them.</param>
    public static byte[] Jpg(byte shade = 0x80, byte[]? notes = null) =>
    [
        0xFF, 0xD8, .. notes ?? [],
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 63), Math.Max(shade, (byte)1),
        0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0,
        0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 0,
        0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F,
        0xFF, 0xD9,
    ];

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    // A comment of a PDF is bytes; its length in the text above has to be its length in the file.
    private static string Latin(string text) => Encoding.Latin1.GetString(Utf8(text));

    /// <summary>A part of a PNG with its length and checksum.</summary>
    public static byte[] PngChunk(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        kind.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        var crc = Crc(chunk.AsSpan(4, content.Length + 4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), crc);
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
