using AgencyTasks.Core.Display;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Successions;

/// <summary>Địa giới: districts and communes as they stand on a day, with the base of the 15% cap (III.1).</summary>
public sealed class PlacesModel(
    UnitsQuery query, UnitWords words, UnitSheets sheets, IClock clock, IStringLocalizer<Shared> shared) : PageModel
{
    /// <summary>The day as typed; empty: today.</summary>
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public string? Typed { get; set; }

    /// <summary>The act that was just recorded.</summary>
    [BindProperty(SupportsGet = true, Name = "vua-ghi")]
    public Guid? JustRecorded { get; set; }

    public Units Units { get; private set; } = null!;

    public LocalDate Day { get; private set; }

    public UnitWords Words => words;

    public IReadOnlyList<Commune> Communes => [.. Units.Communes.Where(commune => commune.IsValidOn(Day))];

    public IReadOnlyList<District> Districts => [.. Units.Districts.Where(district => district.IsValidOn(Day))];

    public CapBase Cap => new(Communes.Count);

    public IReadOnlyList<RecordedAct> Acts => [.. Units.ActsOf(UnitKind.Commune, UnitKind.District)];

    public RecordedAct? Recorded => Acts.FirstOrDefault(act => act.Act.Id == JustRecorded);

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        await OnGetAsync(token);
        var communes = Districts
            .SelectMany(district => CommunesOf(district).Select(commune => (commune, district))).ToList();
        return await this.ListFileAsync("dia-gioi", [sheets.Places(communes, Units), sheets.Acts(Acts)], token);
    }

    public async Task OnGetAsync(CancellationToken token)
    {
        var typed = TypedDate.Parse(Typed);
        if (typed.Key is { } key)
        {
            ModelState.AddModelError("ngay", shared[key, typed.Values]);
        }

        Day = typed.Date ?? clock.Today();
        Units = await query.ExecuteAsync(token);
    }

    public int Of(CommuneType type) => Communes.Count(commune => commune.Type == type);

    /// <summary>As they stand on the day: a district that was renamed keeps its communes.</summary>
    public IReadOnlyList<Commune> CommunesOf(District district)
    {
        var lineage = new Lineage(Units.Acts, Day);
        return [.. Communes.Where(commune => lineage.Follow(commune.DistrictId) == district.Id)];
    }
}
