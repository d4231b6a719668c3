namespace AgencyTasks.Core.Notices;

/// <summary>Which one of a body's mails of a day its shared mailbox gets a copy of.</summary>
public static class SharedMailboxes
{
    /// <summary>The one that says most of the body, and nothing of another body: a person with posts in two bodies is sent
    /// both bodies' tasks in one mail, which neither mailbox may read.</summary>
    public static List<WantedNotice> Copy(IReadOnlyList<WantedNotice> wanted, IReadOnlyList<PostHolder> people)
    {
        var bodiesOf = people.ToLookup(holder => holder.PersonId, holder => holder.AgencyId);
        var chosen = people
            .Where(holder => holder.SharedMailbox is not null)
            .DistinctBy(holder => holder.AgencyId)
            .Select(body => (body.SharedMailbox, Notice: wanted
                .Where(notice => notice.AgencyId == body.AgencyId
                    && bodiesOf[notice.To.PersonId].All(agency => agency == body.AgencyId))
                .MaxBy(notice => notice.Items.Count)))
            .Where(copy => copy.Notice is not null)
            .ToDictionary(copy => copy.Notice!.To.PersonId, copy => copy.SharedMailbox);
        return
        [
            .. wanted.Select(notice => chosen.TryGetValue(notice.To.PersonId, out var mailbox)
                ? notice with { CopyTo = mailbox }
                : notice),
        ];
    }
}
