using AgencyTasks.Core.Display;
using AgencyTasks.Core.HandOvers;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.HandOvers;

/// <summary>What hangs on an open task, in words, each with its sign; red is for overdue alone, and never for a requested
/// body.</summary>
public sealed record OpenMarks(OpenWorkLine Open, bool IsLate)
{
    public IReadOnlyList<(string Word, string Icon, string Tone)> Words(IStringLocalizer<PeopleTexts> texts)
    {
        var marks = new List<(string, string, string)>();
        if (IsLate)
        {
            marks.Add((texts["Record.Overdue"], "exclamation-triangle-fill", "tone-red"));
        }

        if (Open.IsReturned)
        {
            marks.Add((texts["Pass.ReturnedMark"], "arrow-return-left", "tone-action"));
        }

        if (Open.IsWaiting)
        {
            marks.Add((texts["Pass.WaitingMark"], "hourglass-split", "tone-violet"));
        }

        if (Open.HasDraft)
        {
            marks.Add((texts["Pass.Draft"], "pencil", "tone-grey"));
        }

        if (Open.AskedUntil is { } asked)
        {
            marks.Add((texts["Pass.Asked", Wording.Day(asked)], "calendar-event", "tone-grey"));
        }

        if (Open.AgreedUntil is { } agreed)
        {
            marks.Add((texts["Pass.Agreed", Wording.Day(agreed)], "calendar-event", "tone-grey"));
        }

        return marks;
    }
}
