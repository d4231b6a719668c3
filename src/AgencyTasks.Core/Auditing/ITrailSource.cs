using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Auditing;

namespace AgencyTasks.Core.Auditing;

/// <summary>A file of the evidence and the task it was handed in for.</summary>
public sealed record EvidenceFile(string Hash, Guid TaskId);

/// <summary>Where a trail is read from: the database with its evidence store, or an export in a folder.</summary>
public interface ITrailSource
{
    /// <summary>By their numbers.</summary>
    IAsyncEnumerable<AuditEntry> EntriesAsync(CancellationToken token);

    IAsyncEnumerable<Subject> SubjectsAsync(SubjectKind kind, CancellationToken token);

    /// <summary>What submissions and drafts refer to; a file may come several times.</summary>
    IAsyncEnumerable<EvidenceFile> EvidenceAsync(CancellationToken token);

    /// <summary>The hashes by which files are stored; null: the files are not here.</summary>
    IAsyncEnumerable<string>? StoredAsync(CancellationToken token);

    /// <summary>Reads the file.</summary>
    Task<FileState> StateAsync(string hash, CancellationToken token);
}
