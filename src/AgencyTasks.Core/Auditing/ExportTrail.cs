using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using Microsoft.EntityFrameworkCore;
using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Core.Auditing;

/// <summary>Writes the trail, what its subjects say now and the list of the evidence into a folder that can be verified
/// without this system.</summary>
public sealed class ExportTrail(AgencyTasksDb db, IFileStore store)
{
    /// <param name="withFiles">The evidence files too.</param>
    public async Task ExecuteAsync(string folder, bool withFiles, CancellationToken token)
    {
        var hidden = await db.ReportedFiles.Where(file => file.State != ReportedFileState.Released)
            .Select(file => file.Hash).ToHashSetAsync(token);
        await db.AtOneMomentAsync(
            async connection =>
            {
                await new TrailFolder(folder).WriteAsync(
                    new DatabaseTrail(connection, store), withFiles ? OpenAsync : null, token);
                return true;
            },
            token);

        Task<Stream> OpenAsync(string hash) =>
            hidden.Contains(hash) ? throw new FileNotFoundException("It was reported as a secret.", hash) : store.OpenAsync(hash, token);
    }
}
