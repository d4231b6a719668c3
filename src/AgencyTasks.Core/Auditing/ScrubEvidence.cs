using System.Diagnostics;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Auditing;

/// <summary>Reads every file of the evidence and every seal of an accepted submission, and names exactly those that are not
/// as they were. Nothing is changed.</summary>
public sealed class ScrubEvidence(AgencyTasksDb db, IFileStore store)
{
    /// <param name="progress">Hears how many files have been read.</param>
    public async Task<ScrubReport> ExecuteAsync(Action<long>? progress, CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        var (files, faults) = await VerifyFilesAsync(progress, token);
        var (seals, broken) = await VerifySealsAsync(token);
        return new ScrubReport
        {
            Files = files,
            Damaged = Named(FileState.Damaged),
            Gone = Named(FileState.Gone),
            Stray = Named(FileState.Stray),
            Seals = seals,
            Broken = broken,
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
        };

        List<string> Named(FileState state) =>
            [.. faults.Where(fault => fault.State == state).Select(fault => fault.Hash).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The lists are read at one moment; the files, which takes hours, after it.</summary>
    private async Task<(int Files, IReadOnlyList<EvidenceFault> Faults)> VerifyFilesAsync(
        Action<long>? progress, CancellationToken token)
    {
        var evidence = await db.AtOneMomentAsync(
            async connection =>
            {
                var source = new DatabaseTrail(connection, store);
                var listed = new EvidenceVerification(source);
                await foreach (var entry in source.EntriesAsync(token))
                {
                    listed.Know(entry);
                }

                await listed.ListAsync(token);
                return listed;
            },
            token);
        var faults = await evidence.RunAsync(time: null, progress, token);
        return (evidence.Files, faults);
    }

    private async Task<(int Seals, List<string> Broken)> VerifySealsAsync(CancellationToken token)
    {
        var (seals, broken) = (0, new List<string>());
        var accepted = db.Submissions.AsNoTracking()
            .Where(submission => submission.State == SubmissionState.Accepted)
            .Include(submission => submission.Items).Include(submission => submission.Figures)
            .OrderBy(submission => submission.Id);
        await foreach (var submission in accepted.AsAsyncEnumerable().WithCancellation(token))
        {
            seals++;
            if (!submission.HoldsItsSeal())
            {
                broken.Add(submission.ReceiptNumber ?? submission.Id.ToString());
            }
        }

        return (seals, broken);
    }
}
