using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Auditing;

/// <summary>A database of its own a test: what is found is exactly what was done.</summary>
public sealed class ScrubEvidenceTests : IAsyncLifetime
{
    private readonly CoreFixture core = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => core.InitializeAsync();

    public ValueTask DisposeAsync() => core.DisposeAsync();

    [Fact]
    public async Task Scrub_OfFilesNobodyTouched_FindsNothing()
    {
        await HandInAsync(3);

        var report = await ScrubAsync();

        (report.Files, report.Seals, report.ExitCode).ShouldBe((3, 1, 0));
        report.Stray.ShouldBeEmpty();
        await core.RunAsync((ScrubEvidenceJob job) => job.ExecuteAsync(Token));
    }

    [Fact]
    public async Task Scrub_AfterAFlipALossAndAStray_NamesExactlyThese()
    {
        var hashes = await HandInAsync(5);
        await FlipAsync(hashes[1]);
        await FlipAsync(hashes[3]);
        File.Delete(PathOf(hashes[2]));
        var stray = new string('c', 64);
        await PlantAsync(stray);

        var report = await ScrubAsync();

        report.Damaged.ShouldBe([hashes[1], hashes[3]], ignoreOrder: true);
        report.Gone.ShouldBe([hashes[2]]);
        report.Stray.ShouldBe([stray]);
        report.Broken.ShouldBeEmpty();
        report.ExitCode.ShouldBe(18);
        var failed = await Should.ThrowAsync<ScrubException>(
            () => core.RunAsync((ScrubEvidenceJob job) => job.ExecuteAsync(Token)));
        failed.Message.ShouldContain(hashes[1]);
        failed.Message.ShouldContain(hashes[2]);
    }

    [Fact]
    public async Task Scrub_WithNothingButAStray_SaysSoAndTheJobGoesOn()
    {
        await HandInAsync(1);
        await PlantAsync(new string('d', 64));

        (await ScrubAsync()).ExitCode.ShouldBe(19);
        (await core.RunAsync((ScrubEvidenceJob job) => job.ExecuteAsync(Token))).Stray.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Scrub_AfterTheListOfAnAcceptedSubmissionWasEdited_NamesItsReceipt()
    {
        await HandInAsync(1);
        await core.ReadAsync(db => db.Set<EvidenceItem>().ExecuteUpdateAsync(
            set => set.SetProperty(item => item.File!.Name, "khác.png"), Token));

        var report = await ScrubAsync();

        report.Broken.ShouldHaveSingleItem().ShouldStartWith("2019-");
        report.ExitCode.ShouldBe(15);
    }

    private Task<ScrubReport> ScrubAsync() => core.RunAsync((ScrubEvidence scrub) => scrub.ExecuteAsync(null, Token));

    /// <summary>An accepted submission with so many files; their hashes.</summary>
    private async Task<List<string>> HandInAsync(int files)
    {
        core.Clock.Set(TestClock.Start);
        var agency = await core.Data.AgencyAsync();
        var by = await core.Data.PersonAsync(Role.FocalPoint, agency);
        var police = await core.Data.CoordinatorAsync();
        var task = await core.Data.TaskAsync(duty => duty.LedBy(agency).DueOn(2019, 11, 30));
        var uploads = Enumerable.Range(1, files).Select(i => TaskLife.File($"{i}.png", TestFiles.Png((byte)i))).ToArray();
        await core.DraftAsync(task, by, "Đã làm.", uploads);
        await core.SubmitAsync(task, by);
        await core.AcceptAsync(task, police);
        return await core.ReadAsync(db => db.Set<EvidenceItem>().OrderBy(item => item.Position)
            .Select(item => item.File!.Hash).ToListAsync(Token));
    }

    private string PathOf(string hash) => Path.Combine(core.EvidenceFolder, hash[..2], hash);

    private async Task FlipAsync(string hash)
    {
        var bytes = await File.ReadAllBytesAsync(PathOf(hash), Token);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(PathOf(hash), bytes, Token);
    }

    private async Task PlantAsync(string hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(hash))!);
        await File.WriteAllTextAsync(PathOf(hash), "planted", Token);
        File.SetLastWriteTimeUtc(PathOf(hash), DateTime.UnixEpoch);
    }
}
