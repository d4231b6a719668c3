using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Testing;
using NodaTime;

namespace AgencyTasks.Core.Tests.Tasks;

public sealed class OpenEvidenceTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public OpenEvidenceTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    [Fact]
    public async Task Open_ByWhoMaySeeTheTask_GivesTheVerifiedBytes()
    {
        var district = await core.Data.DistrictAsync();
        var (soYTe, soTaiChinh) = (await core.Data.AgencyAsync(), await core.Data.AgencyAsync("Sở Tài chính"));
        var committee = await core.Data.DistrictCommitteeAsync(district);
        var commune = await core.Data.CommuneAsync(district);
        var bytes = TestFiles.Docx("Kết quả tháng 11");
        var item = await HandInAsync(t => t.In(commune).CoordinatedBy(soTaiChinh), soYTe, bytes);
        Viewer[] seers =
        [
            await core.Data.FocalPointAsync(soYTe),
            await core.Data.PersonAsync(Role.AgencyHead, soYTe),
            await core.Data.FocalPointAsync(soTaiChinh),
            await core.Data.PersonAsync(Role.DistrictOffice, committee),
            await core.Data.CoordinatorAsync(),
            await core.Data.PersonAsync(Role.Committee, soTaiChinh),
            await core.Data.PersonAsync(Role.Auditor, soTaiChinh),
        ];

        foreach (var seer in seers)
        {
            var opened = await OpenAsync(item, seer);
            await using var content = opened.Content;
            var read = new MemoryStream();
            await content.CopyToAsync(read, TestContext.Current.CancellationToken);
            read.ToArray().ShouldBe(bytes);
            opened.File.Name.ShouldBe("Kết quả.docx");
            opened.File.Size.ShouldBe(bytes.Length);
        }
    }

    [Fact]
    public async Task Open_ByWhoMayNotSeeTheTask_FindsNothing()
    {
        var (soYTe, other) = (await core.Data.AgencyAsync(), await core.Data.AgencyAsync("Sở Tài chính"));
        var elsewhere = await core.Data.DistrictCommitteeAsync(await core.Data.DistrictAsync());
        var commune = await core.Data.CommuneAsync();
        var item = await HandInAsync(t => t.In(commune), soYTe, TestFiles.Docx());
        Viewer[] strangers =
        [
            await core.Data.FocalPointAsync(other),
            await core.Data.PersonAsync(Role.AgencyHead, other),
            await core.Data.PersonAsync(Role.DistrictOffice, elsewhere),
            await core.Data.PersonAsync(Role.Admin, soYTe),
        ];

        foreach (var stranger in strangers)
        {
            await Should.ThrowAsync<NotFoundException>(() => OpenAsync(item, stranger));
        }

        var police = await core.Data.CoordinatorAsync();
        await Should.ThrowAsync<NotFoundException>(() => OpenAsync(Guid.NewGuid(), police));
    }

    [Fact]
    public async Task Open_ADocumentByItsNumber_FindsNoFile()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var task = await core.Data.TaskAsync(t => t.LedBy(agency).DueBefore(2019, 11, 15));
        await core.DraftAsync(new SaveDraft.Command
        {
            TaskId = task.Id,
            By = an,
            Document = new DocumentReference("45/BC-SYT", new LocalDate(2019, 11, 1), "Nguyễn Văn Bình"),
        });
        var item = (await core.NowAsync(task)).Draft!.Items.Single();

        await Should.ThrowAsync<NotFoundException>(() => OpenAsync(item.Id, an));
    }

    [Fact]
    public async Task Open_ADamagedOrMissingFile_IsNeverServed()
    {
        var agency = await core.Data.AgencyAsync();
        var an = await core.Data.FocalPointAsync(agency);
        var item = await HandInAsync(_ => { }, agency, TestFiles.Docx("Sẽ hỏng"));
        var hash = (await OpenHashAsync(item, an))!;
        var path = Path.Combine(core.EvidenceFolder, hash[..2], hash);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<DamagedFileException>(() => OpenAsync(item, an))).Hash.ShouldBe(hash);
        File.Delete(path);
        await Should.ThrowAsync<FileNotFoundException>(() => OpenAsync(item, an));
    }

    private async Task<Guid> HandInAsync(Action<DutyBuilder> describe, Agency agency, byte[] bytes)
    {
        var an = await core.Data.FocalPointAsync(agency);
        var task = await core.Data.TaskAsync(t => describe(t.LedBy(agency).DueBefore(2019, 11, 15)));
        await core.DraftAsync(task, an, "Đã làm.", TaskLife.File("Kết quả.docx", bytes));
        await core.SubmitAsync(task, an);
        return (await core.NowAsync(task)).Submissions.Single().Items.Single().Id;
    }

    private async Task<string?> OpenHashAsync(Guid item, Viewer viewer)
    {
        var opened = await OpenAsync(item, viewer);
        await opened.Content.DisposeAsync();
        return opened.File.Hash;
    }

    private Task<OpenedEvidence> OpenAsync(Guid item, Viewer viewer) => core.RunAsync(
        (OpenEvidence open) => open.ExecuteAsync(item, viewer, TestContext.Current.CancellationToken));
}
