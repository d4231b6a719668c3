using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Tasks;

/// <summary>A secret handed in by mistake: hidden by its hash, released, or purged by the police and an administrator.</summary>
public sealed class ReportedFileTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;
    private readonly byte[] secret = TestFiles.Docx(Guid.NewGuid().ToString());

    public ReportedFileTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.FocalPoint)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Auditor)]
    public async Task Report_ByWhoSeesTheFile_HidesTheSameBytesEverywhere(Role role)
    {
        var (task, an) = await TaskAsync();
        await core.DraftAsync(task, an, "Đã làm.", TaskLife.File("Kế hoạch.docx", secret));
        var (other, binh) = await TaskAsync();
        await core.DraftAsync(other, binh, "Cùng tệp.", TaskLife.File("Bản sao.docx", secret));
        var by = role == Role.FocalPoint ? an : await core.Data.PersonAsync(role, await core.Data.AgencyAsync());
        if (role != Role.FocalPoint)
        {
            // What is being put together only who puts it together sees.
            await Should.ThrowAsync<NotFoundException>(async () => await ReportAsync(await ItemAsync(task), by));
            await core.SubmitAsync(task, an);
        }

        await ReportAsync(await ItemAsync(task), by, " ").ShouldBeRefusedAsync(Rules.ReasonIsGiven);
        await ReportAsync(await ItemAsync(task), by);
        await ReportAsync(await ItemAsync(other), binh);

        await Should.ThrowAsync<NotFoundException>(async () => await OpenAsync(await ItemAsync(task), an));
        await Should.ThrowAsync<NotFoundException>(async () => await OpenAsync(await ItemAsync(other), binh));
        await core.SubmitAsync(other, binh).ShouldBeRefusedAsync(Rules.HiddenFileIsTakenOut);
        var again = await core.RunAsync((SaveDraft save) => save.ExecuteAsync(
            new() { TaskId = other.Id, By = binh, Words = "Lần nữa.", Files = [TaskLife.File("Tên khác.docx", secret)] }, Token));
        again.ShouldHaveSingleItem().Rule.ShouldBe(Rules.FileIsReported);
        (await core.HistoryAsync((await ReportOfAsync(task)).Id)).ShouldBe(["FileReported"], "the second report changes nothing");
    }

    [Fact]
    public async Task Release_ByThePoliceWithAReason_ShowsItAgain()
    {
        var (task, an) = await TaskAsync();
        await core.DraftAsync(task, an, "Đã làm.", TaskLife.File("Kế hoạch.docx", secret));
        await ReportAsync(await ItemAsync(task), an);
        var report = await ReportOfAsync(task);
        var police = await core.Data.CoordinatorAsync();

        await Should.ThrowAsync<NotFoundException>(() => ReleaseAsync(report, an, "Báo nhầm."));
        await ReleaseAsync(report, police, "").ShouldBeRefusedAsync(Rules.ReasonIsGiven);
        await ReleaseAsync(report, police, "Báo nhầm.");
        await ReleaseAsync(report, police, "Báo nhầm.");

        await OpenAsync(await ItemAsync(task), an);
        await core.SubmitAsync(task, an);
        await PurgeAsync(report, police).ShouldBeRefusedAsync(Rules.ReportIsOpen);
        (await core.HistoryAsync(report.Id)).ShouldBe(["FileReported", "FileReleased"]);
    }

    [Fact]
    public async Task Purge_ByThePoliceAndAnAdministrator_TakesBytesAndNameAndKeepsSealAndTrail()
    {
        var (task, an) = await TaskAsync();
        await core.DraftAsync(task, an, "Đã làm.", TaskLife.File("Kế hoạch.docx", secret));
        await core.SubmitAsync(task, an);
        var sealBefore = (await core.NowAsync(task)).Submissions.Single().Seal;
        await ReportAsync(await ItemAsync(task), an);
        var report = await ReportOfAsync(task);
        var (police, admin) = (await core.Data.CoordinatorAsync(), await AdminAsync());
        var before = await VerifyAsync();

        await PurgeAsync(report, police);
        await PurgeAsync(report, police);
        await PurgeAsync(report, await core.Data.CoordinatorAsync()).ShouldBeRefusedAsync(Rules.PurgeNeedsTwoOffices);
        (await ReportOfAsync(task)).State.ShouldBe(ReportedFileState.Hidden);
        await PurgeAsync(report, admin);
        await PurgeAsync(report, admin);

        var made = (await core.NowAsync(task)).Submissions.Single();
        var file = made.Items.Single().File!;
        file.IsPurged.ShouldBeTrue();
        file.Name.ShouldNotContain("Kế hoạch");
        made.Seal.ShouldBe(sealBefore);
        made.ComputeSeal().ShouldBe(sealBefore);
        await core.RunAsync(async (IFileStore store) => await Should.ThrowAsync<FileNotFoundException>(
            () => store.OpenAsync(file.Hash, Token)));
        (await core.HistoryAsync(report.Id)).ShouldBe(["FileReported", "PurgeConfirmed", "FilePurged"]);
        (await core.HistoryAsync(task.Id)).ShouldBe(["DraftSaved", "Submitted", "EvidencePurged"]);
        var after = await VerifyAsync();
        after.FilesPurged.ShouldBe(before.FilesPurged + 1);
        // The people of the test stand outside the trail; of tasks and files nothing is missing or other than written.
        after.Findings.Where(found => found.Fault != TrailFault.StrayRow)
            .ShouldBe(before.Findings.Where(found => found.Fault != TrailFault.StrayRow));
    }

    [Fact]
    public async Task Upload_OfPurgedBytes_IsRefusedAndLeavesNone()
    {
        var (task, an) = await TaskAsync();
        await core.DraftAsync(task, an, "Đã làm.", TaskLife.File("Kế hoạch.docx", secret));
        await ReportAsync(await ItemAsync(task), an);
        var report = await ReportOfAsync(task);
        await PurgeAsync(report, await AdminAsync());
        await PurgeAsync(report, await core.Data.CoordinatorAsync());
        var (other, binh) = await TaskAsync();

        var refused = await core.RunAsync((SaveDraft save) => save.ExecuteAsync(
            new() { TaskId = other.Id, By = binh, Files = [TaskLife.File("Tên khác.docx", secret)] }, Token));

        refused.ShouldHaveSingleItem().Rule.ShouldBe(Rules.FileIsReported);
        await core.RunAsync(async (IFileStore store) => await Should.ThrowAsync<FileNotFoundException>(
            () => store.OpenAsync(report.Hash, Token)));
    }

    [Fact]
    public async Task Purge_ByOnePersonInBothOffices_CountsOnce()
    {
        var (task, an) = await TaskAsync();
        await core.DraftAsync(task, an, "Đã làm.", TaskLife.File("Kế hoạch.docx", secret));
        await ReportAsync(await ItemAsync(task), an);
        var report = await ReportOfAsync(task);
        var police = await core.Data.CoordinatorAsync();
        await PurgeAsync(report, police);
        var both = police with { Posts = [police.Posts[0] with { Role = Role.Admin }] };

        await PurgeAsync(report, both);

        (await ReportOfAsync(task)).State.ShouldBe(ReportedFileState.Hidden);
        await Should.ThrowAsync<NotFoundException>(() => PurgeAsync(report, an));
    }

    private async Task<(AgencyTask Task, Viewer FocalPoint)> TaskAsync()
    {
        var agency = await core.Data.AgencyAsync();
        return (
            await core.Data.TaskAsync(t => t.LedBy(agency).DueBefore(2019, 11, 15)),
            await core.Data.FocalPointAsync(agency));
    }

    private async Task<Viewer> AdminAsync() => await core.Data.PersonAsync(Role.Admin, await core.Data.AgencyAsync());

    private async Task<Guid> ItemAsync(AgencyTask task) =>
        (await core.NowAsync(task)).Submissions.SelectMany(made => made.Items).First(item => item.File is not null).Id;

    private Task<ReportedFile> ReportOfAsync(AgencyTask task) => core.ReadAsync(db => db.ReportedFiles.AsNoTracking()
        .SingleAsync(file => file.TaskId == task.Id, Token));

    private Task ReportAsync(Guid item, Viewer by, string reason = "Có dấu MẬT ở trang 1.") =>
        core.RunAsync((ReportFile report) => report.ExecuteAsync(new(item, reason, by), Token));

    private Task ReleaseAsync(ReportedFile file, Viewer by, string reason) =>
        core.RunAsync((ReleaseFile release) => release.ExecuteAsync(new(file.Id, reason, by), Token));

    private Task PurgeAsync(ReportedFile file, Viewer by) =>
        core.RunAsync((ConfirmPurge purge) => purge.ExecuteAsync(new(file.Id, by), Token));

    private Task OpenAsync(Guid item, Viewer by) => core.RunAsync(async (OpenEvidence open) =>
    {
        await using var content = (await open.ExecuteAsync(item, by, Token)).Content;
    });

    private Task<TrailReport> VerifyAsync() =>
        core.RunAsync((VerifyTrail verify) => verify.ExecuteAsync(new TrailVerificationOptions(), Token));
}
