using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using AgencyTasks.Core.Database.Embedded;
using AgencyTasks.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AgencyTasks.Core.Tests.Database;

public sealed class EmbeddedPostgresTests : IAsyncLifetime
{
    private readonly string data = Path.Combine(TestServer.Place, $"agencytasks-pg-{Guid.NewGuid():N}");
    private readonly List<EmbeddedPostgres> started = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Cluster => Path.Combine(data, "postgres");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in started)
        {
            await server.DisposeAsync();
        }

        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Start_OnAnEmptyFolder_AnswersWithVietnameseOrderChecksumsAndUtf8()
    {
        var server = await StartAsync(durable: true);

        server.Owns.ShouldBeTrue();
        (await AskAsync(server, """
            SELECT string_agg(name, ', ' ORDER BY name)
            FROM unnest(ARRAY['Đội Cấn', 'Dân Chủ', 'Ân', 'Đức Ninh', 'An', 'Ăn']) AS name
            """)).ShouldBe("An, Ăn, Ân, Dân Chủ, Đội Cấn, Đức Ninh");
        (await AskAsync(server, "SHOW data_checksums")).ShouldBe("on");
        (await AskAsync(server, "SHOW fsync")).ShouldBe("on");
        (await AskAsync(server, "SHOW server_encoding")).ShouldBe("UTF8");
        (await AskAsync(server, "SHOW timezone")).ShouldBe("UTC");
        (await AskAsync(server, "SELECT current_database()")).ShouldBe("agencytasks");
    }

    [Fact]
    public async Task Start_OnAnEmptyFolder_LetsNoOneInWithoutThePassword()
    {
        var server = await StartAsync();
        var port = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")).Port;

        foreach (var password in new[] { null, "", "postgres" })
        {
            var guess = new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1", Port = port, Username = "postgres", Password = password, Pooling = false,
            };
            await using var connection = new NpgsqlConnection(guess.ConnectionString);
            await Should.ThrowAsync<NpgsqlException>(() => connection.OpenAsync(Token));
        }

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(data, "postgres-control", "password"))
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Start_OnAnEmptyFolder_ListensOnLoopbackOnly()
    {
        var server = await StartAsync();
        var port = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")).Port;

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == port);

        listeners.Select(l => l.Address).ShouldBe([IPAddress.Loopback]);
        (await AskAsync(server, "SHOW unix_socket_directories")).ShouldBe("");
    }

    [Fact]
    public async Task Start_WhileAnotherRuns_AttachesToIt()
    {
        var first = await StartAsync();
        await AskAsync(first, "CREATE TABLE seen AS SELECT 1 AS once");
        var second = await StartAsync();

        second.Owns.ShouldBeFalse();
        second.ConnectionString("x").ShouldBe(first.ConnectionString("x"));
        (await AskAsync(second, "SELECT count(*)::text FROM seen")).ShouldBe("1");
    }

    [Fact]
    public async Task Start_EightAtOnce_MakesOneServer()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync()));

        servers.Count(s => s.Owns).ShouldBe(1);
        servers.Select(s => s.ConnectionString("x")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Dispose_ByTheOwner_LeavesTheServerToThoseWhoUseIt()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        await first.DisposeAsync();

        (await AskAsync(second, "SELECT 'here'")).ShouldBe("here");
        await second.DisposeAsync();
        File.Exists(Path.Combine(Cluster, "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_AfterAStop_FindsTheDataAgainOnTheSamePort()
    {
        var first = await StartAsync();
        await AskAsync(first, "CREATE TABLE kept AS SELECT 7 AS number");
        await first.DisposeAsync();
        var second = await StartAsync();

        (await AskAsync(second, "SELECT number::text FROM kept")).ShouldBe("7");
        second.ConnectionString("x").ShouldBe(first.ConnectionString("x"));
    }

    [Fact]
    public async Task Kill_OfTheServer_IsHealedByItsOwner()
    {
        var server = await StartAsync(durable: true);
        await AskAsync(server, "CREATE TABLE kept AS SELECT 7 AS number");
        KillPostmaster();

        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                (await AskAsync(server, "SELECT number::text FROM kept")).ShouldBe("7");
                break;
            }
            catch (NpgsqlException) when (waited.Elapsed < TimeSpan.FromSeconds(20))
            {
                await Task.Delay(100, Token);
            }
        }
    }

    [Fact]
    public async Task Start_OverTheLockFileOfADeadServer_Recovers()
    {
        var first = await StartAsync(durable: true);
        await AskAsync(first, "CREATE TABLE kept AS SELECT 7 AS number");
        var file = Path.Combine(Cluster, "postmaster.pid");
        var left = await File.ReadAllLinesAsync(file, Token);
        await first.DisposeAsync();

        // As after a machine's crash: the number in the file now belongs to a living stranger.
        left[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(file, left, Token);
        var second = await StartAsync(durable: true);

        (await AskAsync(second, "SELECT number::text FROM kept")).ShouldBe("7");
    }

    [Fact]
    public async Task Start_OnDataOfAnotherMajorVersion_IsRefusedAndTouchesNothing()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Cluster, "PG_VERSION"), "14\n", Token);

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(StartAsync);

        refusal.Message.ShouldContain("là của PostgreSQL 14");
        refusal.Message.ShouldContain("belong to PostgreSQL 14");
        (await File.ReadAllTextAsync(Path.Combine(Cluster, "PG_VERSION"), Token)).ShouldBe("14\n");
        File.Exists(Path.Combine(Cluster, "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_OnDataOfAnotherIcu_IsRefused()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(
            Path.Combine(Cluster, "agencytasks-cluster.json"),
            """{"Version":"18.4","Icu":"59","Id":"0197a1c2-0000-7000-8000-000000000000"}""",
            Token);

        (await Should.ThrowAsync<EmbeddedPostgresException>(StartAsync)).Message.ShouldContain("ICU 59");
    }

    [Fact]
    public async Task Start_OnAFolderThatIsNotADatabase_IsRefused()
    {
        Directory.CreateDirectory(Cluster);
        await File.WriteAllTextAsync(Path.Combine(Cluster, "letters.txt"), "mine", Token);

        (await Should.ThrowAsync<EmbeddedPostgresException>(StartAsync)).Message.ShouldContain("did not make");
        File.Exists(Path.Combine(Cluster, "letters.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task Start_AfterACrashInTheMiddleOfInitialising_BeginsAgain()
    {
        Directory.CreateDirectory(Cluster + ".new");
        await File.WriteAllTextAsync(Path.Combine(Cluster + ".new", "PG_VERSION"), "18\n", Token);

        (await AskAsync(await StartAsync(), "SELECT 'whole'")).ShouldBe("whole");
    }

    [Fact]
    public async Task Start_WithASettingThatNamesNoPostgres_SaysSo()
    {
        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = data, PostgresFolder = Path.GetTempPath() },
            NullLogger.Instance,
            Token));

        refusal.Message.ShouldContain("AgencyTasks:PostgresFolder");
    }

    [Fact]
    public async Task Start_AsRootBelowAFolderThatOthersMayNotEnter_NamesThatFolder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root changes its user");
        var closed = Path.Combine(data, "closed");
        Directory.CreateDirectory(Path.Combine(closed, "data"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = Path.Combine(closed, "data") }, NullLogger.Instance, Token));

        refusal.Message.ShouldContain($"chmod o+x {closed}");
    }

    private Task<EmbeddedPostgres> StartAsync() => StartAsync(durable: false);

    private async Task<EmbeddedPostgres> StartAsync(bool durable)
    {
        var options = new EmbeddedPostgresOptions { DataFolder = data, Durable = durable };
        var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, Token);
        lock (started)
        {
            started.Add(server);
        }

        return server;
    }

    private void KillPostmaster()
    {
        var pid = File.ReadAllLines(Path.Combine(Cluster, "postmaster.pid"))[0];
        using var process = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
        process.Kill();
    }

    private static async Task<string?> AskAsync(EmbeddedPostgres server, string sql)
    {
        var text = server.ConnectionString(EmbeddedPostgres.ApplicationDatabase) + ";Pooling=false";
        await using var connection = new NpgsqlConnection(text);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token) as string;
    }
}
