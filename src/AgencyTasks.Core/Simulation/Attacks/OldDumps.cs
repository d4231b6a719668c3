using AgencyTasks.Core.Database;
using Npgsql;

namespace AgencyTasks.Core.Simulation.Attacks;

/// <summary>Copies of the tables that change, as backups of earlier moments would hold them.</summary>
internal sealed class OldDumps(NpgsqlConnection connection)
{
    private readonly List<int> numbers = [];
    private int last;

    public int Count => numbers.Count;

    public async Task TakeAsync(CancellationToken token)
    {
        numbers.Add(++last);
        await RunAsync("DumpTrail.sql", last, token);
    }

    public Task RestoreAsync(int place, CancellationToken token) =>
        RunAsync("RestoreTrail.sql", numbers[place % numbers.Count], token);

    public async Task ForgetAsync(CancellationToken token)
    {
        foreach (var number in numbers)
        {
            await RunAsync("ForgetDump.sql", number, token);
        }

        numbers.Clear();
    }

    // A schema's name cannot be a parameter of the statements in the block, so the block gets it as a setting.
    private async Task RunAsync(string file, int number, CancellationToken token)
    {
        await using var name = new NpgsqlCommand("SELECT set_config('trail.dump', 'dump_' || $1, false)", connection);
        name.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
        await name.ExecuteNonQueryAsync(token);
        await using var command = new NpgsqlCommand(SqlFile.Read(file), connection);
        await command.ExecuteNonQueryAsync(token);
    }
}
