using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Search;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Core.Tests.Fences;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Tests.Search;

/// <summary>Search as web does it: by the role that row-level security binds, as the person who asks.</summary>
public sealed class SearchTests(FencedDatabase fenced) : IClassFixture<FencedDatabase>
{
    private const string HealthOfficer = "truong-kim-ngan";
    private const string JusticeOfficer = "pham-que-lam";
    private const string Police = "ma-dinh-thach";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("methadone")]
    [InlineData("METHADONE thất thoát")]
    [InlineData("that thoat")]
    [InlineData("metadone")] // a letter missing
    [InlineData("Thâ\u0301t thoa\u0301t methadone")]
    public async Task Tasks_WrittenInWhateverWay_AreFoundByTheirTitle(string words)
    {
        var found = await SearchAsync(words, HealthOfficer);

        found.Tasks.Total.ShouldBeGreaterThan(0);
        found.Tasks.Rows.ShouldAllBe(line => line.Title.Contains("Methadone", StringComparison.Ordinal));
        found.Tasks.Rows.ShouldAllBe(line => line.AgencyName == "Sở Y tế");
    }

    [Fact]
    public async Task Tasks_BySeveralTraits_AreThoseOfTheBodyInThePlace()
    {
        var found = await SearchAsync("sở y tế kim phú", Police);

        var wanted = await fenced.ReadAsAsync(scope => scope.Widen(), db => db.Tasks.CountAsync(task =>
            db.Agencies.Any(a => a.Id == task.AgencyId && a.Code == "so-y-te")
            && db.Communes.Any(c => c.Id == task.CommuneId && c.Name == "Xã Kim Phú"), Token));
        wanted.ShouldBeGreaterThan(0);
        found.Tasks.Total.ShouldBeGreaterThanOrEqualTo(wanted);
        found.Tasks.Rows[0].AgencyName.ShouldBe("Sở Y tế");
        found.Tasks.Rows[0].CommuneName.ShouldBe("Xã Kim Phú");
    }

    [Fact]
    public async Task Tasks_OfEverybody_AreCountedOnlyWithinWhatOneSees()
    {
        foreach (var viewer in await fenced.EverybodyAsync())
        {
            var counted = (await SearchAsync("đối tượng", viewer)).Tasks.Total;
            // The same without the application's filters and without search.
            var seen = await fenced.ReadAsAsync(scope => scope.Set(viewer), db => db.Tasks.CountAsync(Token));
            counted.ShouldBeLessThanOrEqualTo(seen, viewer.FullName);
        }

        (await SearchAsync("tư pháp", HealthOfficer)).Tasks.Rows.ShouldNotContain(line => line.AgencyName == "Sở Tư pháp");
    }

    // So many that only the best duties are looked at: a page is what it would be among all of them.
    [Fact]
    public async Task Tasks_MoreThanAreCounted_ComeBestFirstAndEachOnOnePage()
    {
        var police = await fenced.ViewerAsync(Police);
        Task<SearchResult> PageAsync(int skip, int take) => fenced.AsAsync(
            scope => scope.Set(police),
            scope => scope.GetRequiredService<SearchQuery>().ExecuteAsync(
                new("địa bàn", SearchGroup.Tasks, skip, take), police, Token));

        var all = (await PageAsync(0, SearchQuery.Most)).Tasks;

        all.IsMore.ShouldBeTrue();
        all.Total.ShouldBe(SearchQuery.Most);
        var inTitle = all.Rows.Select(line => line.Title.Contains("địa bàn", StringComparison.OrdinalIgnoreCase)).ToList();
        inTitle[0].ShouldBeTrue();
        var paged = new List<Guid>();
        for (var skip = 0; skip < 200; skip += 20)
        {
            paged.AddRange((await PageAsync(skip, 20)).Tasks.Rows.Select(line => line.Id));
        }

        paged.ShouldBe(all.Rows.Take(200).Select(line => line.Id));
    }

    [Fact]
    public async Task Evidence_IsFoundByNumberSignerBodyAndFile_ByWhomItIsFor()
    {
        var health = await fenced.ViewerAsync(HealthOfficer);
        var receipt = await HandInAsync(health, new DocumentReference(
            "7125/BC-SYT", new LocalDate(2019, 11, 1), "Nguyễn Thị Hồng Hạnh", "Sở Y tế tỉnh Tuyên Quang"));

        foreach (var words in new[] { "7125/BC-SYT", "7125 bc", "hong hanh 7125", "HỒNG HẠNH", "hong hamh" })
        {
            (await SearchAsync(words, health)).Evidence.Rows.ShouldContain(
                line => line.Document!.Number == "7125/BC-SYT" && line.ReceiptNumber == receipt, words);
            (await SearchAsync(words, Police)).Evidence.Total.ShouldBe(1, words);
            (await SearchAsync(words, JusticeOfficer)).Evidence.Total.ShouldBe(0, words);
        }

        // By its number the receipt's task alone, and for another body nothing.
        (await SearchAsync(receipt, Police)).Tasks.Total.ShouldBe(1);
        (await SearchAsync(receipt, health)).Tasks.Total.ShouldBe(1);
        (await SearchAsync(receipt, JusticeOfficer)).Tasks.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Evidence_OfADraft_IsNotFound()
    {
        var health = await fenced.ViewerAsync(HealthOfficer);
        await DraftAsync(health, new DocumentReference("8899/NHAP", new LocalDate(2019, 11, 1), "Trần Văn Nháp"));

        (await SearchAsync("8899/NHAP", health)).Total.ShouldBe(0);
        (await SearchAsync("8899/NHAP", Police)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Evidence_ReportedAsSecret_IsFoundByNobodyFromThenOn()
    {
        var health = await fenced.ViewerAsync(HealthOfficer);
        var receipt = await HandInAsync(
            health,
            new DocumentReference("4860/BC-SYT", new LocalDate(2019, 11, 1), "Trịnh Quốc Bảo"),
            new UploadedFile("danh-sach-4860.png", new MemoryStream(TestFiles.Png(71))));
        (await SearchAsync("danh sach 4860", Police)).Evidence.Total.ShouldBe(1);

        var item = await fenced.ReadAsAsync(scope => scope.Widen(), db => db.Set<EvidenceItem>()
            .Where(one => one.File!.Name == "danh-sach-4860.png").Select(one => one.Id).SingleAsync(Token));
        await fenced.AsAsync(scope => scope.Set(health), async scope =>
        {
            await scope.GetRequiredService<ReportFile>().ExecuteAsync(new(item, "Có dấu MẬT.", health), Token);
            return true;
        });

        (await SearchAsync("danh sach 4860", Police)).Evidence.Total.ShouldBe(0);
        (await SearchAsync("danh sach 4860", health)).Evidence.Total.ShouldBe(0);
        (await SearchAsync("4860/BC-SYT", health)).Evidence.Rows.ShouldHaveSingleItem().ReceiptNumber.ShouldBe(receipt);
    }

    [Theory]
    [InlineData("doi can", "Đội Cấn")]
    [InlineData("phan thiet", "Phan Thiết")]
    [InlineData("fhan thiet", "Phan Thiết")]
    public async Task Communes_AreFoundWithTheirConversions(string words, string name)
    {
        var found = await SearchAsync(words, Police);

        found.Communes.Rows[0].Commune.Name.ShouldContain(name);
    }

    [Fact]
    public async Task Communes_ForADistrictsOffice_AreItsOwn()
    {
        var district = await fenced.ViewerAsync("ngo-truc-quan");

        var found = await SearchAsync("xã", district);

        found.Communes.Total.ShouldBeGreaterThan(0);
        found.Communes.Rows.ShouldAllBe(line => district.DistrictsRead.Contains(line.Commune.DistrictId));
        (await SearchAsync("xã", Police)).Communes.Total.ShouldBeGreaterThan(found.Communes.Total);
    }

    [Fact]
    public async Task People_AreThoseWhomOneMeetsAlready()
    {
        (await SearchAsync("nguyễn", HealthOfficer)).People.Rows
            .ShouldAllBe(line => line.Agencies.Contains("Sở Y tế"));
        (await SearchAsync("quế lâm", HealthOfficer)).People.Total.ShouldBe(0);
        (await SearchAsync("quế lâm", Police)).People.Total.ShouldBe(1);
        (await SearchAsync("que lam", "do-minh-truc")).People.Rows.Single().Code.ShouldBe(JusticeOfficer);
        (await SearchAsync("tội phạm", "do-minh-truc")).Tasks.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("khongcoginhuvay")]
    [InlineData("' OR 1=1 --")]
    public async Task Nothing_IsFound_ByWhatNobodyWrote(string words) =>
        (await SearchAsync(words, Police)).Total.ShouldBe(0);

    [Fact]
    public async Task Evidence_LookedUpByWords_GoesThroughTheIndex()
    {
        await using var source = NpgsqlDataSource.Create(fenced.Database.ConnectionString);
        await using var command = source.CreateCommand(
            """
            SET enable_seqscan = off;
            EXPLAIN SELECT id FROM evidence_item WHERE search_text LIKE '% ' || 'abc' || '%';
            """);
        await using var reader = await command.ExecuteReaderAsync(Token);
        var plan = "";
        while (await reader.ReadAsync(Token))
        {
            plan += reader.GetString(0);
        }

        plan.ShouldContain("ix_evidence_item_search_text");
    }

    private async Task<SearchResult> SearchAsync(string words, string code) =>
        await SearchAsync(words, await fenced.ViewerAsync(code));

    private Task<SearchResult> SearchAsync(string words, Viewer viewer) => fenced.AsAsync(
        scope => scope.Set(viewer),
        scope => scope.GetRequiredService<SearchQuery>().ExecuteAsync(new(words), viewer, Token));

    private async Task<Guid> DraftAsync(Viewer by, DocumentReference document, params UploadedFile[] files)
    {
        var taskId = await fenced.ReadAsAsync(scope => scope.Widen(), db => db.Tasks.LedBy(by)
            .Where(task => task.State == TaskState.Open && task.BegunAt == null && task.PeriodStart < new LocalDate(2019, 11, 1)
                && db.Duties.Any(duty => duty.Id == task.DutyId && duty.Title.Contains("Methadone")))
            .OrderBy(task => task.DueLastDay).ThenBy(task => task.Id).Select(task => task.Id).FirstAsync(Token));
        await fenced.AsAsync(scope => scope.Set(by), async scope =>
        {
            var figures = await scope.GetRequiredService<Core.Database.AgencyTasksDb>().Duties
                .Where(duty => scope.GetRequiredService<Core.Database.AgencyTasksDb>().Tasks.Any(task => task.Id == taskId && task.DutyId == duty.Id))
                .Select(duty => duty.FiguresAskedFor).FirstAsync(Token);
            await scope.GetRequiredService<SaveDraft>().ExecuteAsync(
                new()
                {
                    TaskId = taskId, By = by, Words = "Đã làm.", Document = document, Files = files,
                    Figures = figures.ToDictionary(figure => figure.Name, _ => 3m),
                },
                Token);
            return true;
        });
        return taskId;
    }

    private async Task<string> HandInAsync(Viewer by, DocumentReference document, params UploadedFile[] files)
    {
        var taskId = await DraftAsync(by, document, files);
        return await fenced.AsAsync(scope => scope.Set(by), scope => scope.GetRequiredService<SubmitTask>()
            .ExecuteAsync(new(taskId, Guid.CreateVersion7(), by), Token));
    }
}
