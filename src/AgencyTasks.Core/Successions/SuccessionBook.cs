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
public sealed class SuccessionBook(AgencyTasksDb db, PassOnWork passOn, AuditTrail trail)
{
    /// <returns>What passed on now; nothing while the day has not come.</returns>
    public async Task<PassedOn> ExecuteAsync(SuccessionPreview preview, Instant at, CancellationToken token)
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
        foreach (var line in act.Lines.DistinctBy(line => line.PredecessorId))
        {
            await WriteDownAsync("UnitClosed", line.UnitKind, line.PredecessorId, act, at, token);
        }

        foreach (var row in preview.Rows.Where(row => row.Successor is not null))
        {
            await WriteDownAsync("UnitOpened", row.Kind, row.Successor!.Id, act, at, token);
        }

        return act.EffectiveDay <= ProvinceTime.DateOf(at)
            ? await passOn.ExecuteAsync(act.Id, at, token)
            : PassedOn.Nothing;
    }

    private Task WriteDownAsync(
        string name, UnitKind kind, Guid id, Succession act, Instant at, CancellationToken token) => trail.AppendAsync(
        new AuditEvent
        {
            Name = name,
            SubjectKind = kind.ToString().ToLowerInvariant(),
            SubjectId = id,
            PersonId = act.RecordedBy,
            Reason = act.Citation,
        },
        at,
        token);
}
