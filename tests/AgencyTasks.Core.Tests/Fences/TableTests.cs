using Npgsql;

namespace AgencyTasks.Core.Tests.Fences;

/// <summary>No table with content of an agency stands outside the fence, and the role behind it can do no more than it
/// must.</summary>
public sealed class TableTests(FencedDatabase fenced) : IClassFixture<FencedDatabase>
{
    /// <summary>Tables that lead to a body, a task or a person, and why they need no policy.</summary>
    private static readonly Dictionary<string, string> Open = new()
    {
        ["agency"] = "names of public bodies, on every page",
        ["post"] = "who holds which post is public in the province",
        ["person"] = "names stand in every history",
        ["account"] = "read before it is known who asks",
        ["account_claim"] = "read before it is known who asks",
        ["access_token"] = "read before it is known who asks",
        ["account_link"] = "read before it is known who asks",
        ["account_session"] = "read before it is known who asks",
        ["account_login"] = "read before it is known who asks",
        ["account_passkey"] = "read before it is known who asks",
        ["publication"] = "the matrix and its publications are open to all",
        ["account_token"] = "read before it is known who asks",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_WithContentOfAnAgency_HasAPolicyOrANamedReason()
    {
        const string sql =
            """
            WITH RECURSIVE linked AS (
                SELECT unnest(ARRAY['agency', 'agency_task', 'person']::regclass[])::oid AS id
                UNION
                SELECT conrelid FROM pg_constraint JOIN linked ON linked.id = confrelid WHERE contype = 'f')
            SELECT relname FROM pg_class JOIN linked ON linked.id = pg_class.oid
            WHERE NOT (relrowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid))
            ORDER BY relname
            """;

        (await ListAsync(sql)).Except(Open.Keys).ShouldBeEmpty(
            "Write a policy into Functions/Fences.sql, or name the reason here.");
    }

    [Fact]
    public async Task Trail_CanOnlyBeReadAndAppendedTo()
    {
        (await PrivilegesAsync("audit_entry")).ShouldBe(["INSERT", "SELECT"]);
        (await PrivilegesAsync("\"__EFMigrationsHistory\"")).ShouldBe(["SELECT"]);
        (await PrivilegesAsync("agency_task")).ShouldBe(["DELETE", "INSERT", "SELECT", "UPDATE"]);
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET reason = 'x'")]
    [InlineData("DELETE FROM audit_entry")]
    [InlineData("TRUNCATE audit_entry")]
    [InlineData("ALTER TABLE agency_task DISABLE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY fence_read ON agency_task")]
    [InlineData("CREATE TABLE public.own (id int)")]
    [InlineData("CREATE SCHEMA own")]
    [InlineData("CREATE OR REPLACE FUNCTION fence.may(what text) RETURNS boolean LANGUAGE sql STABLE RETURN true")]
    [InlineData("INSERT INTO \"__EFMigrationsHistory\" VALUES ('x', 'x')")]
    public async Task Role_CannotTouchFencesAndTrail(string sql)
    {
        await using var source = NpgsqlDataSource.Create(fenced.Database.AppConnectionString);
        await using var command = source.CreateCommand(sql);

        var refusal = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Token));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Table_OfALaterMigration_IsUsableAtOnce()
    {
        await using var owner = NpgsqlDataSource.Create(fenced.Database.ConnectionString);
        await using (var make = owner.CreateCommand("CREATE TABLE public.later (id int)"))
        {
            await make.ExecuteNonQueryAsync(Token);
        }

        (await PrivilegesAsync("later")).ShouldBe(["DELETE", "INSERT", "SELECT", "UPDATE"]);
    }

    private Task<List<string>> PrivilegesAsync(string table) => ListAsync(
        $"""
        SELECT wanted FROM unnest(ARRAY['DELETE', 'INSERT', 'SELECT', 'TRUNCATE', 'UPDATE']) AS wanted
        WHERE has_table_privilege('agencytasks_app', 'public.{table}', wanted)
        """);

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(fenced.Database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Token);
        var names = new List<string>();
        while (await reader.ReadAsync(Token))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
