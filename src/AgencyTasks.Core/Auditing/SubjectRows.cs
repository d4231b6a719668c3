using System.Runtime.CompilerServices;
using AgencyTasks.Domain.Auditing;
using Npgsql;

namespace AgencyTasks.Core.Auditing;

/// <summary>One subject as its rows are now.</summary>
/// <param name="Rows">Each with its fields.</param>
/// <param name="BornIn">Of a task: the publication that made it.</param>
/// <param name="BirthHash">Of a task: the hash of what it was then.</param>
public sealed record Subject(Guid Id, IReadOnlyList<string?[]> Rows, Guid? BornIn, string? BirthHash)
{
    public string Hash()
    {
        var content = new SubjectContent();
        foreach (var row in Rows)
        {
            content.Add(row);
        }

        return content.Hash();
    }
}

/// <summary>
/// Reads subjects. The statements come from this program and the hashes are computed in it: nothing that the verification
/// rests on lies in the database, where it could be exchanged.
/// </summary>
internal static class SubjectRows
{
    /// <param name="ids">Null: all.</param>
    public static async IAsyncEnumerable<Subject> ReadAsync(
        NpgsqlConnection connection, SubjectKind kind, Guid[]? ids, [EnumeratorCancellation] CancellationToken token)
    {
        var statement = ids is null ? kind.Statement : kind.StatementOf(ids.Length);
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter("ids", NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Uuid)
        {
            Value = (object?)ids ?? DBNull.Value,
        });
        await using var reader = await command.ExecuteReaderAsync(token);
        var hasBirth = reader.FieldCount > 2;
        Subject? subject = null;
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(token))
        {
            var id = reader.GetGuid(0);
            if (subject is not null && subject.Id != id)
            {
                yield return subject;
                subject = null;
            }

            if (subject is null)
            {
                rows = [];
                subject = new Subject(
                    id,
                    rows,
                    hasBirth && !reader.IsDBNull(2) ? reader.GetGuid(2) : null,
                    hasBirth && !reader.IsDBNull(3) ? reader.GetString(3) : null);
            }

            rows.Add(reader.GetFieldValue<string?[]>(1));
        }

        if (subject is not null)
        {
            yield return subject;
        }
    }
}
