using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Planning;

/// <summary>Two versions of a plan's matrix, and the names of who changed or confirmed duties in them.</summary>
public sealed record ComparedVersions(
    Plan Plan, MatrixComparison Comparison, IReadOnlyList<int> Versions, IReadOnlyDictionary<Guid, string> People);

/// <summary>Reads any two versions of a plan's matrix side by side.</summary>
public sealed class CompareVersions(AgencyTasksDb db, MatrixQuery matrices)
{
    /// <param name="before">Null: the one before <paramref name="after"/>.</param>
    /// <param name="after">Null: the latest.</param>
    /// <exception cref="NotFoundException">No such plan or version.</exception>
    public async Task<ComparedVersions> ExecuteAsync(int? before, int? after, string? planCode, CancellationToken token)
    {
        var latest = await LatestAsync(planCode, token);
        var to = await matrices.ExecuteAsync(after ?? latest, planCode, token);
        var from = await matrices.ExecuteAsync(before ?? Math.Max(1, to.Version - 1), planCode, token);
        var people = from.Duties.Concat(to.Duties).SelectMany(duty => new[] { duty.ChangedBy, duty.ConfirmedBy })
            .Append(from.PublishedBy).Append(to.PublishedBy).OfType<Guid>().Distinct().ToList();
        return new ComparedVersions(
            await db.Plans.AsNoTracking().FirstAsync(plan => plan.Id == to.PlanId, token),
            MatrixComparison.Of(from, to),
            await db.Matrices.Where(matrix => matrix.PlanId == to.PlanId).Select(matrix => matrix.Version).Order().ToListAsync(token),
            await db.People.Where(person => people.Contains(person.Id))
                .ToDictionaryAsync(person => person.Id, person => person.FullName, token));
    }

    private async Task<int> LatestAsync(string? planCode, CancellationToken token)
    {
        var first = await matrices.PlanIdAsync(planCode, token);
        return await db.Matrices.Where(matrix => matrix.PlanId == first).MaxAsync(matrix => (int?)matrix.Version, token)
            ?? throw new NotFoundException("The matrix");
    }
}
