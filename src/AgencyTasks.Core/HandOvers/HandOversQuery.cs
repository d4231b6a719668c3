using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.HandOvers;

/// <summary>A hand-over as one line.</summary>
public sealed record HandOverSummary(
    Guid Id, Role Role, Agency Agency, string Predecessor, string Successor, LocalDate From);

/// <summary>Hand-overs that are over, the latest first.</summary>
public sealed class HandOversQuery(AgencyTasksDb db)
{
    private const int Most = 50;

    /// <summary>By and to the viewer, and in the bodies whose head the viewer is.</summary>
    public Task<List<HandOverSummary>> ExecuteAsync(Viewer viewer, CancellationToken token) =>
        Summaries(SeenBy(viewer)).Take(Most).ToListAsync(token);

    /// <summary>The same, and those that a page does not show any more.</summary>
    public Task<List<HandOverSummary>> AllAsync(Viewer viewer, CancellationToken token) =>
        Summaries(SeenBy(viewer)).ToListAsync(token);

    /// <summary>Those that a person took part in, for the administrator.</summary>
    public Task<List<HandOverSummary>> OfAsync(Guid personId, CancellationToken token) =>
        Summaries(db.HandOvers.Where(one => one.PredecessorId == personId || one.SuccessorId == personId))
            .Take(Most).ToListAsync(token);

    private IQueryable<HandOver> SeenBy(Viewer viewer)
    {
        var headOf = viewer.HeadOfOwn();
        return db.HandOvers.Where(one => one.PredecessorId == viewer.PersonId || one.SuccessorId == viewer.PersonId
            || headOf.Contains(one.AgencyId));
    }

    private IQueryable<HandOverSummary> Summaries(IQueryable<HandOver> handOvers) =>
        from one in handOvers.AsNoTracking()
        join agency in db.Agencies on one.AgencyId equals agency.Id
        join predecessor in db.People on one.PredecessorId equals predecessor.Id
        join successor in db.People on one.SuccessorId equals successor.Id
        orderby one.DoneAt descending
        select new HandOverSummary(one.Id, one.Role, agency, predecessor.FullName, successor.FullName, one.From);
}
