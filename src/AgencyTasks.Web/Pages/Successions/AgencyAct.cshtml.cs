namespace AgencyTasks.Web.Pages.Successions;

/// <summary>Sắp xếp cơ quan: bodies are merged, split, renamed, abolished.</summary>
public sealed class AgencyActModel(SuccessionParts parts) : SuccessionPage(parts)
{
    public override bool IsOfPlaces => false;
}
