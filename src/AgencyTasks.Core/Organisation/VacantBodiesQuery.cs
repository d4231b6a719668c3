using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>A body that owes duties and has nobody who could tick off.</summary>
public sealed record VacantBody
{
    public required Agency Agency { get; init; }

    /// <summary>The first day without; null: there never was anybody.</summary>
    public required LocalDate? Since { get; init; }

    public required int OpenTasks { get; init; }

    /// <summary>Who gets its mail meanwhile; null: nobody.</summary>
    public required string? Head { get; init; }
}

/// <summary>Bodies without an active focal point today, in the plan's order; for the first screens of coordinator and
/// administrator.</summary>
public sealed class VacantBodiesQuery(AgencyTasksDb db, DataScope scope, IClock clock)
{
    public async Task<IReadOnlyList<VacantBody>> ExecuteAsync(Viewer viewer, CancellationToken token)
    {
        if (!viewer.Is(Role.Admin) && !viewer.Is(Role.Coordinator))
        {
            throw new NotFoundException("The page");
        }

        // Counts a body's open tasks for the administrator, who is given none of them.
        scope.Widen();
        var today = clock.Today();
        var active = db.ActiveFocalPoints(today);
        var rows = await db.Agencies.AsNoTracking()
            .Where(agency => agency.Kind != AgencyKind.Steering && (agency.ValidTo == null || agency.ValidTo >= today)
                && !active.Any(post => post.AgencyId == agency.Id))
            .OrderBy(agency => agency.Position)
            .Select(agency => new
            {
                Agency = agency,
                LastDay = db.Set<Post>()
                    .Where(post => post.AgencyId == agency.Id && post.To < today && post.To >= post.From
                        && (post.Role == Role.FocalPoint || post.Role == Role.DistrictOffice))
                    .Max(post => post.To),
                OpenTasks = db.Tasks.Count(task => task.AgencyId == agency.Id && task.PeriodStart <= today
                    && (task.State == TaskState.Open || task.State == TaskState.Returned)),
                Head = db.Set<Post>().HeldOn(today)
                    .Where(post => post.AgencyId == agency.Id && post.Role == Role.AgencyHead)
                    .Join(db.People, post => post.PersonId, person => person.Id, (_, person) => person.FullName)
                    .FirstOrDefault(),
            })
            .ToListAsync(token);
        return
        [
            .. rows.Select(row => new VacantBody
            {
                Agency = row.Agency,
                Since = row.LastDay?.PlusDays(1),
                OpenTasks = row.OpenTasks,
                Head = row.Head,
            }),
        ];
    }
}
