using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Domain.Planning;

/// <summary>The natural key of a task within a plan: duty, lead agency, place, period. One task stands for one
/// key.</summary>
public readonly record struct TaskKey(string DutyCode, Guid AgencyId, string PlaceKey, string PeriodCode);

/// <summary>A task that the matrix wants to exist.</summary>
public sealed record WantedTask(Duty Duty, Guid AgencyId, Place Place, ReportingPeriod Period, DueDate Due)
{
    public TaskKey Key { get; } = new(Duty.Code, AgencyId, Place.Key, Period.Code);
}

/// <summary>What stands around the matrix when it is expanded.</summary>
public sealed record PlanningWorld
{
    public required IReadOnlyList<Agency> Agencies { get; init; }

    public required IReadOnlyList<District> Districts { get; init; }

    public required IReadOnlyDictionary<Guid, Commune> Communes { get; init; }

    public required IReadOnlyList<ConversionCommune> Conversions { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Who took over from whom, up to today.</summary>
    public Lineage Lineage { get; init; } = Lineage.None;

    /// <summary>The place that a natural key names, in the district it had then.</summary>
    public Place PlaceOf(string placeKey) => placeKey.Split(':') switch
    {
        ["commune", var id] => Place.Commune(Guid.Parse(id), Communes[Guid.Parse(id)].DistrictId),
        ["district", var id] => Place.District(Guid.Parse(id)),
        _ => Place.Province,
    };
}

/// <summary>
/// Duties → tasks: duty × lead agency × place × period. Pure; used by the preview, the publication and the nightly roll
/// forward alike.
/// </summary>
public static class TaskExpansion
{
    /// <summary>
    /// Every task of the confirmed duties whose due date is not before the duty came alive (nobody is made late for
    /// what was due before), up to the period after the one that contains <paramref name="today"/>. A duty that comes
    /// once comes once to every commune in conversion in a year of its effective dates. A commune selected in mid-year
    /// owes nothing that was due before its decision. No key comes twice.
    /// </summary>
    /// <param name="liveSince">The day each duty was first published, by its code; a duty not in it comes alive
    /// today.</param>
    public static IReadOnlyList<WantedTask> Expand(
        IEnumerable<Duty> duties,
        PlanningWorld world,
        IReadOnlyDictionary<string, LocalDate> liveSince,
        LocalDate today)
    {
        var places = new Places(world, today);
        var heirs = new Heirs(world);
        var wanted =
            from duty in duties
            where duty.IsConfirmed
            let liveFrom = liveSince.GetValueOrDefault(duty.Code, today)
            from period in PeriodsOf(duty, liveFrom, today)
            let due = duty.DueRule.Resolve(period, world.Calendar)
            where due.LastDay >= liveFrom
            from target in places.Of(duty, period, due)
            let heir = heirs.Of(duty.Code, target.AgencyId, target.Place)
            where heir is not null
            select new WantedTask(duty, heir.AgencyId, heir.Place, period, due);
        return [.. wanted.DistinctBy(task => task.Key)];
    }

    /// <summary>The periods of a duty from the first that may still be due to the one after today's.</summary>
    private static IEnumerable<ReportingPeriod> PeriodsOf(Duty duty, LocalDate liveFrom, LocalDate today)
    {
        if (duty.Recurrence == Recurrence.Once)
        {
            yield return new ReportingPeriod("once", duty.EffectiveFrom, duty.EffectiveTo);
            yield break;
        }

        // A due date lies at most a year and some days off after its period's end: what ended earlier was due before.
        var first = LocalDate.Max(duty.EffectiveFrom, liveFrom.PlusDays(-400));
        var horizon = PeriodOf(PeriodOf(today).End.PlusDays(1)).End;
        for (var period = PeriodOf(first);
            duty.IsEffectiveIn(period) && period.End <= horizon;
            period = PeriodOf(period.End.PlusDays(1)))
        {
            yield return period;
        }

        ReportingPeriod PeriodOf(LocalDate day) =>
            ReportingPeriod.Containing(day, duty.Recurrence, duty.DueRule.BeforeDate);
    }

    /// <summary>Who does a duty where, as the matrix and the selection write it; who stands for them now is
    /// <see cref="Heirs"/>' part. What falls due in the past is owed by those that stood then, what is to come by those of
    /// today.</summary>
    private sealed class Places(PlanningWorld world, LocalDate today)
    {
        private readonly Dictionary<string, Guid> byCode =
            world.Agencies.ToDictionary(agency => agency.Code, agency => agency.Id);

        private readonly ILookup<Guid, Agency> committees = world.Agencies
            .Where(agency => agency.DistrictId is not null)
            .ToLookup(agency => agency.DistrictId!.Value);

        private readonly ILookup<int, ConversionCommune> conversions = world.Conversions.ToLookup(c => c.Year);

        private readonly Dictionary<Guid, Place> communes = [];

        public IEnumerable<(Guid AgencyId, Place Place)> Of(
            Duty duty, ReportingPeriod period, DueDate due) => duty.Scope switch
        {
            DutyScope.PerCommune =>
                from year in Enumerable.Range(FirstYear(duty, period), period.End.Year - FirstYear(duty, period) + 1)
                from conversion in conversions[year]
                where conversion.Owes(due.LastDay)
                let commune = world.Communes[conversion.CommuneId]
                from agencyId in LeadsIn(duty, commune.DistrictId, DayOf(due))
                select (agencyId, PlaceOf(commune)),
            DutyScope.PerDistrict =>
                from district in world.Districts
                where district.IsValidOn(DayOf(due))
                from agencyId in LeadsIn(duty, district.Id, DayOf(due))
                select (agencyId, Place.District(district.Id)),
            _ =>
                from lead in duty.Leads
                from agencyId in lead == Duty.OwnDistrict
                    ? committees.SelectMany(all => all).Where(committee => committee.IsValidOn(DayOf(due)))
                        .Select(committee => committee.Id)
                    : [byCode[lead]]
                select (agencyId, Place.Province),
        };

        private Place PlaceOf(Commune commune)
        {
            if (!communes.TryGetValue(commune.Id, out var place))
            {
                communes[commune.Id] = place = Place.Commune(commune.Id, commune.DistrictId);
            }

            return place;
        }

        /// <summary>A yearly period belongs to the year it ends in, also the report's, which begins in
        /// November.</summary>
        private static int FirstYear(Duty duty, ReportingPeriod period) =>
            duty.Recurrence == Recurrence.Once ? period.Start.Year : period.End.Year;

        private LocalDate DayOf(DueDate due) => LocalDate.Min(due.LastDay, today);

        /// <summary>A district's committee of the day; of a district that is gone, its last.</summary>
        private IEnumerable<Guid> LeadsIn(Duty duty, Guid districtId, LocalDate day) =>
            from lead in duty.Leads
            let committee = lead != Duty.OwnDistrict ? null
                : committees[districtId].FirstOrDefault(agency => agency.IsValidOn(day))
                    ?? committees[districtId].OrderBy(agency => agency.ValidTo ?? LocalDate.MaxIsoValue).LastOrDefault()
            where lead != Duty.OwnDistrict || committee is not null
            select committee?.Id ?? byCode[lead];
    }
}
