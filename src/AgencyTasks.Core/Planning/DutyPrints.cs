using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace AgencyTasks.Core.Planning;

/// <summary>What a plan's tasks would be made from now, beside what they were last made from.</summary>
/// <param name="Now">By duty code.</param>
/// <param name="Before">Empty: nothing was written down yet.</param>
public sealed record PlanPrints(IReadOnlyDictionary<string, string> Now, IReadOnlyDictionary<string, string> Before)
{
    /// <summary>The duties whose tasks may need a change; null: all of them.</summary>
    public IReadOnlySet<string>? Changed => Before.Count == 0
        ? null
        : Now.Where(one => Before.GetValueOrDefault(one.Key) != one.Value).Select(one => one.Key)
            .Concat(Before.Keys.Where(code => !Now.ContainsKey(code))).ToHashSet();
}

/// <summary>
/// Lets a publication leave alone what cannot have changed since tasks were last made, on the same day. The day is part of
/// every print: the nightly roll forward compares everything.
/// </summary>
public sealed class DutyPrints(AgencyTasksDb db)
{
    /// <summary>Which rules made them: after each new release everything is compared once.</summary>
    private static readonly string Rules = typeof(TaskExpansion).Module.ModuleVersionId.ToString();

    private static readonly string[] World = ["district", "commune", "agency", "conversion", "succession", "calendar"];

    public async Task<PlanPrints> ReadAsync(
        AssignmentMatrix matrix, IReadOnlyDictionary<string, LocalDate> liveSince, LocalDate today, CancellationToken token)
    {
        var around = await WorldAsync(token);
        var now = matrix.Duties.ToDictionary(
            duty => duty.Code,
            duty => new CanonicalFields().Add(Rules).Add(around).Add(LocalDatePattern.Iso.Format(today))
                .Add(LocalDatePattern.Iso.Format(liveSince.GetValueOrDefault(duty.Code, today)))
                .Add(DutyValues.AllOf(duty)).Hash());
        var before = await db.DutyPrints.AsNoTracking().Where(print => print.PlanId == matrix.PlanId)
            .ToDictionaryAsync(print => print.DutyCode, print => print.Print, token);
        return new PlanPrints(now, before);
    }

    /// <summary>After the tasks were made, in their transaction.</summary>
    public async Task WriteAsync(Guid planId, PlanPrints prints, CancellationToken token)
    {
        var gone = prints.Before.Keys.Where(code => !prints.Now.ContainsKey(code)).ToList();
        if (gone.Count > 0)
        {
            await db.DutyPrints.Where(print => print.PlanId == planId && gone.Contains(print.DutyCode))
                .ExecuteDeleteAsync(token);
        }

        var changed = prints.Now.Where(one => prints.Before.GetValueOrDefault(one.Key) != one.Value).ToList();
        if (changed.Count > 0)
        {
            await db.Database.ExecuteSqlRawAsync(
                SqlFile.Read("WriteDutyPrints.sql"),
                [
                    new NpgsqlParameter<Guid>("plan_id", planId),
                    SqlFile.Column("duty_code", changed.Select(one => one.Key)),
                    SqlFile.Column("print", changed.Select(one => one.Value)),
                ],
                token);
        }
    }

    /// <summary>One hash over every row around the matrix that the trail knows.</summary>
    private async Task<string> WorldAsync(CancellationToken token)
    {
        await db.Database.OpenConnectionAsync(token);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            var content = new SubjectContent();
            foreach (var name in World)
            {
                await foreach (var subject in SubjectRows.ReadAsync(connection, SubjectKind.Find(name)!, ids: null, token))
                {
                    foreach (var row in subject.Rows)
                    {
                        content.Add(row);
                    }
                }
            }

            return content.Hash();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
