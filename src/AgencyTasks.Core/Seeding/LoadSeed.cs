using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Seeding;

/// <summary>Stores a plan's seed: all of it or, when a row is wrong, nothing. A plan that is there already is left
/// alone.</summary>
public sealed class LoadSeed(
    AgencyTasksDb db, PreviewSuccession preview, SuccessionBook book, AuditTrail trail, IClock clock)
{
    /// <returns>Null when the plan was there already.</returns>
    public Task<PlanSeed?> ExecuteAsync(string folder, CancellationToken token) =>
        LoadAsync(folder, withActsToCome: false, token);

    /// <param name="withActsToCome">Also mergers whose document is not out yet by the clock: for days that are
    /// simulated.</param>
    internal Task<PlanSeed?> LoadAsync(string folder, bool withActsToCome, CancellationToken token)
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
                var start = seed.Communes.Where(commune => commune.ValidFrom is null).ToList();
                db.AddRange(start);
                db.AddRange(seed.SpecialDays);
                db.AddRange(seed.People);
                db.Add(seed.Plan);
                db.Add(seed.Matrix);
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
                // The list as it stood at the start: what ends a unit is an act.
                await db.Communes.ExecuteUpdateAsync(
                    set => set.SetProperty(commune => commune.ValidTo, (LocalDate?)null), cancel);
                await trail.AppendManyAsync([.. Events(seed, start)], clock.Now(), cancel);
                var acts = seed.Acts.Where(act => withActsToCome || act.Document.Date <= clock.Today()).ToList();
                foreach (var act in acts)
                {
                    var at = clock.Now();
                    var shown = await preview.ExecuteAsync(act, null, at, cancel);
                    await book.ExecuteAsync(shown, at, cancel);
                }

                var conversions = seed.ConversionsOf(
                [
                    .. start.Select(commune => commune.Id),
                    .. acts.SelectMany(act => act.Rows).Select(row => row.SuccessorId).OfType<Guid>(),
                ]).ToList();
                db.AddRange(conversions);
                await db.SaveChangesAsync(cancel);
                await trail.AppendManyAsync(
                    [.. conversions.Select(one => Loaded("conversion", one.Id))], clock.Now(), cancel);
                return seed;
            },
            token);
    }

    /// <summary>One for each that may change by itself later.</summary>
    private static IEnumerable<AuditEvent> Events(PlanSeed seed, IEnumerable<Commune> start) =>
        new[] { Loaded("plan", seed.Plan.Id), Loaded("matrix", seed.Matrix.Id), Loaded(SubjectKind.Calendar.Name, SubjectKind.CalendarId) }
            .Concat(seed.Districts.Values.Select(district => Loaded("district", district.Id)))
            .Concat(start.Select(commune => Loaded("commune", commune.Id)))
            .Concat(seed.Agencies.Values.Select(agency => Loaded("agency", agency.Id)))
            .Concat(seed.People.Select(person => Loaded("person", person.Id)));

    private static AuditEvent Loaded(string kind, Guid id) =>
        new() { Name = "SeedLoaded", SubjectKind = kind, SubjectId = id };
}
