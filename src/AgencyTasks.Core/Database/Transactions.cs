using System.Data;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Database;

public static class Transactions
{
    /// <summary>
    /// Runs a unit of work in one READ COMMITTED transaction and, after a lost connection, once more from the start: what it
    /// does must be safe to repeat (natural key or operation id).
    /// </summary>
    public static Task<T> InTransactionAsync<T>(
        this AgencyTasksDb db, Func<CancellationToken, Task<T>> work, CancellationToken token) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            async cancel =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(
                    IsolationLevel.ReadCommitted, cancel);
                var result = await work(cancel);
                await transaction.CommitAsync(cancel);
                return result;
            },
            token);

    public static Task InTransactionAsync(
        this AgencyTasksDb db, Func<CancellationToken, Task> work, CancellationToken token) =>
        db.InTransactionAsync(
            async cancel =>
            {
                await work(cancel);
                return true;
            },
            token);
}
