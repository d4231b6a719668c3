using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Tasks;

/// <summary>The reasons the police gave most often for a return in the last year, the most used first.</summary>
public sealed class FrequentReasonsQuery(AgencyTasksDb db, IClock clock)
{
    public const int Most = 6;

    public Task<List<string>> ExecuteAsync(CancellationToken token) => db.Database
        .SqlQueryRaw<string>(
            SqlFile.Read("FrequentReturnReasons.sql"),
            new NpgsqlParameter("since", clock.Now() - Duration.FromDays(365)),
            new NpgsqlParameter("most", Most))
        .ToListAsync(token);
}
