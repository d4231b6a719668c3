using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Seeding;

/// <summary>Stores a plan's seed: all of it or, when a row is wrong, nothing. A plan that is there already is left
/// alone.</summary>
public sealed class LoadSeed(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    /// <returns>Null when the plan was there already.</returns>
    public Task<PlanSeed?> ExecuteAsync(string folder, CancellationToken token)
    {
        var seed = PlanSeed.Read(folder);
        return db.InTransactionAsync<PlanSeed?>(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                if (await db.Plans.AnyAsync(plan => plan.Code == seed.Plan.Code, cancel))
                {
                    return null;
                }

                db.AddRange(seed.Districts.Values);
                db.AddRange(seed.Agencies.Values);
                db.AddRange(seed.Communes);
                db.AddRange(seed.SpecialDays);
                db.AddRange(seed.People);
                db.Add(seed.Plan);
                db.AddRange(seed.Conversions);
                db.Add(seed.Matrix);
                await db.SaveChangesAsync(cancel);
                var what = new AuditEvent { Name = "SeedLoaded", SubjectKind = "plan", SubjectId = seed.Plan.Id };
                await trail.AppendAsync(what, clock.Now(), cancel);
                return seed;
            },
            token);
    }
}
