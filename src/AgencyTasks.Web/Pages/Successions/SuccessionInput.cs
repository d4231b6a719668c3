namespace AgencyTasks.Web.Pages.Successions;

/// <summary>A row of the form: old units and what they become.</summary>
public sealed class RowInput
{
    public Guid? First { get; set; }

    public Guid? Second { get; set; }

    public Guid? Third { get; set; }

    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public string? EnglishName { get; set; }

    public string? Mail { get; set; }

    public string? Code { get; set; }

    public Guid? DistrictId { get; set; }

    public bool TakesTheRest { get; set; }

    public Guid? ReceiverId { get; set; }

    public string? CancelReason { get; set; }

    public IReadOnlyList<Guid> Predecessors => [.. new[] { First, Second, Third }.OfType<Guid>()];

    public bool IsEmpty => Predecessors.Count == 0 && string.IsNullOrWhiteSpace(Name);
}

/// <summary>Where a duty, post or open task of a split body goes; no row: where the rest goes.</summary>
public sealed class PickInput
{
    public string? Kind { get; set; }

    public string? Item { get; set; }

    public Guid Predecessor { get; set; }

    public int? Row { get; set; }
}
