using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Pages.Tasks;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Home;

/// <summary>Việc của tôi: the own open lines, worst first. Who has none is led to the own first screen.</summary>
public sealed class IndexModel(
    CurrentViewer current, Navigation navigation, TaskLinesQuery lines, TaskCountsQuery counts, WorkingCalendarQuery calendar, TaskWords words,
    ListSheets sheets, IStringLocalizer<ListTexts> texts, IClock clock) : PageModel
{
    public const int PageSize = 20;
    private const int Most = 400;

    private static readonly TaskPage Nothing = new([], 0);

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    /// <summary>How many lines of each list are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "so")]
    public int Shown { get; set; } = PageSize;

    /// <summary>"sau": the tasks of periods still to come.</summary>
    [BindProperty(SupportsGet = true, Name = "ky")]
    public string? Period { get; set; }

    public bool IsLater => Period == "sau";

    public TaskPage Lead { get; private set; } = null!;

    public TaskPage Coordinating { get; private set; } = null!;

    public TaskPage Waiting { get; private set; } = null!;

    /// <summary>Of what the own agencies lead.</summary>
    public TaskCounts Counts { get; private set; } = null!;

    public TaskCards Cards { get; private set; } = null!;

    public bool IsSearched => !string.IsNullOrWhiteSpace(Search);

    public bool HasNothing => Lead.Total + Coordinating.Total + Waiting.Total == 0;

    public bool HasMore => Math.Max(Lead.Total, Math.Max(Coordinating.Total, Waiting.Total)) > Shown && Shown < Most;

    public async Task<IActionResult> OnGetAsync(CancellationToken token)
    {
        var viewer = current.Viewer;
        if (!viewer.Is(Role.FocalPoint) && !viewer.Is(Role.DistrictOffice)
            && navigation.FirstScreen(viewer) is { } first)
        {
            return LocalRedirect("~" + first);
        }

        Search = Search is { Length: > 100 } ? Search[..100] : Search;
        Shown = Math.Clamp(Shown, PageSize, Most);
        Cards = new TaskCards(clock.Now(), await calendar.ExecuteAsync(token), words);
        Counts = await counts.ExecuteAsync(TaskPart.Lead, Search, viewer, token);
        Lead = await LeadAsync(IsLater ? TaskStage.Later : TaskStage.ToDo, token);
        Coordinating = IsLater ? Nothing : await CoordinatingAsync(token);
        Waiting = IsLater ? Nothing : await LeadAsync(TaskStage.Waiting, token);
        return Page();
    }

    /// <summary>Tải Excel: the page's lists, whole.</summary>
    public async Task<IActionResult> OnGetExcelAsync(CancellationToken token)
    {
        Shown = 1;
        return await OnGetAsync(token) is not PageResult ? LocalRedirect("~/") : await this.ListFileAsync(
            "viec-cua-toi",
            IsLater
                ? [Sheet("Sheet.Lead", TaskPart.Lead, TaskStage.Later, Lead)]
                :
                [
                    Sheet("Sheet.Lead", TaskPart.Lead, TaskStage.ToDo, Lead),
                    Sheet("Sheet.Coordinating", TaskPart.Coordinating, TaskStage.ToDo, Coordinating),
                    Sheet("Sheet.Waiting", TaskPart.Lead, TaskStage.Waiting, Waiting),
                ],
            token);
    }

    private ListSheet Sheet(string name, TaskPart part, TaskStage stage, TaskPage counted) =>
        sheets.Tasks(texts[name], lines.All(new(part, stage, Search), current.Viewer), counted.Total);

    private async Task<TaskPage> LeadAsync(TaskStage stage, CancellationToken token) =>
        Counts.Of(stage) is > 0 and var total
            ? new(await lines.ExecuteAsync(new(TaskPart.Lead, stage, Search, 0, Shown), current.Viewer, token), total)
            : Nothing;

    private async Task<TaskPage> CoordinatingAsync(CancellationToken token)
    {
        var shown = await lines.ExecuteAsync(
            new(TaskPart.Coordinating, TaskStage.ToDo, Search, 0, Shown), current.Viewer, token);
        return new(shown, shown.Count < Shown
            ? shown.Count
            : (await counts.ExecuteAsync(TaskPart.Coordinating, Search, current.Viewer, token)).ToDo);
    }
}
