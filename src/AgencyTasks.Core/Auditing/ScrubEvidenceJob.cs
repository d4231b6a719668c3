namespace AgencyTasks.Core.Auditing;

/// <summary>The weekly scrub. It fails, and so is seen, when something that was handed in is lost or changed; files that
/// nothing speaks of are only counted.</summary>
public sealed class ScrubEvidenceJob(ScrubEvidence scrub)
{
    /// <exception cref="ScrubException">The evidence is not whole.</exception>
    public async Task<ScrubReport> ExecuteAsync(CancellationToken token)
    {
        var report = await scrub.ExecuteAsync(progress: null, token);
        return report.IsWhole ? report : throw new ScrubException(report);
    }
}
