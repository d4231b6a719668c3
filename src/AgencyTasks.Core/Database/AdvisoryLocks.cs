using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Database;

/// <summary>Numbers of the transaction-level advisory locks; session locks are not used.</summary>
public enum AdvisoryLock : long
{
    Migration = 820_001,
    AuditChain = 820_002,
    Planning = 820_003,
    Reminders = 820_004,
    ReportedFiles = 820_013,

    /// <summary>People and their posts.</summary>
    Posts = 820_012,
    TrailHeads = 820_005,
}

public static class AdvisoryLocks
{
    /// <summary>Waits for the lock; it is given back at the end of the transaction.</summary>
    public static Task LockAsync(this AgencyTasksDb db, AdvisoryLock what, CancellationToken token) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({(long)what})", token);
}
