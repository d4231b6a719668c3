using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Successions;

public sealed record UnitGroup(string Label, IReadOnlyList<UnitOption> Units);

public sealed record UnitOption(Guid Id, string Name);

/// <summary>A box to choose an open unit from.</summary>
public sealed record UnitSelect(string Id, string Name, Guid? Chosen, IReadOnlyList<UnitGroup> Groups)
{
    /// <summary>The open units that an act may close, as a person looks for them: bodies by the plan's order, communes by
    /// their district.</summary>
    public static IReadOnlyList<UnitGroup> GroupsOf(SuccessionPage page, IStringLocalizer<SuccessionTexts> texts)
    {
        var units = page.Units;
        if (!page.IsOfPlaces)
        {
            return
            [
                .. units.Agencies.Where(agency => agency.ValidTo is null).GroupBy(agency => agency.Kind).Select(group =>
                    new UnitGroup(
                        texts[$"AgencyKind.{group.Key}"],
                        [.. group.Select(agency => new UnitOption(agency.Id, agency.Name))])),
            ];
        }

        var lineage = new Lineage(units.Acts, NodaTime.LocalDate.MaxIsoValue);
        return
        [
            .. units.Districts.Where(district => district.ValidTo is null).Select(district => new UnitGroup(
                district.Name,
                [
                    .. units.Communes
                        .Where(commune => commune.ValidTo is null && lineage.Follow(commune.DistrictId) == district.Id)
                        .OrderBy(commune => commune.ShortName, StringComparer.CurrentCulture)
                        .Select(commune => new UnitOption(commune.Id, $"{commune.Name} ({commune.Code})")),
                ])),
            DistrictsOf(page, texts),
        ];
    }

    public static UnitGroup DistrictsOf(SuccessionPage page, IStringLocalizer<SuccessionTexts> texts) => new(
        texts["Form.Districts"],
        [
            .. page.Units.Districts.Where(district => district.ValidTo is null)
                .Select(district => new UnitOption(district.Id, district.Name)),
        ]);
}
