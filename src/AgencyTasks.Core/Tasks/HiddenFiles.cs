using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>Content that nobody may open now, by its hash: asked for anew by every request, so that what was reported a moment
/// ago is hidden everywhere.</summary>
public sealed class HiddenFiles(AgencyTasksDb db)
{
    private HashSet<string>? hashes;

    /// <summary>All of them: they are few.</summary>
    public async Task<IReadOnlySet<string>> AllAsync(CancellationToken token) =>
        hashes ??= await db.ReportedFiles.Hidden().Select(file => file.Hash).ToHashSetAsync(token);
}
