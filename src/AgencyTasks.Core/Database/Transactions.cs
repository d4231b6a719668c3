using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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

    /// <summary>Reads everything as it was at one moment, over the plain connection: row by row, nothing is kept.</summary>
    internal static async Task<T> AtOneMomentAsync<T>(
        this AgencyTasksDb db, Func<NpgsqlConnection, Task<T>> read, CancellationToken token)
    {
        await db.Database.OpenConnectionAsync(token);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
            return await read(connection);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
