using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Auditing;

/// <summary>The head of the chain at this moment; null before the first entry. Everybody may know it, whatever entries the
/// person may read.</summary>
public sealed class TrailHeadQuery(AgencyTasksDb db)
{
    public Task<TrailHead?> ExecuteAsync(CancellationToken token) => db.TrailHeadAsync(token);
}

internal static class TrailHeads
{
    public static async Task<TrailHead?> TrailHeadAsync(this AgencyTasksDb db, CancellationToken token)
    {
        var found = await db.Database.SqlQuery<TrailHead>($"SELECT seq, hash FROM fence.chain_end()").ToListAsync(token);
        return found is [var head] ? head : null;
    }
}
