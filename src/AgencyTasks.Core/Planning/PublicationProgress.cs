using System.Buffers.Binary;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgencyTasks.Core.Planning;

/// <summary>
/// Tells how far a publication is, over a connection of its own: the publication's own transaction shows nothing before its
/// end. While it works it holds an advisory lock of its own, by which anybody can tell whether its process still lives.
/// </summary>
public sealed class PublicationProgress(NpgsqlDataSource source)
{
    private Guid? runId;

    /// <summary>In the publication's transaction, as its first step.</summary>
    /// <param name="id">Null: nobody watches.</param>
    internal async Task BeginAsync(AgencyTasksDb db, Guid? id, CancellationToken token)
    {
        runId = id;
        if (id is { } run)
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockOf(run)})", token);
        }
    }

    internal async Task TellAsync(PublicationPhase phase, int done, int total, CancellationToken token)
    {
        if (runId is not { } id)
        {
            return;
        }

        await using var command = source.CreateCommand(
            "UPDATE publication SET phase = $2, done = $3, total = $4, seen_at = now() WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = phase.ToString() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = done });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = total });
        try
        {
            await command.ExecuteNonQueryAsync(token);
        }
        catch (NpgsqlException)
        {
            // Nobody sees how far it is; the publication itself goes on.
        }
    }

    /// <summary>The number of its lock: the random half of its id.</summary>
    internal static long LockOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
    }
}
