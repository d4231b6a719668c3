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
                await trail.AppendManyAsync([.. Events(seed)], clock.Now(), cancel);
                return seed;
            },
            token);
    }

    /// <summary>One for each that may change by itself later.</summary>
    private static IEnumerable<AuditEvent> Events(PlanSeed seed)
    {
        var subjects = new[] { ("plan", seed.Plan.Id), ("matrix", seed.Matrix.Id), (SubjectKind.Calendar.Name, SubjectKind.CalendarId) }
            .Concat(seed.Districts.Values.Select(district => ("district", district.Id)))
            .Concat(seed.Communes.Select(commune => ("commune", commune.Id)))
            .Concat(seed.Agencies.Values.Select(agency => ("agency", agency.Id)))
            .Concat(seed.People.Select(person => ("person", person.Id)))
            .Concat(seed.Conversions.Select(conversion => ("conversion", conversion.Id)));
        return subjects.Select(subject =>
            new AuditEvent { Name = "SeedLoaded", SubjectKind = subject.Item1, SubjectId = subject.Item2 });
    }
}
