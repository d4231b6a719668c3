using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Successions;

/// <summary>What recording an act would do now: rows, open work, posts, duties, the base of the cap. Changes nothing.</summary>
public sealed class PreviewSuccession(
    AgencyTasksDb db, LineageQuery lineage, PassingQuery passing, DataScope scope, IClock clock)
{
    /// <exception cref="NotFoundException">Not for this person.</exception>
    /// <exception cref="RuleRefusedException">The act does not hold together.</exception>
    public async Task<SuccessionPreview> ExecuteAsync(SuccessionRequest request, Viewer viewer, CancellationToken token)
    {
        if (!viewer.Is(Role.Admin))
        {
            throw new NotFoundException("The act");
        }

        // An administrator sees no task, and yet has to be told how many of these bodies pass on.
        scope.Widen();
        return await ExecuteAsync(request, viewer.PersonId, clock.Now(), token);
    }

    internal async Task<SuccessionPreview> ExecuteAsync(
        SuccessionRequest request, Guid? by, Instant at, CancellationToken token)
    {
        var agencies = await db.Agencies.AsNoTracking().ToListAsync(token);
        var districts = await db.Districts.AsNoTracking().ToListAsync(token);
        var communes = await db.Communes.AsNoTracking().ToListAsync(token);
        var units = agencies.Select(Unit.Of).Concat(districts.Select(Unit.Of)).Concat(communes.Select(Unit.Of))
            .ToDictionary(unit => unit.Id);
        var day = request.EffectiveDay;
        var act = Succession.Record(day, request.Document, request.Rows, units, by, at);
        foreach (var pick in request.Picks)
        {
            var successor = request.Rows.ElementAtOrDefault(pick.Row)?.SuccessorId
                ?? throw new RuleRefusedException(Rules.SuccessionChoiceIsAmongSuccessors, pick.Item);
            act.Choose(pick.Kind, pick.Item, pick.PredecessorId, successor);
        }

        RequireSteering(act, agencies);
        var before = new CapBase(communes.Count(commune => commune.IsValidOn(day.PlusDays(-1))));
        var closing = act.Lines.Select(line => line.PredecessorId).ToHashSet();
        agencies.Where(agency => closing.Contains(agency.Id)).ToList().ForEach(agency => agency.Close(day.PlusDays(-1)));
        communes.Where(commune => closing.Contains(commune.Id)).ToList().ForEach(unit => unit.Close(day.PlusDays(-1)));
        var opened = Open(request, agencies, districts, communes);
        var acts = await lineage.ActsAsync(token);
        var around = new SuccessionWorld(agencies, communes, new Lineage([.. acts, act], day));
        return new SuccessionPreview
        {
            Act = act,
            Rows = request.Rows,
            Opened = opened,
            Names = agencies.Select(Unit.Of).Concat(districts.Select(Unit.Of)).Concat(communes.Select(Unit.Of))
                .ToDictionary(unit => unit.Id, unit => unit.Name),
            Tasks = await passing.TasksAsync(act, around, token),
            Posts = await passing.PostsAsync(act, around, token),
            Duties = await passing.DutiesAsync(act, around, token),
            Closed = await passing.ClosedAsync(act, token),
            Before = before,
            After = new CapBase(communes.Count(commune => commune.IsValidOn(day))),
        };
    }

    private static void RequireSteering(Succession act, IReadOnlyList<Agency> agencies)
    {
        var abolished = act.Lines.Where(line => line.SuccessorId is null).Select(line => line.PredecessorId).ToHashSet();
        if (agencies.FirstOrDefault(agency => !agency.OwesDuties && abolished.Contains(agency.Id)) is { } steering)
        {
            throw new RuleRefusedException(Rules.SteeringNeedsSuccessor, steering.Name);
        }
    }

    /// <summary>The successors' rows, put into the lists too.</summary>
    private static List<object> Open(
        SuccessionRequest request, List<Agency> agencies, List<District> districts, List<Commune> communes)
    {
        var opened = new List<object>();
        foreach (var row in request.Rows.Where(row => row.Successor is not null))
        {
            var (unit, first) = (row.Successor!, row.Predecessors[0]);
            switch (row.Kind)
            {
                case UnitKind.Agency:
                    var agency = agencies.Single(one => one.Id == first)
                        .Successor(unit, request.EffectiveDay, FreeCode(unit, agencies));
                    agencies.Add(agency);
                    opened.Add(agency);
                    break;
                case UnitKind.District:
                    var district = districts.Single(one => one.Id == first).Successor(unit, request.EffectiveDay);
                    RequireFree(district.Code, districts.Where(one => one.IsValidOn(request.EffectiveDay)
                        && !request.Rows.Any(other => other.Predecessors.Contains(one.Id))).Select(one => one.Code));
                    districts.Add(district);
                    opened.Add(district);
                    break;
                default:
                    var commune = communes.Single(one => one.Id == first).Successor(unit, request.EffectiveDay);
                    RequireFree(commune.Code, communes.Where(one => one.IsValidOn(request.EffectiveDay)).Select(one => one.Code));
                    if (!districts.Any(one => one.Id == commune.DistrictId && one.IsValidOn(request.EffectiveDay)))
                    {
                        throw new RuleRefusedException(Rules.SuccessionUnitIsKnown);
                    }

                    communes.Add(commune);
                    opened.Add(commune);
                    break;
            }
        }

        return opened;
    }

    private static void RequireFree(string code, IEnumerable<string> taken)
    {
        if (taken.Contains(code))
        {
            throw new RuleRefusedException(Rules.SuccessorCodeIsFree, code);
        }
    }

    /// <summary>Our own short name of a body is its own for ever: a successor gets a new one, made from its name.</summary>
    private static string FreeCode(NewUnit unit, IReadOnlyList<Agency> agencies)
    {
        var folded = PlainText.Fold(unit.Code ?? unit.Name);
        var code = string.Join('-', new string([.. folded.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var free = code;
        for (var number = 2; agencies.Any(agency => agency.Code == free); number++)
        {
            free = $"{code}-{number}";
        }

        return free;
    }
}
