using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Successions;

/// <summary>An act with the names of what it closed and opened.</summary>
public sealed record RecordedAct(Succession Act, IReadOnlyList<RecordedLine> Lines);

/// <param name="Note">What an abolished unit's open work was cancelled for.</param>
public sealed record RecordedLine(SuccessionKind Kind, IReadOnlyList<string> From, string? To, string? Note);

/// <summary>Every dated row of bodies, districts and communes, and the acts that joined them, the latest first.</summary>
public sealed record Units(
    IReadOnlyList<Agency> Agencies, IReadOnlyList<District> Districts, IReadOnlyList<Commune> Communes,
    IReadOnlyList<Succession> Acts)
{
    public IReadOnlyDictionary<Guid, Unit> ById { get; } = Agencies.Select(Unit.Of).Concat(Districts.Select(Unit.Of))
        .Concat(Communes.Select(Unit.Of)).ToDictionary(unit => unit.Id);

    /// <summary>Acts that touch one of the kinds.</summary>
    public IEnumerable<RecordedAct> ActsOf(params UnitKind[] kinds) => Acts
        .Where(act => act.Lines.Any(line => kinds.Contains(line.UnitKind)))
        .OrderByDescending(act => act.EffectiveDay).ThenByDescending(act => act.RecordedAt)
        .Select(act => new RecordedAct(act, [.. act.Lines.GroupBy(TargetOf).Select(Describe)]));

    private static Guid TargetOf(SuccessionLine line) => line.SuccessorId ?? line.PredecessorId;

    private RecordedLine Describe(IEnumerable<SuccessionLine> lines)
    {
        var all = lines.ToList();
        var to = all[0].SuccessorId;
        return new RecordedLine(
            all[0].Kind,
            [.. all.Select(line => NameOf(line.PredecessorId))],
            to is null ? null : NameOf(to.Value),
            all[0].CancelReason);
    }

    /// <summary>What a unit came from, by name.</summary>
    public IReadOnlyList<string> FormerNames(Guid id) =>
        [.. Acts.SelectMany(act => act.Lines).Where(line => line.SuccessorId == id).Select(line => NameOf(line.PredecessorId))];

    /// <summary>What a unit became, by name.</summary>
    public IReadOnlyList<string> LaterNames(Guid id) =>
    [
        .. Acts.SelectMany(act => act.Lines).Where(line => line.PredecessorId == id).Select(line => line.SuccessorId)
            .OfType<Guid>().Select(NameOf),
    ];

    public string NameOf(Guid id) => ById.TryGetValue(id, out var unit) ? unit.Name : "";
}

public sealed class UnitsQuery(AgencyTasksDb db, LineageQuery lineage)
{
    public async Task<Units> ExecuteAsync(CancellationToken token) => new(
        await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position).ThenBy(agency => agency.ValidFrom)
            .ThenBy(agency => agency.Name).ToListAsync(token),
        await db.Districts.AsNoTracking().OrderBy(district => district.Code).ToListAsync(token),
        await db.Communes.AsNoTracking().OrderBy(commune => commune.Code).ThenBy(commune => commune.ValidFrom)
            .ToListAsync(token),
        await lineage.ActsAsync(token));
}
