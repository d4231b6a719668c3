namespace AgencyTasks.Core.Auditing;

/// <summary>What the scrub found.</summary>
public sealed record ScrubReport
{
    /// <summary>Read whole.</summary>
    public required int Files { get; init; }

    /// <summary>Hashes of files whose bytes are others than were handed in.</summary>
    public required IReadOnlyList<string> Damaged { get; init; }

    /// <summary>Hashes of files that are no longer there.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>Hashes of files that nothing speaks of. An upload that was cut short leaves one; it harms nobody.</summary>
    public required IReadOnlyList<string> Stray { get; init; }

    /// <summary>Submissions that were accepted.</summary>
    public required int Seals { get; init; }

    /// <summary>Numbers of the receipts of accepted submissions whose list of evidence is no longer what was sealed.</summary>
    public required IReadOnlyList<string> Broken { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Nothing that was handed in is lost or changed.</summary>
    public bool IsWhole => Damaged.Count + Gone.Count + Broken.Count == 0;

    /// <summary>As <c>verify</c> ends: 0, or the class of the first fault.</summary>
    public int ExitCode =>
        Broken.Count > 0 ? (int)TrailFault.Row
        : !IsWhole ? (int)TrailFault.File
        : Stray.Count > 0 ? (int)TrailFault.StrayFile
        : 0;
}

/// <summary>The evidence is no longer what was handed in; the message names each file and each submission.</summary>
public sealed class ScrubException(ScrubReport report) : Exception(
    $"The evidence is not whole. Damaged: {Listed(report.Damaged)}. Gone: {Listed(report.Gone)}. "
    + $"Seal broken: {Listed(report.Broken)}.")
{
    public ScrubReport Report { get; } = report;

    private static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
