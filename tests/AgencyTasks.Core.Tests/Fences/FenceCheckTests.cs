using AgencyTasks.Core.Database;
using AgencyTasks.Testing;
using Npgsql;

namespace AgencyTasks.Core.Tests.Fences;

/// <summary>Web and worker refuse to start as a role that row-level security does not bind.</summary>
public sealed class FenceCheckTests(FencedDatabase fenced) : IClassFixture<FencedDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task PlainRole_IsLetIn() => CheckAsync(fenced.Database.AppConnectionString);

    [Fact]
    public async Task Superuser_IsRefusedWithWhatToDo()
    {
        var refusal = await Should.ThrowAsync<FencesException>(() => CheckAsync(fenced.Database.ConnectionString));

        refusal.Message.ShouldContain("là superuser");
        refusal.Message.ShouldContain("AgencyTasks:OwnerConnectionString");
        refusal.Message.ShouldContain("agencytasks migrate");
    }

    [Theory]
    [InlineData("BYPASSRLS", "có quyền BYPASSRLS")]
    [InlineData("NOSUPERUSER", "là chủ các bảng")]
    public async Task RoleThatIsNotBound_IsRefused(string attribute, string said)
    {
        var name = $"fence_{Guid.NewGuid():N}";
        await RunAsync($"CREATE ROLE {name} LOGIN PASSWORD 'only-here' {attribute}");
        await RunAsync(attribute == "BYPASSRLS"
            ? $"GRANT USAGE ON SCHEMA public TO {name}"
            : $"ALTER TABLE watermark OWNER TO {name}");
        try
        {
            var text = new NpgsqlConnectionStringBuilder(fenced.Database.ConnectionString)
            {
                Username = name,
                Password = "only-here",
            };

            var refusal = await Should.ThrowAsync<FencesException>(() => CheckAsync(text.ConnectionString));

            refusal.Message.ShouldContain(said);
        }
        finally
        {
            await RunAsync($"REASSIGN OWNED BY {name} TO CURRENT_USER; DROP OWNED BY {name}; DROP ROLE {name}");
        }
    }

    [Fact]
    public async Task TablesWithoutFences_AreRefused()
    {
        await using var bare = await CoreFixture.CreateDatabaseAsync(Token);
        await using var owner = NpgsqlDataSource.Create(bare.ConnectionString);
        await using (var lower = owner.CreateCommand("ALTER TABLE agency_task DISABLE ROW LEVEL SECURITY"))
        {
            await lower.ExecuteNonQueryAsync(Token);
        }

        (await Should.ThrowAsync<FencesException>(() => CheckAsync(bare.AppConnectionString)))
            .Message.ShouldContain("agencytasks migrate");
    }

    [Fact]
    public Task Anybody_WhereFencesAreGivenUp_IsLetIn() => FenceCheck.ExecuteAsync(
        new AgencyTasksSettings { ConnectionString = fenced.Database.ConnectionString, Fences = false }, Token);

    private static Task CheckAsync(string connectionString) =>
        FenceCheck.ExecuteAsync(new AgencyTasksSettings { ConnectionString = connectionString }, Token);

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(fenced.Database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }
}
