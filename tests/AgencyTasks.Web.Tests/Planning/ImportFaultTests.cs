using AgencyTasks.Core.Planning;
using System.Text;
using AgencyTasks.Testing;

namespace AgencyTasks.Web.Tests.Planning;

/// <summary>Each clumsy or hostile file has a sentence that says where and what to do.</summary>
public sealed class ImportFaultTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly string Bidi = "Sở\u202E Y tế";

    public static TheoryData<string, string, string> Cells => new()
    {
        { "Chủ trì", "Sở Lao động", "Ô G2: Không có cơ quan “Sở Lao động”. Có phải là “Sở Lao động, Thương binh và Xã hội” không? Hãy ghi đúng tên trong danh sách." },
        { "Chủ trì", "Sở Tư pháb", "Có phải là “Sở Tư pháp” không?" },
        { "Phối hợp", "Hãng tàu biển", "Ô H2: Không có cơ quan “Hãng tàu biển” trong danh sách." },
        { "Chủ trì", Bidi, "Ô G2: Ô có ký tự điều khiển hoặc ký tự đảo chiều chữ." },
        { "Chủ trì", "Hằng quý", "Ô G2: “Hằng quý” là giá trị của cột “Chu kỳ”, không phải cột “Chủ trì”. Có thể dòng này bị lệch ô" },
        { "Phạm vi", "Hằng tháng", "Ô J2: “Hằng tháng” là giá trị của cột “Chu kỳ”, không phải cột “Phạm vi”." },
        { "Chu kỳ", "Hằng tuần", "Ô K2: “Hằng tuần” không có trong danh sách. Hãy chọn một trong: Hằng tháng; Hằng quý" },
        { "Thời hạn", "Trước 31/06", "Ô L2: Tháng 6 có 30 ngày." },
        { "Thời hạn", "Trước 15/13", "Ô L2: Không có tháng 13." },
        { "Thời hạn", "Trước 15/11", "Ô L2: Hạn “Trước 15/11” là một ngày cố định trong năm, chu kỳ chỉ có thể là “Hằng năm” hoặc “Một lần”." },
        { "Thời hạn", "Trước ngày 32", "Ô L2: Không có ngày 32 trong tháng." },
        { "Thời hạn", "sớm nhất có thể", "Ô L2: Không đọc được thời hạn “sớm nhất có thể”." },
        { "Thời hạn", "Chậm nhất 400 ngày sau kỳ", "tối đa 366 ngày" },
        { "Hiệu lực từ", "31/06/2019", "Ô M2: Tháng 6 có 30 ngày (năm 2019). Hãy kiểm tra lại ngày." },
        { "Hiệu lực từ", "đầu năm", "Ô M2: Không đọc được ngày “đầu năm”." },
        { "Hiệu lực đến", "31/12/2018", "Ô N2: Hiệu lực đến 31/12/2018 trước hiệu lực từ 01/01/2019." },
        { "Minh chứng", "vài văn bản", "Ô O2: Không đọc được minh chứng “vài văn bản”." },
        { "Số liệu", "Số buổi", "Ô P2: Không đọc được số liệu “Số buổi”." },
        { "Giá trị đề xuất", "Hạn chót", "Ô R2: “Hạn chót” không phải tên cột." },
        { "Tên nhiệm vụ", "", "Ô E2: Chưa ghi “Tên nhiệm vụ”. Hãy điền ô này" },
        { "Tên nhiệm vụ", new string('a', 301), "Ô E2: Nội dung dài 301 ký tự, tối đa 300." },
        { "Mã nhiệm vụ", "V 7/1", "Ô A2: Mã “V 7/1” chỉ được gồm chữ, số" },
        { "Lĩnh vực", "IX.9", "Ô F2: “IX.9” không có trong danh sách." },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Cell_ThatCannotBe_IsNamedWithWhatToDo(string heading, string typed, string sentence)
    {
        var page = await CheckAsync(ImportDesk.Book(ImportDesk.Row("N.1", (heading, typed))));

        string.Join('\n', page.Faults()).ShouldContain(sentence);
        page.Document.QuerySelector("form.publish").ShouldBeNull();
    }

    public static TheoryData<string, RawCell, string> RawCells => new()
    {
        { "Tên nhiệm vụ", RawCell.Calculated("A1&amp;\"x\"", "x"), "Ô E2: Ô là công thức. Hãy chép ô rồi dán lại dạng giá trị" },
        { "Tên nhiệm vụ", new RawCell("#REF!", "e"), "Ô E2: Ô chứa lỗi #REF! của Excel." },
        { "Hiệu lực từ", RawCell.Number(43617), "Ô M2: Ô là số 43617, không phải ngày." },
    };

    [Theory]
    [MemberData(nameof(RawCells))]
    public async Task Cell_ThatIsNoPlainValue_IsNamed(string heading, RawCell cell, string sentence)
    {
        var page = await CheckAsync(ImportDesk.Book(ImportDesk.Row("N.1", (heading, cell))));

        page.Faults().ShouldHaveSingleItem().ShouldStartWith(sentence);
    }

    [Fact]
    public async Task Rows_MergedTwiceAndShifted_AreNamedAndMarkedInTheWorkbookThatComesBack()
    {
        object?[] shifted = [null, .. ImportDesk.Row("N.3")[..^1]];
        var book = TestSheets.Xlsx(
            [ImportDesk.Headings, ImportDesk.Row("N.1"), ImportDesk.Row("N.1"), shifted], "I2:I3");
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        var page = await client.UploadAsync(await web.DraftAsync("F.1"), book);

        var faults = page.Faults();
        faults.ShouldContain("Ô I2: Các ô I2:I3 đang gộp. Hãy bỏ gộp rồi ghi đủ giá trị vào từng ô.");
        faults.ShouldContain("Ô A3: Mã N.1 đã có ở dòng 2. Hãy đổi mã hoặc bỏ bớt một dòng.");
        faults.ShouldContain(fault => fault.StartsWith("Ô A4: Chưa ghi “Mã nhiệm vụ”."));
        faults.ShouldContain(fault => fault.StartsWith("Ô J4: “Giao nhiệm vụ” là giá trị của cột “Hình thức”, không phải cột “Phạm vi”."));

        var bytes = await client.GetByteArrayAsync(
            page.Link("Tải tệp có đánh dấu lỗi"), TestContext.Current.CancellationToken);
        var sheet = TestSheets.Open(bytes)["Sheet1"];
        sheet[0][^1].ShouldBe("Lỗi");
        sheet[0].Length.ShouldBe(ImportDesk.Headings.Count + 1);
        sheet[2][^1].ShouldBe("Ô A3: Mã N.1 đã có ở dòng 2. Hãy đổi mã hoặc bỏ bớt một dòng.");
        sheet[1][0].ShouldBe("N.1");

        // Sent in again as it came back, the column of faults is not taken for the officer's.
        var again = await client.UploadAsync(int.Parse(page.Url.Split('/')[2], null), bytes);
        again.Text.ShouldNotContain("Không dùng đến cột");
        again.Faults().ShouldBe(faults);
    }

    [Fact]
    public async Task Columns_LackingTwiceAndExtra_AreNamed()
    {
        object?[] row = ImportDesk.Row("N.1");
        var page = await CheckAsync(TestSheets.Xlsx(
            [["Mã nhiệm vụ", "Chủ trì", "Chủ trì", "Người soạn"], [row[0], row[6], row[6], "An"]]));

        page.Faults().ShouldContain("Ô C1: Cột “Chủ trì” có hai lần. Hãy bỏ bớt một cột.");
        page.Faults().ShouldContain(fault => fault.StartsWith("Dòng 1: Tệp thiếu cột “Mục trong kế hoạch”, “Nguyên văn (trích)”"));
        page.Text.ShouldContain("Không dùng đến cột “Người soạn” của tệp.");
    }

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "cu.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "Tệp “cu.xls” là Excel đời cũ (.xls). Hãy mở bằng Excel, lưu lại dạng .xlsx rồi chọn lại." },
        { "doi-ten.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "Tệp “doi-ten.xlsx” là Excel đời cũ" },
        { "khoa.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "Tệp “khoa.xlsx” có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại." },
        { "trong.xlsx", [], "Tệp “trong.xlsx” trống (0 byte)" },
        { "anh.png", TestFiles.Png(), "Tệp “anh.png” không phải bảng tính. Hãy dùng tệp Excel (.xlsx) hoặc CSV (.csv)." },
        { "gia.xlsx", TestFiles.Utf8("MZ chương trình"), "Tệp “gia.xlsx” không phải tệp Excel đọc được." },
        { "khac.xlsx", TestSheets.Xlsx([["Số buổi tuyên truyền", "12"]]), "Tệp “khac.xlsx” không có dòng tiêu đề với tên các cột của mẫu" },
        { "chi-tieu-de.xlsx", ImportDesk.Book(), "Tệp “chi-tieu-de.xlsx” không có dòng nhiệm vụ nào." },
        { "1258.csv", Windows1258("Ma\u0303 nhiê\u0323m vu\u0323,Chu\u0309 tri\u0300,Chu ky\u0300\r\nN.1,Sơ\u0309 Y tê\u0301,Hă\u0300ng quy\u0301"), "Tệp “1258.csv” dùng bảng mã Windows-1258." },
        { "nhay.csv", TestFiles.Utf8("Mã nhiệm vụ,Chủ trì,Chu kỳ\r\nN.1,\"Sở \"Y tế,Hằng quý"), "Tệp “nhay.csv” hỏng ở dòng 2: dấu nháy kép" },
        { "bom.xlsx", Bomb(), "Tệp “bom.xlsx” khi mở ra lớn quá 200 MB hoặc quá 2000 phần. Hãy bỏ các trang tính không cần" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_ThatIsNoTableOfDuties_IsRefusedAndNotKept(string name, byte[] bytes, string sentence)
    {
        var page = await CheckAsync(bytes, name);

        page.Status.ShouldBe(200);
        page.Errors.ShouldHaveSingleItem().ShouldStartWith(sentence);
        (await web.ReadAsync(db => Task.FromResult(db.Set<DutyImport>().Any(import => import.FileName == name)))).ShouldBeFalse();
    }

    private async Task<OpenedPage> CheckAsync(byte[] bytes, string name = "ma-tran.xlsx")
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        return await client.UploadAsync(await web.DraftAsync("F.1"), bytes, name);
    }

    private static byte[] Windows1258(string decomposed)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1258).GetBytes(decomposed);
    }

    /// <summary>2 GB of blanks in a few megabytes.</summary>
    private static byte[] Bomb()
    {
        var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = zip.CreateEntry("[Content_Types].xml").Open())
            {
                types.Write(TestFiles.ContentTypes(
                    "/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"));
            }

            using var part = zip.CreateEntry("xl/sharedStrings.xml", System.IO.Compression.CompressionLevel.Fastest).Open();
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var megabyte = 0; megabyte < 2048; megabyte++)
            {
                part.Write(blanks);
            }
        }

        return bytes.ToArray();
    }
}
