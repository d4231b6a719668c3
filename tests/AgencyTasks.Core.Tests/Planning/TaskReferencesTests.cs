using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Npgsql;

namespace AgencyTasks.Core.Tests.Planning;

/// <summary>What a task refers to stands, whoever writes: checked once a statement, as strictly as by foreign keys.</summary>
public sealed class TaskReferencesTests : IClassFixture<CoreFixture>
{
    private readonly CoreFixture core;

    public TaskReferencesTests(CoreFixture core)
    {
        this.core = core;
        core.Clock.Set(TestClock.Start);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plan_id")]
    [InlineData("duty_id")]
    [InlineData("agency_id")]
    [InlineData("key_agency_id")]
    [InlineData("commune_id")]
    [InlineData("district_id")]
    public async Task Task_NamingWhatDoesNotStand_IsRefused(string column)
    {
        var task = await TaskAsync();
        await using var connection = await OpenAsync();

        await RefusedAsync(connection, $"UPDATE agency_task SET {column} = gen_random_uuid() WHERE id = '{task.Id}'");
        await RefusedAsync(
            connection,
            $"""
            INSERT INTO agency_task SELECT (jsonb_populate_record(task, jsonb_build_object(
                'id', gen_random_uuid(), 'period_code', 'x', '{column}', gen_random_uuid()))).*
            FROM agency_task AS task WHERE id = '{task.Id}'
            """);
    }

    [Theory]
    [InlineData("DELETE FROM {0} WHERE id = '{1}'")]
    [InlineData("UPDATE {0} SET id = gen_random_uuid() WHERE id = '{1}'")]
    [InlineData("TRUNCATE {0} CASCADE")]
    public async Task WhatATaskNames_Stays(string statement)
    {
        var task = await TaskAsync();
        await using var connection = await OpenAsync();
        (string Table, Guid Id)[] named =
        [
            ("plan", task.PlanId), ("duty", task.DutyId), ("agency", task.AgencyId), ("commune", task.CommuneId!.Value),
            ("district", task.DistrictId!.Value),
        ];

        foreach (var (table, id) in named)
        {
            await RefusedAsync(connection, string.Format(null, statement, table, id));
        }
    }

    [Fact]
    public async Task WhatATaskIsAboutToName_CannotBeDeletedMeanwhile()
    {
        var task = await TaskAsync();
        var agency = await core.Data.AgencyAsync("Sở Tài chính");
        await using var naming = await OpenAsync();
        await using var transaction = await naming.BeginTransactionAsync(Token);
        await RunAsync(naming, $"UPDATE agency_task SET agency_id = '{agency.Id}' WHERE id = '{task.Id}'");
        await using var deleting = await OpenAsync();

        var waits = await Should.ThrowAsync<PostgresException>(() => RunAsync(
            deleting, $"SET lock_timeout = '100ms'; DELETE FROM agency WHERE id = '{agency.Id}'"));
        waits.SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
        await transaction.CommitAsync(Token);

        await RefusedAsync(deleting, $"DELETE FROM agency WHERE id = '{agency.Id}'");
    }

    private async Task<AgencyTask> TaskAsync()
    {
        var (agency, commune) = (await core.Data.AgencyAsync(), await core.Data.CommuneAsync());
        var plan = await core.Data.PlanAsync();
        await core.Data.ConversionAsync(plan, commune);
        await core.Data.PublishAsync(await core.Data.DraftAsync(plan, new DutyBuilder().LedBy(agency).PerCommune()));
        return (await core.OfPlanAsync(plan))[0];
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(core.ConnectionString);
        await connection.OpenAsync(Token);
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task RefusedAsync(NpgsqlConnection connection, string sql) =>
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(connection, sql)))
            .SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation, sql);
}
