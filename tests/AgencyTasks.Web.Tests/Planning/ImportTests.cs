using System.Text;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Planning.Sheets;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Planning;

/// <summary>A matrix goes out as a file and comes in again, all or nothing.</summary>
public sealed class ImportTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Export_OfTheSeedsSixtyDuties_ComesInAgainWithoutADifference(string format)
    {
        var version = await SeedDraftAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var bytes = await client.GetByteArrayAsync($"/ma-tran/{version}/tai/{format}", Token);

        var page = await client.UploadAsync(version, bytes, $"ma-tran.{format}");

        page.Faults().ShouldBeEmpty();
        page.Count("Giữ nguyên").ShouldBe("60");
        page.Text.ShouldContain("Tệp giống hệt dự thảo, không có gì để ghi nhận.");
        page.Document.QuerySelectorAll("main .notice").ShouldBeEmpty();
    }

    [Fact]
    public async Task Workbook_ReadByAnotherReader_HasHeaderListsAndStamp()
    {
        var client = await web.SignedInAsync(PoliceSteps.FocalPoint);

        var sheets = TestSheets.Open(await client.GetByteArrayAsync("/ma-tran/1/tai/xlsx", Token));

        var duties = sheets["Nhiệm vụ"];
        duties[0][..7].ShouldBe(["Rõ việc", "", "", "", "", "", "Rõ người"]);
        duties[1].ShouldBe(ImportDesk.Headings);
        duties.Count.ShouldBe(62);
        var report = duties.First(row => row[0] == "VII.2.2a");
        report[11].ShouldBe("Trước 15/11");
        report[12].ShouldBe("01/01/2018");
        duties.First(row => row[0] == "V.1.3a")[7]
            .ShouldBe("Ủy ban nhân dân huyện, thành phố nơi có địa bàn; “các cơ quan, đơn vị liên quan”");
        sheets["Danh mục"].Select(row => row[1]).ShouldContain("Sở Y tế");
        sheets["_mau"][1].ShouldBe(["Kế hoạch", "tuyen-quang-2018-2020"]);
        sheets["_mau"][2].ShouldBe(["Phiên bản ma trận", "1"]);
        TestSheets.Open(await client.GetByteArrayAsync("/ma-tran/1/tai/mau", Token))["Nhiệm vụ"].Count.ShouldBe(2);
    }

    [Fact]
    public async Task Text_ThatLooksLikeAFormula_GoesOutNeutralAndComesBackAsItWas()
    {
        var version = await web.DraftAsync("C.1");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await SaveAsync(client, version, ImportDesk.Book(ImportDesk.Row("C.2", ("Tên nhiệm vụ", "=HYPERLINK(\"x\")"), ("Câu đầy đủ", "- gạch _x005F_x000D_ đầu dòng"))));
        (await web.DutiesAsync(version))[1].Title.ShouldBe("=HYPERLINK(\"x\")");

        foreach (var format in new[] { "xlsx", "csv" })
        {
            var bytes = await client.GetByteArrayAsync($"/ma-tran/{version}/tai/{format}", Token);
            if (format == "xlsx")
            {
                TestSheets.Open(bytes)["Nhiệm vụ"][3][4].ShouldBe("'=HYPERLINK(\"x\")");
            }
            else
            {
                Encoding.UTF8.GetString(bytes).ShouldStartWith("\uFEFFMã nhiệm vụ,Mục trong kế hoạch,");
            }

            (await client.UploadAsync(version, bytes, $"ma-tran.{format}")).Count("Giữ nguyên").ShouldBe("2");
        }
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Check_BySample_GoesOutAndComesInAgain(string format)
    {
        var version = await web.DraftAsync("X.1", "X.2", "X.3");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        await SaveAsync(client, version, ImportDesk.Book(
            ImportDesk.Row("X.1", ("Xác nhận", "Kiểm tra xác suất 10%")), ImportDesk.Row("X.2", ("Xác nhận", "kiem tra xac suat 25 %")),
            ImportDesk.Row("X.3", ("Xác nhận", "Hoàn thành ngay khi nộp"))));
        var duties = await web.DutiesAsync(version);
        duties.Select(duty => duty.Check.ToString()).ShouldBe(["10%", "25%", "no"]);

        var bytes = await client.GetByteArrayAsync($"/ma-tran/{version}/tai/{format}", Token);

        (await client.UploadAsync(version, bytes, $"ma-tran.{format}")).Count("Giữ nguyên").ShouldBe("3");
        (await client.UploadAsync(version, ImportDesk.Book(ImportDesk.Row("X.1", ("Xác nhận", "Kiểm tra xác suất 120%"))))).Faults()
            .ShouldHaveSingleItem().ShouldContain("Kiểm tra xác suất 120%");
    }

    [Fact]
    public async Task File_ThatAddsChangesAndLeavesOut_IsShownThenSavedAsAWhole()
    {
        var version = await web.DraftAsync("S.1", "S.2", "S.3");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var book = ImportDesk.Book(
            ImportDesk.Row("S.1", ("Hiệu lực đến", RawCell.Date(43646))), ImportDesk.Row("S.4", ("Hiệu lực từ", "06/01/2019")));

        var page = await client.UploadAsync(version, book);

        page.Count("Thêm mới").ShouldBe("1");
        page.Count("Sửa đổi").ShouldBe("1");
        page.Count("Không có trong tệp").ShouldBe("2");
        var change = page.Document.QuerySelectorAll("article.panel tbody tr")
            .First(row => row.QuerySelector("th")!.TextContent == "Hiệu lực đến");
        OpenedPage.Fold(change.TextContent).ShouldBe("Hiệu lực đến 31/12/2019 30/06/2019");
        (await web.DutiesAsync(version)).Count.ShouldBe(3);

        var saved = await client.SubmitFormAsync(page.Form("form.publish"), new() { ["RemovesMissing"] = "true" });
        saved.Text.ShouldContain("thêm 1, sửa 1, bỏ 2 nhiệm vụ.");
        var duties = await web.DutiesAsync(version);
        duties.Select(duty => duty.Code).ShouldBe(["S.1", "S.4"]);
        duties[0].EffectiveTo.ShouldBe(new NodaTime.LocalDate(2019, 6, 30));
        duties[0].IsConfirmed.ShouldBeFalse();
        // 06/01 is 6 January, never June.
        duties[1].EffectiveFrom.ShouldBe(new NodaTime.LocalDate(2019, 1, 6));

        // Pressed twice, or again after "back": the same answer, nothing more.
        (await client.SubmitFormAsync(page.Form("form.publish"))).Text.ShouldContain("thêm 1, sửa 1, bỏ 2 nhiệm vụ.");
        (await web.DutiesAsync(version)).Count.ShouldBe(2);
        var matrixId = duties[0].MatrixId;
        var events = await web.ReadAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == matrixId)
            .OrderBy(entry => entry.Seq).Select(entry => new { Event = entry.Event, entry.Reason }).ToListAsync(Token));
        events.Select(entry => entry.Event).ShouldBe(["ImportKept", "DutiesImported"]);
        events[1].Reason.ShouldBe("ma-tran.xlsx: +1 (S.4) ~1 (S.1) -2 (S.2, S.3)");
    }

    [Fact]
    public async Task File_WithOneFault_SavesNothing_EvenWhenTheFormIsForced()
    {
        var version = await web.DraftAsync("A.1");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.UploadAsync(
            version, ImportDesk.Book(ImportDesk.Row("A.2"), ImportDesk.Row("A.3", ("Chu kỳ", "Hằng tuần"))));
        page.Count("Thêm mới").ShouldBe("1");

        var answer = await client.ForceAsync(page, page.Url, new() { ["Fingerprint"] = "x" });

        answer.Status.ShouldBe(409);
        (await web.DutiesAsync(version)).Select(duty => duty.Code).ShouldBe(["A.1"]);
    }

    [Fact]
    public async Task Draft_ThatChangedSinceTheDryRun_IsShownAgain()
    {
        var version = await web.DraftAsync("M.1");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var first = await client.UploadAsync(version, ImportDesk.Book(ImportDesk.Row("M.1", ("Chu kỳ", "Hằng năm"))));
        await SaveAsync(client, version, ImportDesk.Book(ImportDesk.Row("M.1", ("Chu kỳ", "Một lần"))));

        var answer = await client.SubmitFormAsync(first.Form("form.publish"));

        answer.Status.ShouldBe(409);
        answer.Errors.Single().ShouldStartWith("Dự thảo đã thay đổi sau khi anh chị kiểm tra tệp nên chưa ghi nhận gì.");
        (await web.DutiesAsync(version)).Single().Recurrence.ShouldBe(Domain.Calendars.Recurrence.Once);
        (await client.SubmitFormAsync(answer.Form("form.publish"))).Text.ShouldContain("thêm 0, sửa 1, bỏ 0 nhiệm vụ.");
    }

    [Fact]
    public async Task Imports_TwoAtOnce_OneIsSavedAndTheOtherIsTold()
    {
        var version = await web.DraftAsync("T.1");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var other = await web.SignedInAsync(PoliceSteps.OtherOfficer);
        var one = await client.UploadAsync(version, ImportDesk.Book(ImportDesk.Row("T.2")));
        var two = await other.UploadAsync(version, ImportDesk.Book(ImportDesk.Row("T.2", ("Chu kỳ", "Hằng năm"))));
        (await client.OpenAsync(two.Url)).Status.ShouldBe(404);

        var answers = await Task.WhenAll(
            client.SubmitFormAsync(one.Form("form.publish")), other.SubmitFormAsync(two.Form("form.publish")));

        answers.Select(answer => answer.Status).Order().ShouldBe([200, 409]);
        (await web.DutiesAsync(version)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Duty_OncePublished_ChangesOnlyWithAReason()
    {
        var version = await SeedDraftAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var text = Encoding.UTF8.GetString(await client.GetByteArrayAsync($"/ma-tran/{version}/tai/csv", Token));
        var page = await client.UploadAsync(
            version, Encoding.UTF8.GetBytes(text.Replace("Trước 15/11", "Trước 20/11", StringComparison.Ordinal)), "ma-tran.csv");

        var refused = await client.SubmitFormAsync(page.Form("form.publish"));
        refused.Errors.Single().ShouldStartWith("Nhiệm vụ VII.2.2a đã được công bố trước đây. Hãy ghi lý do");
        var saved = await client.SubmitFormAsync(refused.Form("form.publish"), new() { ["Reason"] = "Công văn 12/CAT" });

        saved.Text.ShouldContain("thêm 0, sửa 1, bỏ 0 nhiệm vụ.");
        (await web.DutiesAsync(version)).Single(duty => duty.Code == "VII.2.2a").ChangeReason.ShouldBe("Công văn 12/CAT");
    }

    public static TheoryData<string, byte[]> Csvs
    {
        get
        {
            var row = ImportDesk.Row("E.1", ("Chủ trì", "So Y te")).Cast<string>().ToList();
            string Text(char delimiter) => string.Join(delimiter, ImportDesk.Headings) + "\r\n"
                + string.Join(delimiter, row.Select(cell => $"\"{cell}\"")) + "\r\n";
            return new()
            {
                { "UTF-8", Encoding.UTF8.GetBytes(Text(',')) },
                { "UTF-8 with its mark, semicolons", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text(';'))] },
                { "UTF-16, tabs", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text('\t'))] },
                { "decomposed", Encoding.UTF8.GetBytes(Text(',').Normalize(NormalizationForm.FormD)) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Csvs))]
    public async Task Csv_HoweverSaved_IsReadAlike(string how, byte[] bytes)
    {
        var version = await web.DraftAsync("E.0");
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        var saved = await SaveAsync(client, version, bytes, "ma-tran.csv");

        saved.Text.ShouldContain("thêm 1, sửa 0, bỏ 0 nhiệm vụ.", customMessage: how);
        var duty = (await web.DutiesAsync(version))[1];
        duty.Leads.ShouldBe([PoliceSteps.Health]);
        duty.Coordinators.ShouldBe(["cong-an-tinh", "class:các ngành liên quan"]);
        duty.Title.IsNormalized().ShouldBeTrue();
        duty.FiguresAskedFor.Single().ToString().ShouldBe("Số buổi tuyên truyền [buổi]");
    }

    [Theory]
    [InlineData("Së Y tÕ", "Tæng kÕt ®Þa bµn träng ®iÓm", "TCVN3 (ABC)")]
    [InlineData("Sôû Y teá", "Toång keát ñòa baøn troïng ñieåm", "VNI")]
    public async Task Text_OfTheTimeBeforeUnicode_IsConvertedOnlyOnAYes(string lead, string title, string encoding)
    {
        var version = await web.DraftAsync("L.0");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var row = ImportDesk.Row("L.1", ("Chủ trì", lead), ("Tên nhiệm vụ", title));
        for (var at = 1; at < row.Length; at++)
        {
            row[at] = at is 4 or 6 ? row[at] : at is 10 ? (lead[1] == 'ë' ? "H»ng quý" : "Haèng quyù") : row[at];
        }

        // All else in letters without marks, as such files have them in part.
        row[2] = row[3] = title;
        row[7] = row[14] = row[15] = "";
        row[8] = "Giao nhiem vu";
        row[9] = "Toan tinh";
        row[11] = "Ngay cuoi ky";
        row[16] = "Cong an tinh xac nhan";
        row[17] = "Chu ky";
        var page = await client.UploadAsync(version, TestSheets.Xlsx([ImportDesk.Headings.Select(AgencyTasks.Domain.PlainText.Fold).ToList(), row]));

        page.Text.ShouldContain($"Tệp dùng bảng mã cũ {encoding}");
        page.Document.QuerySelectorAll("#bang-ma tbody tr").Length.ShouldBe(3);
        page.Text.ShouldContain("Tổng kết địa bàn trọng điểm");
        page.Document.QuerySelector("form.publish").ShouldBeNull();

        var converted = await client.OpenAsync(page.Url + "?chuyen-ma=true");
        converted.Faults().ShouldBeEmpty();
        converted.Text.ShouldContain("Chữ trong tệp đã được chuyển từ bảng mã cũ sang Unicode.");
        await client.SubmitFormAsync(converted.Form("form.publish"));
        var duty = (await web.DutiesAsync(version))[1];
        (duty.Title, duty.Leads.Single()).ShouldBe(("Tổng kết địa bàn trọng điểm", PoliceSteps.Health));
    }

    [Fact]
    public async Task File_OfAnotherPlanOrVersion_IsWarnedOf()
    {
        var version = await web.DraftAsync("W.1");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var lists = await web.ReadAsync(async db => DutyLists.Of(
            await db.Agencies.ToListAsync(Token), await db.Plans.FirstAsync(Token), []));
        var duties = await web.DutiesAsync(version);

        (await client.UploadAsync(version, DutyWorkbook.Write(new MatrixName("lao-cai-2021", 1), duties, lists))).Text.ShouldContain(
            "Tệp thuộc kế hoạch “lao-cai-2021”, không phải kế hoạch “tuyen-quang-2018-2020” đang mở.");
        (await client.UploadAsync(version, DutyWorkbook.Write(new MatrixName("tuyen-quang-2018-2020", 1), duties, lists))).Text
            .ShouldContain($"Tệp được tải về từ phiên bản 1, còn đây là phiên bản {version}.");
        var older = Rewritten(
            DutyWorkbook.Write(new MatrixName("tuyen-quang-2018-2020", version), duties, lists),
            "xl/sharedStrings.xml", ">1</x:t>", ">0</x:t>");
        (await client.UploadAsync(version, older)).Text.ShouldContain("Tệp làm theo mẫu phiên bản 0; mẫu hiện nay là phiên bản 1.");
    }

    [Fact]
    public async Task File_OfTenThousandRows_IsCheckedAndSavedInSeconds()
    {
        var version = await web.DraftAsync("B.0");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var book = ImportDesk.Book([.. Enumerable.Range(1, 10_000).Select(number => ImportDesk.Row($"B.{number}"))]);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var page = await client.UploadAsync(version, book);
        page.Count("Thêm mới").ShouldBe("10.000");
        var check = watch.Elapsed;
        var saved = await client.SubmitFormAsync(page.Form("form.publish"));

        saved.Text.ShouldContain("thêm 10000, sửa 0, bỏ 0 nhiệm vụ.");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"10,000 rows, {book.Length / 1024} KB: checked in {check.TotalSeconds:0.0} s, saved in {(watch.Elapsed - check).TotalSeconds:0.0} s");
        // Seconds at rest; the bound is for a machine that does ten other things.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(150));
    }

    [Fact]
    public async Task File_ForAPublishedVersion_IsRefused()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        var page = await client.OpenAsync("/ma-tran/1/nhap");

        page.Text.ShouldContain("Phiên bản 1 đã được công bố nên không nhập thêm được.");
        page.Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
    }

    [Fact]
    public void Words_OfTheFile_AreThoseOfThePages()
    {
        var texts = new System.Resources.ResourceManager("AgencyTasks.Web.Resources.PlanningTexts", typeof(Program).Assembly);
        var tasks = new System.Resources.ResourceManager("AgencyTasks.Web.Resources.TasksTexts", typeof(Program).Assembly);
        var vietnamese = new System.Globalization.CultureInfo("vi");
        Func<string, string?> of = key => texts.GetString(key, vietnamese);

        Enum.GetValues<DutyScope>().ShouldAllBe(value => DutyVocabulary.Scopes.Write(value) == of($"Scope.{value}"));
        Enum.GetValues<Domain.Organisation.DutyMode>().ShouldAllBe(value => DutyVocabulary.Modes.Write(value) == of($"Mode.{value}"));
        Enum.GetValues<Domain.Calendars.Recurrence>()
            .ShouldAllBe(value => DutyVocabulary.Recurrences.Write(value) == of($"Recurrence.{value}"));
        Enum.GetValues<Domain.Evidence.EvidenceKind>().ShouldAllBe(
            value => DutyVocabulary.EvidenceKinds.Write(value) == tasks.GetString($"Evidence.Kind.{value}", vietnamese));
        DutyVocabulary.Write(DutyCheck.Each).ShouldBe(of("Verify.Yes"));
        DutyVocabulary.Write(DutyCheck.None).ShouldBe(of("Verify.No"));
        DutyVocabulary.Write(DutyCheck.Sampled(25)).ShouldBe(of("Verify.Sampled")!.Replace("{0}", "25"));
        DutyVocabulary.OwnDistrict.ShouldBe(of("OwnDistrict"));
    }

    private static byte[] Rewritten(byte[] xlsx, string part, string from, string to)
    {
        var bytes = new MemoryStream();
        bytes.Write(xlsx);
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            using var content = zip.GetEntry(part)!.Open();
            var text = new StreamReader(content).ReadToEnd().Replace(from, to, StringComparison.Ordinal);
            content.SetLength(0);
            content.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private static async Task<OpenedPage> SaveAsync(HttpClient client, int version, byte[] bytes, string name = "ma-tran.xlsx")
    {
        var page = await client.UploadAsync(version, bytes, name);
        return await client.SubmitFormAsync(page.Form("form.publish"));
    }

    /// <summary>A draft with the sixty duties of the published version, as they stand there.</summary>
    private Task<int> SeedDraftAsync() => web.ReadAsync(async db =>
    {
        var published = await db.Matrices.AsNoTracking().Include(m => m.Duties).FirstAsync(m => m.Version == 1, Token);
        var latest = await db.Matrices.MaxAsync(matrix => matrix.Version, Token);
        var copies = published.DraftNext();
        var draft = new AssignmentMatrix { PlanId = published.PlanId, Version = latest + 1 };
        copies.Duties.ToList().ForEach(draft.Add);
        db.Add(draft);
        await db.SaveChangesAsync(Token);
        return draft.Version;
    });
}
