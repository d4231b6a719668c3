using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Planning;

/// <summary>The tasks of a plan that stand already, each under the body and place that stand today for those it was born to.
/// Row by row over the plain connection: a plan has a hundred thousand.</summary>
public sealed class StandingTasksQuery(AgencyTasksDb db)
{
    /// <param name="duties">Those of the matrix that they are compared with.</param>
    /// <param name="codes">Only of these duties; null: of all.</param>
    public async Task<IReadOnlyList<ExistingTask>> ExecuteAsync(
        Guid planId, PlanningWorld around, IEnumerable<Duty> duties, IEnumerable<string>? codes, CancellationToken token)
    {
        var rows = await ReadAsync(planId, around, codes?.ToArray(), token);
        var known = duties.ToDictionary(duty => duty.Id);
        var older = rows.Select(row => row.DutyId).Distinct().Where(id => !known.ContainsKey(id)).ToArray();
        if (older.Length > 0)
        {
            foreach (var duty in await db.Duties.AsNoTracking().Where(duty => older.Contains(duty.Id)).ToListAsync(token))
            {
                known[duty.Id] = duty;
            }
        }

        return [.. rows.Select(row => row.Task with { Duty = known[row.DutyId] })];
    }

    private async Task<List<(ExistingTask Task, Guid DutyId)>> ReadAsync(
        Guid planId, PlanningWorld around, string[]? codes, CancellationToken token)
    {
        if (codes is [])
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(token);
        try
        {
            var statement = SqlFile.Read("StandingTasks.sql") + (codes is null ? "" : "    AND task.duty_code = ANY (@codes)\n");
            await using var command = new NpgsqlCommand(statement, (NpgsqlConnection)db.Database.GetDbConnection());
            command.Parameters.Add(new NpgsqlParameter<Guid>("plan_id", planId));
            if (codes is not null)
            {
                command.Parameters.Add(new NpgsqlParameter<string[]>("codes", codes));
            }

            await using var reader = await command.ExecuteReaderAsync(token);
            var heirs = new Heirs(around);
            var tasks = new List<(ExistingTask, Guid)>();
            while (await reader.ReadAsync(token))
            {
                tasks.Add((Read(reader, heirs, around), reader.GetGuid(1)));
            }

            return tasks;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static ExistingTask Read(NpgsqlDataReader reader, Heirs heirs, PlanningWorld around) => new(
        reader.GetGuid(0),
        NowOf(new TaskKey(reader.GetString(2), reader.GetGuid(3), reader.GetString(4), reader.GetString(5)), heirs, around),
        DueDate.Of(reader.GetFieldValue<LocalDate>(7), reader.GetBoolean(8)),
        reader.GetFieldValue<LocalDate>(6),
        IsBegun: reader.GetBoolean(9),
        IsCancelled: reader.GetBoolean(10));

    /// <summary>The key with the body and place that stand today for those it was born to.</summary>
    private static TaskKey NowOf(TaskKey key, Heirs heirs, PlanningWorld around) =>
        !around.Lineage.IsEmpty && heirs.Of(key.DutyCode, key.AgencyId, around.PlaceOf(key.PlaceKey)) is { } heir
            ? key with { AgencyId = heir.AgencyId, PlaceKey = heir.Place.Key }
            : key;
}
