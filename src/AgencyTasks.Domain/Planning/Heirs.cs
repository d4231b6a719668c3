using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Planning;

/// <summary>A body and a place, as they stand now.</summary>
public sealed record Heir(Guid AgencyId, Place Place);

/// <summary>
/// From the body and place that a task was, or would have been, born to, to those that stand for them now. Wanted and
/// standing tasks are compared by it, so that a merger neither doubles nor cancels what stands.
/// </summary>
public sealed class Heirs
{
    private readonly PlanningWorld world;
    private readonly Dictionary<Guid, Agency> agencies;
    private readonly Dictionary<Guid, Guid> committeeNow = [];
    private readonly Dictionary<(string DutyCode, Guid AgencyId, Place Place), Heir?> known = [];

    public Heirs(PlanningWorld world)
    {
        this.world = world;
        agencies = world.Agencies.ToDictionary(agency => agency.Id);
        foreach (var committee in world.Agencies.Where(agency => agency.DistrictId is not null))
        {
            if (world.Lineage.Follow(committee.DistrictId!.Value) is { } district
                && world.Lineage.Follow(committee.Id) is { } now)
            {
                committeeNow.TryAdd(district, now);
            }
        }
    }

    /// <summary>The heir; null: body or place were abolished and nobody took over.</summary>
    /// <param name="taskId">Of an open task, for which a person may have chosen.</param>
    public Heir? Of(string dutyCode, Guid agencyId, Place place, Guid? taskId = null)
    {
        if (taskId is not null)
        {
            return Find(dutyCode, agencyId, place, taskId);
        }

        // The same for every period of a duty; without any act, for every duty.
        var key = (world.Lineage.IsEmpty ? "" : dutyCode, agencyId, place);
        if (!known.TryGetValue(key, out var heir))
        {
            known[key] = heir = Find(dutyCode, agencyId, place, taskId);
        }

        return heir;
    }

    private Heir? Find(string dutyCode, Guid agencyId, Place place, Guid? taskId)
    {
        var lineage = world.Lineage;
        var now = place;
        if (place.CommuneId is { } communeId)
        {
            if (lineage.Follow(communeId) is not { } commune
                || lineage.Follow(world.Communes[commune].DistrictId) is not { } its)
            {
                return null;
            }

            now = Place.Commune(commune, its);
        }
        else if (place.DistrictId is { } districtId)
        {
            if (lineage.Follow(districtId) is not { } district)
            {
                return null;
            }

            now = Place.District(district);
        }

        // The place's own committee goes with the place: a commune that moves is the other district's from then on.
        if (IsOwn(agencyId, place) && now.DistrictId != place.DistrictId && committeeNow.TryGetValue(now.DistrictId!.Value, out var own))
        {
            return new Heir(own, now);
        }

        return lineage.Follow(agencyId, dutyCode, taskId) is { } heir ? new Heir(heir, now) : null;
    }

    private bool IsOwn(Guid agencyId, Place place) =>
        place.DistrictId is { } placed && agencies.TryGetValue(agencyId, out var body)
        && body.DistrictId is { } governed
        && (governed == placed || world.Lineage.Follow(governed) == world.Lineage.Follow(placed));
}
