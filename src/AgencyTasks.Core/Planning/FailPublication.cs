using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>Notes that a publication came to nothing, after its transaction is gone.</summary>
public sealed class FailPublication(AgencyTasksDb db, IClock clock)
{
    /// <param name="failure">The name of the rule that refused it.</param>
    public Task ExecuteAsync(Guid runId, string failure, CancellationToken token) =>
        db.FailAsync(runId, failure, clock.Now(), token);
}
