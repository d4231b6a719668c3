using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Communes;

/// <summary>A commune in conversion with its names.</summary>
public sealed record ConversionLine(ConversionCommune Conversion, string Commune, string District);

/// <summary>A plan's communes in conversion in a year.</summary>
/// <param name="Units">The commune-level units of the province in that year: the base of the 15%.</param>
/// <param name="InConversion">Of the whole province, also for who sees one district.</param>
public sealed record ConversionList(
    IReadOnlyList<Plan> Plans, Plan Plan, int Year, IReadOnlyList<ConversionLine> Lines, int Units, int InConversion)
{
    public int Most => SelectionCap.Of(Units);
}

/// <summary>The list of a year as this person may see it: a district's office its own district, everybody else all.</summary>
public sealed class ConversionsQuery(AgencyTasksDb db, IClock clock)
{
    /// <param name="planCode">Null: the plan in force, else the one that began last.</param>
    /// <param name="year">Null: this year, or the plan's nearest.</param>
    /// <exception cref="NotFoundException">No such plan.</exception>
    public async Task<ConversionList> ExecuteAsync(string? planCode, int? year, Viewer viewer, CancellationToken token)
    {
        var today = clock.Today();
        var published = await db.Matrices.Where(matrix => matrix.State == MatrixState.Published)
            .Select(matrix => matrix.PlanId).ToListAsync(token);
        // The plan in force first, as on the matrix.
        var plans = (await db.Plans.AsNoTracking().ToListAsync(token))
            .OrderByDescending(plan => plan.FirstYear <= today.Year && today.Year <= plan.LastYear)
            .ThenByDescending(plan => published.Contains(plan.Id))
            .ThenByDescending(plan => plan.FirstYear).ThenBy(plan => plan.Code, StringComparer.Ordinal).ToList();
        var plan = plans.FirstOrDefault(one => planCode is null || one.Code == planCode)
            ?? throw new NotFoundException("The plan");
        var of = Math.Clamp(year ?? today.Year, plan.FirstYear, plan.LastYear);
        var communes = await db.Communes.AsNoTracking().ToDictionaryAsync(commune => commune.Id, token);
        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(district => district.Id, token);
        var all = await db.Conversions.AsNoTracking().Where(one => one.PlanId == plan.Id && one.Year == of).ToListAsync(token);
        var day = LocalDate.Max(new LocalDate(of, 1, 1), LocalDate.Min(today, new LocalDate(of, 12, 31)));
        var seen = SeesAll(viewer) ? null : viewer.DistrictsRead;
        var lines = all.Where(one => seen?.Contains(communes[one.CommuneId].DistrictId) != false)
            .Select(one => new ConversionLine(
                one, communes[one.CommuneId].Name, districts[communes[one.CommuneId].DistrictId].Name))
            .OrderBy(line => line.District, StringComparer.CurrentCulture)
            .ThenBy(line => line.Commune, StringComparer.CurrentCulture);
        return new ConversionList(
            plans, plan, of, [.. lines], communes.Values.Count(commune => commune.IsValidOn(day)),
            all.Count(one => one.Outcome != ConversionOutcome.Dropped));
    }

    /// <summary>One line, for who may see it.</summary>
    public async Task<ConversionLine> FindAsync(Guid id, CancellationToken token)
    {
        var conversion = await db.Conversions.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, token)
            ?? throw new NotFoundException("The commune");
        var names = await (
            from commune in db.Communes
            where commune.Id == conversion.CommuneId
            join district in db.Districts on commune.DistrictId equals district.Id
            select new { commune.Name, District = district.Name }).SingleAsync(token);
        return new ConversionLine(conversion, names.Name, names.District);
    }

    /// <summary>The communes that stand today, by district: to choose one from.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Commune, string District)>> CommunesAsync(CancellationToken token)
    {
        var today = clock.Today();
        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(district => district.Id, token);
        return [.. (await db.Communes.AsNoTracking().ToListAsync(token)).Where(commune => commune.IsValidOn(today))
            .Select(commune => (commune.Id, commune.Name, District: districts[commune.DistrictId].Name))
            .OrderBy(one => one.District, StringComparer.CurrentCulture).ThenBy(one => one.Name, StringComparer.CurrentCulture)];
    }

    internal static bool SeesAll(Viewer viewer) => viewer.SeesEverything
        || viewer.AgencyPosts.Any(post => post.DistrictId is null);
}
