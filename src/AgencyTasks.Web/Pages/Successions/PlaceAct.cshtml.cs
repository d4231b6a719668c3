namespace AgencyTasks.Web.Pages.Successions;

/// <summary>Sắp xếp địa giới: communes or districts are merged, moved, raised, renamed.</summary>
public sealed class PlaceActModel(SuccessionParts parts) : SuccessionPage(parts)
{
    public override bool IsOfPlaces => true;
}
