namespace AgencyTasks.Domain.Planning;

/// <summary>Where a task is done: a commune (with its district), a district, or the whole province.</summary>
public readonly record struct Place
{
    private Place(Guid? communeId, Guid? districtId)
    {
        CommuneId = communeId;
        DistrictId = districtId;
    }

    public static Place Province => default;

    public Guid? CommuneId { get; }

    public Guid? DistrictId { get; }

    /// <summary>Part of a task's natural key: null places do not compare in SQL.</summary>
    public string Key => (CommuneId, DistrictId) switch
    {
        ({ } commune, _) => $"commune:{commune}",
        (null, { } district) => $"district:{district}",
        _ => "province",
    };

    public static Place Commune(Guid communeId, Guid districtId) => new(communeId, districtId);

    public static Place District(Guid districtId) => new(null, districtId);

    public static Place Of(Guid? communeId, Guid? districtId) => new(communeId, districtId);
}
