using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Tests.Tasks;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Auditing;

/// <summary>Each class of fault by its name and its first bad number; test data that stands outside the trail is what the
/// untouched report says, and is taken off.</summary>
public sealed class VerifyTrailTests(CoreFixture core) : IClassFixture<CoreFixture>
{
    private const string Disarm = "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_stays_whole; ";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE audit_entry SET reason = 'x' WHERE seq = {0}", TrailFault.Entry)]
    [InlineData("DELETE FROM audit_entry WHERE seq = {0}", TrailFault.Gap)]
    [InlineData("UPDATE audit_entry SET previous_hash = hash WHERE seq = {0}", TrailFault.Link)]
    [InlineData("UPDATE agency_task SET reason = 'x' WHERE id = '{1}'", TrailFault.Row)]
    [InlineData("DELETE FROM agency_task WHERE id = '{1}'", TrailFault.RowGone)]
    public async Task Fault_OfEachClass_IsNamedWithItsNumber(string edit, TrailFault fault)
    {
        var (task, _) = await WorkAsync();
        var last = await LastAsync(task);
        await WorkAsync();

        var report = await AfterAsync(string.Format(null, Disarm + edit, last.Seq, task.Id));

        report.Findings.ShouldContain(found => found.Seq == last.Seq && found.Fault == fault);
        report.ExitCode.ShouldBe((int)report.Findings[0].Fault);
        if (fault != TrailFault.RowGone)
        {
            // A task that is gone is missed first in the publication that made it.
            (report.First!.Seq, report.First.Fault).ShouldBe((last.Seq, fault));
        }
    }

    [Fact]
    public async Task History_OfRealUseCases_HasNoFaultButTheTestsOwnRows()
    {
        await WorkAsync();

        var report = await VerifyAsync();

        report.Entries.ShouldBeGreaterThan(3);
        report.Counts.Keys.ShouldBeSubsetOf([TrailFault.StrayRow]);
        report.Findings.ShouldAllBe(found => !found.What.StartsWith("task") && !found.What.StartsWith("publication"));
    }

    [Fact]
    public async Task Head_ThatTheChainNoLongerHas_IsFoundAlthoughTheChainIsWhole()
    {
        var (task, _) = await WorkAsync();
        var last = await LastAsync(task);

        var other = await VerifyAsync(new TrailHead(last.Seq, new string('a', 64)));
        var later = await VerifyAsync(new TrailHead(last.Seq + 1_000, last.Hash));
        var true1 = await VerifyAsync(new TrailHead(last.Seq, last.Hash[..TrailHead.ShortDigits]));

        other.Findings.ShouldContain(found => found.Seq == last.Seq && found.Fault == TrailFault.Head);
        later.Findings.ShouldContain(found => found.Fault == TrailFault.Head);
        true1.Counts.ShouldNotContainKey(TrailFault.Head);
        true1.HasUpTo(new TrailHead(last.Seq, last.Hash)).ShouldBeTrue();
        other.HasUpTo(new TrailHead(last.Seq, last.Hash)).ShouldBeFalse();
    }

    [Fact]
    public async Task Evidence_OpenedBySomebody_IsWrittenDownAndItsFileIsVerified()
    {
        var (task, by) = await WorkAsync();
        var item = (await core.NowAsync(task)).Submissions.SelectMany(made => made.Items).First(one => one.File is not null);

        await core.RunAsync(async (Core.Tasks.OpenEvidence open) =>
        {
            await using var content = (await open.ExecuteAsync(item.Id, by, Token)).Content;
        });

        var read = await core.ReadAsync(db => db.AuditEntries.SingleAsync(
            entry => entry.Event == "EvidenceRead" && entry.SubjectId == item.Id, Token));
        (read.PersonId, read.SubjectKind, read.Reason).ShouldBe((by.PersonId, "evidence", KnownFiles.Write([item.File!.Hash])));
        var path = Path.Combine(core.EvidenceFolder, item.File.Hash[..2], item.File.Hash);
        var bytes = await File.ReadAllBytesAsync(path, Token);
        await File.WriteAllBytesAsync(path, [.. bytes, 0], Token);
        (await VerifyAsync()).Findings.ShouldContain(
            found => found.Fault == TrailFault.File && found.What == item.File.Hash && found.Seq != null);
        await File.WriteAllBytesAsync(path, bytes, Token);
    }

