using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Auditing;

/// <summary>The head of the chain at this moment; null before the first entry.</summary>
public sealed class TrailHeadQuery(AgencyTasksDb db)
{
    public Task<TrailHead?> ExecuteAsync(CancellationToken token) => db.AuditEntries.AsNoTracking()
        .OrderByDescending(entry => entry.Seq)
        .Select(entry => new TrailHead(entry.Seq, entry.Hash))
        .FirstOrDefaultAsync(token);
}
