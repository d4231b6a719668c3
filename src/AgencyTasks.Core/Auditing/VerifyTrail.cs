using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;

namespace AgencyTasks.Core.Auditing;

/// <summary>Verifies the trail of this database, as it was at one moment, against its rows, its evidence files and the
/// heads that went out. Who may not see every row is told of faults that are none.</summary>
public sealed class VerifyTrail(AgencyTasksDb db, IFileStore store)
{
    public Task<TrailReport> ExecuteAsync(TrailVerificationOptions options, CancellationToken token) =>
        db.AtOneMomentAsync(
            connection => new TrailVerification(new DatabaseTrail(connection, store), options).RunAsync(token), token);
}
