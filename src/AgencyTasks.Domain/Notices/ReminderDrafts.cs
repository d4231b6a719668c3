using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Notices;

/// <summary>A person who may be reminded for an agency, by a post held on the day.</summary>
public sealed record Recipient(Guid PersonId, Guid AgencyId, Role Role)
{
    public bool IsFocalPoint => Role is Role.FocalPoint or Role.DistrictOffice;
}

/// <summary>An agency's item that is due for mention.</summary>
public sealed record AgencyReminder(Guid AgencyId, ReminderDue Due);

/// <summary>All of a person's items of a day, worst first.</summary>
public sealed record ReminderDraft(Guid PersonId, IReadOnlyList<AgencyReminder> Items);

/// <summary>Who hears of which item: every focal point of the lead agency; its heads where nothing was begun near the due
/// date, and for everything when no focal point is active. One draft a person a day (product rule). Pure.</summary>
public static class ReminderDrafts
{
    public static IReadOnlyList<ReminderDraft> For(
        IReadOnlyList<AgencyReminder> reminders, IReadOnlyList<Recipient> recipients)
    {
        var byAgency = recipients
            .Where(recipient => recipient.IsFocalPoint || recipient.Role == Role.AgencyHead)
            .ToLookup(recipient => recipient.AgencyId);
        var heard =
            from reminder in reminders
            let people = byAgency[reminder.AgencyId]
            let headHears = reminder.Due.IsForHead || !people.Any(person => person.IsFocalPoint)
            from person in people
            where person.IsFocalPoint || headHears
            select (person.PersonId, Reminder: reminder);
        return
        [
            .. heard.Distinct()
                .GroupBy(pair => pair.PersonId, pair => pair.Reminder)
                .Select(group => new ReminderDraft(group.Key, WorstFirst(group))),
        ];
    }

    /// <summary>Overdue longest, then nearest due; of one day the annual report first.</summary>
    public static IReadOnlyList<AgencyReminder> WorstFirst(IEnumerable<AgencyReminder> reminders) =>
    [
        .. reminders.OrderBy(reminder => reminder.Due.Item.Due.LastDay)
            .ThenByDescending(reminder => reminder.Due.Item.IsAnnualReport),
    ];
}