    [Fact]
    public async Task File_ThatNoEntryKnows_IsAStray_OneTakenOutOfADraftIsNot()
    {
        var (task, by) = await WorkAsync(submits: false);
        var item = (await core.NowAsync(task)).Draft!.Items[0];
        await core.DraftAsync(new() { TaskId = task.Id, By = by, Words = "Bỏ tệp.", RemovedItems = [item.Id] });
        var stray = new string('e', 64);
        await PlantAsync(stray);
        File.SetLastWriteTimeUtc(
            Path.Combine(core.EvidenceFolder, item.File!.Hash[..2], item.File.Hash), DateTime.UnixEpoch);

        var strays = (await VerifyAsync()).Findings.Where(found => found.Fault == TrailFault.StrayFile).ToList();

        strays.Select(found => found.What).ShouldBe([stray]);
        File.Delete(Path.Combine(core.EvidenceFolder, "ee", stray));
    }

    [Fact]
    public async Task Export_IsVerifiedWithoutTheDatabase_AndAnEditInItIsFound()
    {
        var (task, _) = await WorkAsync();
        var last = await LastAsync(task);
        var folder = Directory.CreateTempSubdirectory("agencytasks-export-").FullName;
        try
        {
            await core.RunAsync((ExportTrail export) => export.ExecuteAsync(folder, withFiles: true, Token));
            var here = await VerifyAsync();

            var there = await OfflineAsync(folder);

            (there.Entries, there.Head, there.Subjects, there.Files)
                .ShouldBe((here.Entries, here.Head, here.Subjects, here.Files));
            there.Counts.ShouldBe(here.Counts, ignoreOrder: true);
            var path = Path.Combine(folder, "task.jsonl");
            var lines = await File.ReadAllTextAsync(path, Token);
            await File.WriteAllTextAsync(path, lines.Replace("bao-cao.pdf", "khac.pdf"), Token);
            (await OfflineAsync(folder)).Findings.ShouldContain(
                found => found.Seq == last.Seq && found.Fault == TrailFault.Row);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<TrailReport> OfflineAsync(string folder) =>
        new TrailVerification(TrailFolder.Open(folder), new TrailVerificationOptions()).RunAsync(Token);

    private async Task<(AgencyTask Task, Core.Organisation.Viewer By)> WorkAsync(bool submits = true)
    {
        core.Clock.Set(TestClock.Start);
        var agency = await core.Data.AgencyAsync();
        var by = await core.Data.PersonAsync(Role.FocalPoint, agency);
        var task = await core.Data.TaskAsync(duty => duty.LedBy(agency).DueOn(2019, 11, 30));
        await core.DraftAsync(task, by, "Đã làm.", TaskLife.File("bao-cao.pdf", TestFiles.Pdf($"{task.Id}")));
        if (submits)
        {
            await core.SubmitAsync(task, by);
        }

        return (task, by);
    }

    private Task<AuditEntry> LastAsync(AgencyTask task) => core.ReadAsync(db => db.AuditEntries
        .Where(entry => entry.SubjectId == task.Id).OrderByDescending(entry => entry.Seq).FirstAsync(Token));

    private Task<TrailReport> VerifyAsync(params TrailHead[] heads) => core.RunAsync((VerifyTrail verify) =>
        verify.ExecuteAsync(new TrailVerificationOptions { Heads = heads }, Token));

    /// <summary>Edits, verifies, and takes the edit back.</summary>
    private async Task<TrailReport> AfterAsync(string edit)
    {
        await using var source = Core.Database.DatabaseSetup.BuildDataSource(core.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using (var command = new Npgsql.NpgsqlCommand(edit, connection))
        {
            await command.ExecuteNonQueryAsync(Token);
        }

        var store = new Core.Files.DiskFileStore(core.EvidenceFolder);
        var report = await new TrailVerification(
            new DatabaseTrail(connection, store), new TrailVerificationOptions()).RunAsync(Token);
        await transaction.RollbackAsync(Token);
        return report;
    }

    private async Task PlantAsync(string hash)
    {
        var shelf = Directory.CreateDirectory(Path.Combine(core.EvidenceFolder, hash[..2])).FullName;
        await File.WriteAllTextAsync(Path.Combine(shelf, hash), "planted", Token);
        File.SetLastWriteTimeUtc(Path.Combine(shelf, hash), DateTime.UnixEpoch);
    }
}
