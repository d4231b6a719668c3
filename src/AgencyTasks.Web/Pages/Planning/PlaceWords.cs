using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>How a natural key's place reads: Xã Phú Lâm, Huyện Yên Sơn.</summary>
public sealed class PlaceWords(IStringLocalizer<PlanningTexts> texts)
{
    public string Name(PlanningWorld world, string key)
    {
        return key.Split(':') switch
        {
            ["commune", var id] when world.Communes.TryGetValue(Guid.Parse(id), out var commune) =>
                $"{commune.Name}, {District(commune.DistrictId)}",
            ["district", var id] => District(Guid.Parse(id)),
            _ => texts["Scope.ProvinceWide"],
        };

        string District(Guid id) => world.Districts.FirstOrDefault(district => district.Id == id)?.Name ?? "";
    }
}
