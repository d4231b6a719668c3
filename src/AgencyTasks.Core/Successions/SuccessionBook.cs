using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Successions;

/// <summary>Writes an act: closes and opens rows, and passes open work on when its day has come. In the caller's
/// transaction, under the planning lock.</summary>
public sealed class SuccessionBook(AgencyTasksDb db, ApplySuccession apply, AuditTrail trail)
{
    /// <returns>What passed on now; nothing while the day has not come.</returns>
    public async Task<WorkPassedOn> ExecuteAsync(SuccessionPreview preview, Instant at, CancellationToken token)
    {
        var act = preview.Act;
        var closing = act.Lines.Select(line => line.PredecessorId).Distinct().ToList();
        var lastDay = act.EffectiveDay.PlusDays(-1);
        await db.Agencies.Where(unit => closing.Contains(unit.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(unit => unit.ValidTo, lastDay), token);
        await db.Districts.Where(unit => closing.Contains(unit.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(unit => unit.ValidTo, lastDay), token);
        await db.Communes.Where(unit => closing.Contains(unit.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(unit => unit.ValidTo, lastDay), token);
        db.AddRange(preview.Opened);
        db.Add(act);
        await db.SaveChangesAsync(token);
        db.ChangeTracker.Clear();
        var closed = act.Lines.DistinctBy(line => line.PredecessorId)
            .Select(line => Event("UnitClosed", line.UnitKind, line.PredecessorId, act));
        var begun = preview.Rows.Where(row => row.Successor is not null)
            .Select(row => Event("UnitOpened", row.Kind, row.Successor!.Id, act));
        await trail.AppendManyAsync([.. closed, .. begun, Recorded(act)], at, token);
        return act.EffectiveDay <= ProvinceTime.DateOf(at)
            ? await apply.ExecuteAsync(act.Id, at, token)
            : WorkPassedOn.Nothing;
    }

    private static AuditEvent Recorded(Succession act) => new()
    {
        Name = "SuccessionRecorded",
        SubjectKind = "succession",
        SubjectId = act.Id,
        PersonId = act.RecordedBy,
        Reason = $"{act.Citation}, {act.Document.Signer}: {act.Lines.Count} lines",
    };

    private static AuditEvent Event(string name, UnitKind kind, Guid id, Succession act) => new()
    {
        Name = name,
        SubjectKind = kind.ToString().ToLowerInvariant(),
        SubjectId = id,
        PersonId = act.RecordedBy,
        Reason = act.Citation,
    };
}
