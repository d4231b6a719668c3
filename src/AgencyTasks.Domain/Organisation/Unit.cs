using NodaTime;

namespace AgencyTasks.Domain.Organisation;

/// <summary>The three kinds of dated rows that can be succeeded.</summary>
public enum UnitKind
{
    Agency,
    District,
    Commune,
}

/// <summary>A dated row of a body, district or commune, as far as succession needs it.</summary>
public sealed record Unit(
    UnitKind Kind, Guid Id, string Name, LocalDate? From, LocalDate? To, Guid? DistrictId = null)
{
    public static Unit Of(Agency agency) =>
        new(UnitKind.Agency, agency.Id, agency.Name, agency.ValidFrom, agency.ValidTo, agency.DistrictId);

    public static Unit Of(District district) =>
        new(UnitKind.District, district.Id, district.Name, district.ValidFrom, district.ValidTo);

    public static Unit Of(Commune commune) =>
        new(UnitKind.Commune, commune.Id, commune.Name, commune.ValidFrom, commune.ValidTo, commune.DistrictId);

    public bool IsValidOn(LocalDate day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>What an act opens: the new row's own facts; the rest it takes from its first predecessor.</summary>
public sealed record NewUnit
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    public string? ShortName { get; init; }

    /// <summary>The official code of a commune or district, our own of a body; null: the first predecessor's, or made
    /// from the name.</summary>
    public string? Code { get; init; }

    public string? EnglishName { get; init; }

    public string? Mail { get; init; }

    public CommuneType? Type { get; init; }

    public Guid? DistrictId { get; init; }
}
