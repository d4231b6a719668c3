using AgencyTasks.Core.Display;
using AgencyTasks.Core.HandOvers;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.HandOvers;

/// <summary>Biên bản bàn giao: the list as it stood, to be kept and printed.</summary>
public sealed class RecordModel(
    CurrentViewer current, HandOverQuery query, IStringLocalizer<PeopleTexts> texts, IClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "vua")]
    public string? Just { get; set; }

    public HandOverRecord Record { get; private set; } = null!;

    public bool IsJust => Just == "1";

    public Instant Now => clock.GetCurrentInstant();

    public async Task OnGetAsync(Guid id, CancellationToken token) =>
        Record = await query.ExecuteAsync(id, current.Viewer, token);

    public DueDate Due(HandOverLine kept) => DueDate.Of(kept.DueLastDay, kept.DueIsExclusive);

    /// <summary>What hung on it when it was handed over.</summary>
    public IEnumerable<string> Notes(HandOverLine kept, TaskLine line)
    {
        var doneOn = ProvinceTime.DateOf(Record.HandOver.DoneAt);
        return new[]
        {
            !kept.IsWaiting && !line.IsRequested && kept.DueLastDay < doneOn ? texts["Record.Overdue"].Value : null,
            kept.IsReturned ? texts["Pass.ReturnedMark"].Value : null,
            kept.IsWaiting ? texts["Pass.WaitingMark"].Value : null,
            kept.HasDraft ? texts["Pass.Draft"].Value : null,
            kept.AskedUntil is { } asked ? texts["Pass.Asked", Wording.Day(asked)].Value : null,
            kept.AgreedUntil is { } agreed ? texts["Pass.Agreed", Wording.Day(agreed)].Value : null,
        }.OfType<string>();
    }
}
