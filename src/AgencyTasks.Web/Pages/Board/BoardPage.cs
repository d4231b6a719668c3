using AgencyTasks.Core.Board;
using AgencyTasks.Core.Clock;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AgencyTasks.Web.Pages.Board;

/// <summary>What every page of the board is asked by its address: year, plan, work area, body searched for.</summary>
public abstract class BoardPage(IClock clock) : PageModel
{
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

    /// <summary>A year that cannot be stands for the present one.</summary>
    protected BoardFilter FilterOf(string? agencyCode = null) => new()
    {
        Year = Year is >= 2000 and <= 2999 ? Year.Value : Today.Year,
        WorkArea = string.IsNullOrWhiteSpace(WorkArea) ? null : WorkArea.Trim(),
        PlanCode = string.IsNullOrWhiteSpace(PlanCode) ? null : PlanCode,
        Search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim(),
        AgencyCode = agencyCode,
    };
}
