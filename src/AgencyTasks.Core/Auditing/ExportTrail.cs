using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;

namespace AgencyTasks.Core.Auditing;

/// <summary>Writes the trail, what its subjects say now and the list of the evidence into a folder that can be verified
/// without this system.</summary>
public sealed class ExportTrail(AgencyTasksDb db, IFileStore store)
{
    /// <param name="withFiles">The evidence files too.</param>
    public Task ExecuteAsync(string folder, bool withFiles, CancellationToken token) => db.AtOneMomentAsync(
        async connection =>
        {
            await new TrailFolder(folder).WriteAsync(
                new DatabaseTrail(connection, store), withFiles ? hash => store.OpenAsync(hash, token) : null, token);
            return true;
        },
        token);
}
