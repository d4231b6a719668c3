using System.Text.Encodings.Web;
using System.Text.Json;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>
/// access-matrix.csv against the running application: every endpoint has its lines, and answers every role, relation and
/// state as they say.
/// </summary>
public sealed class AccessMatrixTests(AccessWorld world, ITestOutputHelper output) : IClassFixture<AccessWorld>
{
    /// <summary>Where ops/agencytasks access-report wants its answer.</summary>
    private const string ReportVariable = "AGENCYTASKS_ACCESS_REPORT";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    [Fact]
    public async Task EveryEndpoint_ForEveryRoleRelationAndState_AnswersAsTheMatrixSays()
    {
        var endpoints = await AppEndpoints.AllAsync(world.Web.Services);
        var rows = MatrixRow.ReadAll();
        var missing = new List<string>();
        var surprises = new List<string>();
        var checks = 0;
        foreach (var endpoint in endpoints)
        {
            var own = rows.Where(row => row.Endpoint == endpoint.Key).ToList();
            foreach (var (role, relation, state) in Combinations(own))
            {
                if (own.FirstOrDefault(row => row.Fits(role, relation, state)) is not { } row)
                {
                    missing.Add($"{endpoint.Key} | {role} | {relation} | {state}");
                    continue;
                }

                checks++;
                var check = new AccessCheck(endpoint, row, role, relation, state);
                var answer = await check.AskAsync(world);
                if (answer != row.Expect)
                {
                    surprises.Add($"{check}: {answer}, not {row.Expect}");
                }
            }
        }

        surprises.AddRange(rows.Select(row => row.Endpoint).Distinct().Except(endpoints.Select(one => one.Key))
            .Select(key => $"{key}: the application has no such endpoint"));
        surprises.AddRange(await ChangedAsync());
        var withoutRow = missing.Select(one => one.Split(" | ")[0]).Distinct().ToList();
        await ReportAsync(new { endpoints = endpoints.Count, checks, without_row = withoutRow.Count, surprises });

        missing.ShouldBeEmpty($"Add lines to {MatrixRow.Path}");
        surprises.ShouldBeEmpty();
        checks.ShouldBeGreaterThanOrEqualTo(1500);
    }

    private static IEnumerable<(string Role, string Relation, string State)> Combinations(List<MatrixRow> rows)
    {
        var isAboutTask = rows.Any(AccessCheck.IsAboutTask);
        return
            from role in AccessWorld.Roles
            from relation in isAboutTask ? AccessWorld.RelationsOf(role) : ["-"]
            from state in isAboutTask ? AccessWorld.States : ["-"]
            select (role, relation, state);
    }

    /// <summary>What was refused changed nothing: the tasks of refused requests stand as they stood.</summary>
    private async Task<IReadOnlyList<string>> ChangedAsync()
    {
        var found = new List<string>();
        foreach (var (key, task) in world.SharedTasks)
        {
            var state = await world.Web.ReadAsync(db => db.Tasks.AsNoTracking()
                .Where(one => one.Id == task.Id).Select(one => one.State).FirstAsync());
            var wanted = key.Split(' ')[^1] switch
            {
                "Draft" or "Asked" => TaskState.Open,
                var name => Enum.Parse<TaskState>(name),
            };
            if (state != wanted)
            {
                found.Add($"A refused request changed the task of {key} to {state}");
            }
        }

        return found;
    }

    private async Task ReportAsync(object report)
    {
        var text = JsonSerializer.Serialize(report, Json);
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable(ReportVariable) is { Length: > 0 } path)
        {
            await File.WriteAllTextAsync(path, text);
        }
    }
}
