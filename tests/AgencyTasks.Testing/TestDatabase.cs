using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AgencyTasks.Core;
using AgencyTasks.Core.Database.Embedded;
using Npgsql;

namespace AgencyTasks.Testing;

/// <summary>A database of its own for one test or class: cloned from a template that was migrated once, dropped after.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string TemplatePrefix = "template_";
    private const string TestPrefix = "test_";
    private const int TemplatesKept = 6;

    private readonly EmbeddedPostgres server;

    private TestDatabase(EmbeddedPostgres server, string name)
    {
        this.server = server;
        Name = name;
        ConnectionString = Pooled(server.ConnectionString(name));
        AppConnectionString = Pooled(server.AppConnectionString(name));
    }

    public string Name { get; }

    /// <summary>Of the tables' owner.</summary>
    public string ConnectionString { get; }

    /// <summary>Of the role that web and worker connect as.</summary>
    public string AppConnectionString { get; }

    /// <summary>To fill a template as its owner, with the role of web and worker beside it.</summary>
    /// <param name="ownerConnectionString">Of the template, by its owner.</param>
    public static async Task<AgencyTasksSettings> OwnerSettingsAsync(string ownerConnectionString)
    {
        var server = await TestServer.GetAsync();
        return new AgencyTasksSettings
        {
            ConnectionString = server.AppConnectionString(
                new NpgsqlConnectionStringBuilder(ownerConnectionString).Database!),
            OwnerConnectionString = ownerConnectionString,
        }.AsOwner();
    }

    private static string Pooled(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        // Many small databases share the server's 200 connections.
        MaxPoolSize = 20,
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 2,
    }.ConnectionString;

    /// <param name="migrate">Fills the template; called once for a key, in one process only.</param>
    /// <param name="templateKey">What the template depends on; has to change with the build that migrates.</param>
    /// <param name="token">The test's token.</param>
    public static async Task<TestDatabase> CreateAsync(
        Func<string, Task> migrate, string templateKey, CancellationToken token = default)
    {
        var server = await TestServer.GetAsync().WaitAsync(token);
        var template = TemplateOf(templateKey);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{TestPrefix}{Environment.ProcessId}_{Guid.CreateVersion7():N}");
        await using var admin = await OpenAsync(server, "postgres", token);
        for (var attempt = 1; ; attempt++)
        {
            await MakeTemplateAsync(server, admin, template, migrate, token);
            try
            {
                var sql = $"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy";
                await RunAsync(admin, sql, token);
                return new TestDatabase(server, name);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName && attempt < 3)
            {
                // Another build has just cleared it away as old.
            }
        }
    }

    /// <summary>Drops a template that no later test run will want.</summary>
    public static async Task ForgetTemplateAsync(string templateKey)
    {
        var server = await TestServer.GetAsync();
        await using var admin = await OpenAsync(server, "postgres", CancellationToken.None);
        if (await IsReadyAsync(admin, TemplateOf(templateKey), CancellationToken.None))
        {
            await DropTemplateAsync(admin, TemplateOf(templateKey), CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connectionString in new[] { ConnectionString, AppConnectionString })
        {
            await using var any = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(any);
        }

        await using var admin = await OpenAsync(server, "postgres", CancellationToken.None);
        await RunAsync(admin, $"DROP DATABASE IF EXISTS {Name} WITH (FORCE)", CancellationToken.None);
    }

    private static async Task MakeTemplateAsync(
        EmbeddedPostgres server, NpgsqlConnection admin, string template, Func<string, Task> migrate, CancellationToken token)
    {
        if (await IsReadyAsync(admin, template, token))
        {
            return;
        }

        await using var waiting = await OpenAsync(server, "postgres", token);
        await using var turn = await waiting.BeginTransactionAsync(token);
        await WaitForTurnAsync(waiting, template, token);
        if (await IsReadyAsync(admin, template, token))
        {
            return;
        }

        // One that is there but not marked is what a killed process left half made.
        await RunAsync(admin, $"DROP DATABASE IF EXISTS {template} WITH (FORCE)", token);
        await RemoveOldAsync(admin, token);
        await RunAsync(admin, $"CREATE DATABASE {template} STRATEGY file_copy", token);
        await migrate(Unpooled(server, template));
        await RunAsync(admin, $"ALTER DATABASE {template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false", token);
    }

    // Somebody else fills the template: on a busy machine longer than a command usually may take.
    private static async Task WaitForTurnAsync(NpgsqlConnection waiting, string template, CancellationToken token)
    {
        await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtext($1))", waiting);
        take.Parameters.AddWithValue(template);
        take.CommandTimeout = 300;
        await take.ExecuteNonQueryAsync(token);
    }

    private static async Task<bool> IsReadyAsync(NpgsqlConnection admin, string template, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            "SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate AND NOT datallowconn", admin);
        command.Parameters.AddWithValue(template);
        return await command.ExecuteScalarAsync(token) is not null;
    }

    // Templates of older builds, and databases of test processes that were killed.
    private static async Task RemoveOldAsync(NpgsqlConnection admin, CancellationToken token)
    {
        var old = await ListAsync(admin, $"""
            SELECT datname FROM pg_database WHERE datname LIKE '{TemplatePrefix}%' AND datistemplate AND NOT datallowconn
            ORDER BY oid DESC OFFSET {TemplatesKept}
            """, token);
        foreach (var name in old)
        {
            await DropTemplateAsync(admin, name, token);
        }

        var tests = await ListAsync(admin, $"SELECT datname FROM pg_database WHERE datname LIKE '{TestPrefix}%'", token);
        foreach (var name in tests.Where(IsOfADeadProcess))
        {
            await RunAsync(admin, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", token);
        }
    }

    private static async Task DropTemplateAsync(NpgsqlConnection admin, string name, CancellationToken token)
    {
        await RunAsync(admin, $"ALTER DATABASE {name} WITH IS_TEMPLATE false", token);
        await RunAsync(admin, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", token);
    }

    private static string TemplateOf(string key) =>
        TemplatePrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24];

    private static bool IsOfADeadProcess(string name)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(name.Split('_')[1], CultureInfo.InvariantCulture));
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection admin, string sql, CancellationToken token)
    {
        var names = new List<string>();
        await using var command = new NpgsqlCommand(sql, admin);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static string Unpooled(EmbeddedPostgres server, string database) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString(database)) { Pooling = false }.ConnectionString;

    private static async Task<NpgsqlConnection> OpenAsync(
        EmbeddedPostgres server, string database, CancellationToken token)
    {
        var connection = new NpgsqlConnection(Unpooled(server, database));
        await connection.OpenAsync(token);
        return connection;
    }

    // Names are made here of hexadecimal digits; a database's name cannot be a parameter.
    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(token);
    }
}
