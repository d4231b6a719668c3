namespace AgencyTasks.Domain.Planning;

/// <summary>Where a task is done: a commune (with its district), a district, or the whole province.</summary>
public readonly record struct Place
{
    private const string ProvinceKey = "province";

    private readonly string? key;

    private Place(Guid? communeId, Guid? districtId, string? key)
    {
        CommuneId = communeId;
        DistrictId = districtId;
        this.key = key;
    }

    public static Place Province => default;

    public Guid? CommuneId { get; }

    public Guid? DistrictId { get; }

    /// <summary>Part of a task's natural key: null places do not compare in SQL.</summary>
    public string Key => key ?? ProvinceKey;

    public static Place Commune(Guid communeId, Guid districtId) => new(communeId, districtId, $"commune:{communeId}");

    public static Place District(Guid districtId) => new(null, districtId, $"district:{districtId}");

    public static Place Of(Guid? communeId, Guid? districtId) => (communeId, districtId) switch
    {
        ({ } commune, _) => new(communeId, districtId, $"commune:{commune}"),
        (null, { } district) => District(district),
        _ => Province,
    };
}
