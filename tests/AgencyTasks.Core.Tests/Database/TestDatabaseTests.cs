using AgencyTasks.Testing;
using Npgsql;

namespace AgencyTasks.Core.Tests.Database;

public sealed class TestDatabaseTests : IAsyncLifetime
{
    private readonly string key = Guid.NewGuid().ToString();
    private int migrated;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string NextKey => key + " of the next build";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await TestDatabase.ForgetTemplateAsync(key);
        await TestDatabase.ForgetTemplateAsync(NextKey);
    }

    [Fact]
    public async Task Create_EightAtOnceOfOneKey_MigratesOnceAndClonesEight()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => TestDatabase.CreateAsync(MigrateAsync, key, Token)));

        migrated.ShouldBe(1);
        all.Select(d => d.Name).Distinct().Count().ShouldBe(8);
        foreach (var database in all)
        {
            (await AskAsync(database, "SELECT name FROM place")).ShouldBe("Na Hang");
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Create_Twice_KeepsTheTwoApart()
    {
        await using var one = await TestDatabase.CreateAsync(MigrateAsync, key, Token);
        await using var two = await TestDatabase.CreateAsync(MigrateAsync, key, Token);
        await AskAsync(one, "DELETE FROM place");

        (await AskAsync(one, "SELECT count(*)::text FROM place")).ShouldBe("0");
        (await AskAsync(two, "SELECT count(*)::text FROM place")).ShouldBe("1");
    }

    [Fact]
    public async Task Create_WithAnotherKey_MigratesAnew()
    {
        await using var one = await TestDatabase.CreateAsync(MigrateAsync, key, Token);
        await using var two = await TestDatabase.CreateAsync(MigrateAsync, NextKey, Token);

        migrated.ShouldBe(2);
    }

    [Fact]
    public async Task Create_AfterAMigrationFailedHalfway_BeginsAgain()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => TestDatabase.CreateAsync(
            async connection =>
            {
                await MigrateAsync(connection);
                throw new InvalidOperationException("halfway");
            },
            key,
            Token));
        await using var database = await TestDatabase.CreateAsync(MigrateAsync, key, Token);

        (await AskAsync(database, "SELECT count(*)::text FROM place")).ShouldBe("1");
    }

    [Fact]
    public async Task Dispose_WithConnectionsStillOpen_DropsTheDatabase()
    {
        var database = await TestDatabase.CreateAsync(MigrateAsync, key, Token);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var open = await source.OpenConnectionAsync(Token);
        await database.DisposeAsync();

        var server = await TestServer.GetAsync();
        await using var admin = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await admin.OpenAsync(Token);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", admin);
        find.Parameters.AddWithValue(database.Name);
        (await find.ExecuteScalarAsync(Token)).ShouldBeNull();
    }

    private async Task MigrateAsync(string connectionString)
    {
        Interlocked.Increment(ref migrated);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(
            "CREATE TABLE place AS SELECT 'Na Hang' AS name", connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<string?> AskAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token) as string;
    }
}
