using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Organisation;

public static class ViewerScope
{
    /// <summary>The database gives the same rows as <see cref="Tasks.TaskAccess.SeenBy"/>; a test holds them equal.</summary>
    public static void Set(this DataScope scope, Viewer viewer)
    {
        var may = new List<string>();
        if (viewer.SeesEverything)
        {
            may.Add(DataScope.Read);
        }

        if (viewer.Is(Role.Coordinator))
        {
            may.Add(DataScope.Write);
        }

        if (viewer.Is(Role.Coordinator) || viewer.Is(Role.Admin))
        {
            may.Add(DataScope.Post);
        }

        scope.Set(viewer.PersonId, may);
        scope.Agencies = viewer.AgenciesRead;
        scope.Districts = viewer.DistrictsRead;
        scope.Codes = viewer.CodesRead;
        scope.PlaceCodes = viewer.DistrictsRead.Count > 0 ? [Duty.OwnDistrict] : [];
    }
}
