using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Board;

/// <summary>Reads a plan's coverage by one version of its matrix: the year's tasks are counted in one statement, by duty, and
/// as the board counts them.</summary>
public sealed class CoverageQuery(AgencyTasksDb db, MatrixQuery matrices, IClock clock)
{
    /// <param name="year">Null: the present one, or the plan's nearest.</param>
    /// <exception cref="NotFoundException">No such version.</exception>
    public async Task<PlanCoverage> ExecuteAsync(int version, string? planCode, int? year, CancellationToken token)
    {
        var matrix = await matrices.ExecuteAsync(version, planCode, token);
        var plan = await db.Plans.AsNoTracking().Include(one => one.Sentences.OrderBy(sentence => sentence.Position))
            .FirstAsync(one => one.Id == matrix.PlanId, token);
        var today = clock.Today();
        var shown = year ?? Math.Clamp(today.Year, plan.FirstYear, plan.LastYear);
        var figures = await FiguresAsync(plan, shown, today, token);
        return new PlanCoverage
        {
            Plan = plan,
            Matrix = matrix,
            Year = shown,
            Pages = PlanPages.Of(plan),
            Sentences =
            [
                .. CoveredSentence.Of(plan, matrix.Duties)
                    .Select(one => new SentenceCoverage(one.Sentence, [.. one.Duties.Select(Covered)])),
            ],
            WithoutSentence = [.. CoveredSentence.WithoutSentence(plan, matrix.Duties).Select(Covered)],
        };

        CoveredDuty Covered(Duty duty) => new(duty, figures.GetValueOrDefault(duty.Code, CoverageFigures.Nothing));
    }

    private async Task<Dictionary<string, CoverageFigures>> FiguresAsync(
        Plan plan, int year, LocalDate today, CancellationToken token)
    {
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var counted = await BoardTasks.Of(db, new BoardFilter { Year = year, PlanCode = plan.Code }, today)
            .GroupBy(task => task.DutyCode)
            .Select(group => new
            {
                group.Key,
                DoneOnTime = group.Count(task => task.Head == nameof(StandardHead.DoneOnTime)),
                DoneLate = group.Count(task => task.Head == nameof(StandardHead.DoneLate)),
                OpenInTime = group.Count(task => task.Head == nameof(StandardHead.OpenInTime)),
                OpenOverdue = group.Count(task => task.Head == nameof(StandardHead.OpenOverdue)),
                Unbegun = group.Count(task => task.IsUnbegun),
            })
            .ToListAsync(token);
        var waived = await db.Tasks
            .Where(task => task.PlanId == plan.Id && task.State == TaskState.Waived
                && task.DueLastDay >= first && task.DueLastDay <= last)
            .GroupBy(task => task.DutyCode)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, token);
        var figures = counted.ToDictionary(
            row => row.Key,
            row => new CoverageFigures(
                new HeadCounts(row.DoneOnTime, row.DoneLate, row.OpenInTime, row.OpenOverdue), row.Unbegun,
                waived.GetValueOrDefault(row.Key)));
        foreach (var (code, count) in waived.Where(row => !figures.ContainsKey(row.Key)))
        {
            figures.Add(code, CoverageFigures.Nothing with { Waived = count });
        }

        return figures;
    }
}
