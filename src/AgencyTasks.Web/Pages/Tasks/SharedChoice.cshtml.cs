using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>The open tasks of one duty in one period: what one report usually covers.</summary>
public sealed record SharedGroup(Duty Duty, string PeriodCode, IReadOnlyList<SharedTask> Tasks, bool IsChosen);

/// <summary>Nộp chung: which tasks one document covers.</summary>
public sealed class SharedChoiceModel(
    CurrentViewer current, SharedTasksQuery query, TaskWords words, IStringLocalizer<TasksTexts> texts) : PageModel
{
    /// <summary>One pressed on with nothing ticked.</summary>
    [BindProperty(SupportsGet = true, Name = "chua-chon")]
    public bool ChoseNothing { get; set; }

    /// <summary>The task from which one came here: those of its duty and period are ticked, and on top.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public Guid? From { get; set; }

    public IReadOnlyList<SharedGroup> Groups { get; private set; } = [];

    public TaskWords Words => words;

    public async Task OnGetAsync(CancellationToken token)
    {
        if (ChoseNothing)
        {
            ModelState.AddModelError("", texts["Shared.ChoseNothing"]);
        }

        var tasks = await query.OpenAsync(current.Viewer, token);
        var from = tasks.FirstOrDefault(one => one.Task.Id == From)?.Task;
        Groups =
        [
            .. tasks.GroupBy(one => (one.Task.DutyId, one.Task.PeriodCode, one.Task.AgencyId))
                .Select(group => new SharedGroup(
                    group.First().Duty,
                    group.Key.PeriodCode,
                    [.. group],
                    from is not null && group.Key == (from.DutyId, from.PeriodCode, from.AgencyId)))
                .OrderByDescending(group => group.IsChosen),
        ];
    }
}
