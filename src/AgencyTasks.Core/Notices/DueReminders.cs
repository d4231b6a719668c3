using AgencyTasks.Domain.Notices;

namespace AgencyTasks.Core.Notices;

/// <summary>Everybody's items of a planning day, by the ladder.</summary>
public sealed class DueReminders(OpenItemsQuery openItems, ReminderSettings settings)
{
    public async Task<IReadOnlyList<ReminderDraft>> FindAsync(
        PlanningDay day, IReadOnlyList<PostHolder> people, CancellationToken token)
    {
        var ladder = new ReminderLadder(day.Calendar, settings);
        var due =
            from open in await openItems.ExecuteAsync(token)
            let steps = ladder.Between(open.Item, day.After, day.Until)
            where steps is not null
            select new AgencyReminder(open.AgencyId, steps);
        return ReminderDrafts.For([.. due], [.. people.Select(holder => holder.AsRecipient)]);
    }
}
