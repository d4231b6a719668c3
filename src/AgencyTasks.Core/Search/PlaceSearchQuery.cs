using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Communes;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Search;

/// <summary>A commune with the years in which it is, or was, in conversion.</summary>
public sealed record PlaceLine(Commune Commune, string District, IReadOnlyList<ConversionYear> Conversions);

public sealed record ConversionYear(string PlanCode, int Year);

/// <summary>Communes as the list of conversions and the administrator's list of places show them: those of today, and former
/// ones that a conversion names.</summary>
public sealed class PlaceSearchQuery(AgencyTasksDb db, IClock clock)
{
    public async Task<Found<PlaceLine>> ExecuteAsync(Wanted wanted, Part part, Viewer viewer, CancellationToken token)
    {
        var today = clock.Today();
        var districts = await db.Districts.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, token);
        var conversions = (await db.Conversions.AsNoTracking()
                .Join(db.Plans, one => one.PlanId, plan => plan.Id, (one, plan) => new { one.CommuneId, one.Year, plan.Code })
                .ToListAsync(token))
            .ToLookup(one => one.CommuneId, one => new ConversionYear(one.Code, one.Year));
        var seesAll = viewer.Is(Role.Admin) || ConversionsQuery.SeesAll(viewer);
        var found = (await db.Communes.AsNoTracking().ToListAsync(token))
            .Where(commune => seesAll || viewer.DistrictsRead.Contains(commune.DistrictId))
            .Where(commune => commune.IsValidOn(today) || conversions.Contains(commune.Id))
            .Select(commune => (Commune: commune, Name: wanted.In(commune.Name), District: wanted.In(districts[commune.DistrictId])))
            // By the district's name alone a whole district would be found.
            .Where(one => one.Name.Found != 0 && wanted.IsIn(one.Name | one.District))
            .OrderBy(one => wanted.RankOf(one.Name | one.District))
            .ThenBy(one => one.Commune.Name, StringComparer.CurrentCulture).ThenBy(one => one.Commune.Id)
            .Select(one => new PlaceLine(
                one.Commune, districts[one.Commune.DistrictId],
                [.. conversions[one.Commune.Id].OrderByDescending(conversion => conversion.Year)]))
            .ToList();
        return part.Of(found);
    }
}
