using AgencyTasks.Core.Board;
using AgencyTasks.Core.Clock;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AgencyTasks.Web.Pages.Board;

/// <summary>What every page of the board is asked by its address: year, plan, work area, body searched for.</summary>
public abstract class BoardPage(IClock clock) : PageModel
{
    public static readonly IReadOnlyList<string> WorkAreas = ["IV.1", "IV.2", "IV.3", "IV.4", "IV.5", "IV.6"];

    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "linh-vuc")]
    public string? WorkArea { get; set; }

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    public LocalDate Today => clock.Today();

    public Instant Now => clock.Now();

    /// <summary>A year or work area that cannot be stands for the present year, and for all areas.</summary>
    protected BoardFilter FilterOf(string? agencyCode = null) => new()
    {
        Year = Year is >= 2000 and <= 2999 ? Year.Value : Today.Year,
        WorkArea = WorkAreas.Contains(WorkArea) ? WorkArea : null,
        PlanCode = string.IsNullOrWhiteSpace(PlanCode) ? null : PlanCode,
        Search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim(),
        AgencyCode = agencyCode,
    };
}
