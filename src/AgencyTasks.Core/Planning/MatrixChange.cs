using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>What a verb did to a matrix, for the trail.</summary>
public sealed record MatrixEvent(string Name, string Reason);

/// <summary>The one way a coordinator changes a draft: planning lock, load, the domain's verb, the audit entry, commit. Of two
/// editors the second waits, and is told what the first changed.</summary>
public sealed class MatrixChange(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    /// <param name="verb">Changes the matrix and says what is to be written down of it; nothing if it changed nothing.</param>
    /// <exception cref="NotFoundException">No such matrix, or not for this person.</exception>
    public Task RunAsync(Guid matrixId, Viewer by, Func<AssignmentMatrix, Instant, MatrixEvent?> verb, CancellationToken token)
    {
        if (!by.Is(Role.Coordinator))
        {
            throw new NotFoundException("The matrix");
        }

        var at = clock.Now();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                var matrix = await db.Matrices.Include(m => m.Duties)
                    .FirstOrDefaultAsync(m => m.Id == matrixId, cancel) ?? throw new NotFoundException("The matrix");
                if (verb(matrix, at) is { } done)
                {
                    await db.SaveChangesAsync(cancel);
                    var what = new AuditEvent
                    {
                        Name = done.Name,
                        SubjectKind = "matrix",
                        SubjectId = matrixId,
                        PersonId = by.PersonId,
                        Reason = done.Reason,
                    };
                    await trail.AppendAsync(what, at, cancel);
                }

                return true;
            },
            token);
    }

    /// <summary>The bodies that a duty names stand in the list.</summary>
    public async Task RequireKnownBodiesAsync(Duty duty, CancellationToken token)
    {
        var named = duty.Leads.Concat(duty.Coordinators).Where(body => body != Duty.OwnDistrict && !Duty.IsClass(body)).ToList();
        var known = await db.Agencies.Where(agency => named.Contains(agency.Code)).Select(agency => agency.Code).ToListAsync(token);
        if (named.Find(body => !known.Contains(body)) is { } unknown)
        {
            throw new RuleRefusedException(Rules.BodyIsKnown, unknown);
        }
    }
}
