using NodaTime;

namespace AgencyTasks.Domain.Organisation;

public enum CommuneType
{
    Xa,
    Phuong,
    ThiTran,
}

public sealed class District
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The statistics office's code, e.g. <c>070</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>First day of this row; null: before the first stored list.</summary>
    public LocalDate? ValidFrom { get; init; }

    /// <summary>Last day of this row; null: open.</summary>
    public LocalDate? ValidTo { get; private set; }

    public bool IsValidOn(LocalDate day) =>
        (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>The row that opens in this one's place.</summary>
    public District Successor(NewUnit unit, LocalDate day) => new()
    {
        Id = unit.Id,
        Code = unit.Code ?? Code,
        Name = unit.Name,
        ValidFrom = day,
    };

    public void Close(LocalDate lastDay) => ValidTo = lastDay;
}

/// <summary>One dated version of a commune-level unit. The official code is not the key: codes were reused.</summary>
public sealed class Commune
{
    private LocalDate? validTo;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required string Code { get; init; }

    /// <summary>With its type: "Phường Phan Thiết".</summary>
    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public required CommuneType Type { get; init; }

    public required Guid DistrictId { get; init; }

    /// <summary>First day of this version; null: before the first stored list.</summary>
    public LocalDate? ValidFrom { get; init; }

    /// <summary>Last day of this version; null: open.</summary>
    public LocalDate? ValidTo { get => validTo; init => validTo = value; }

    public bool IsValidOn(LocalDate day) =>
        (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>The row that opens in this one's place.</summary>
    public Commune Successor(NewUnit unit, LocalDate day) => new()
    {
        Id = unit.Id,
        Code = unit.Code ?? Code,
        Name = unit.Name,
        ShortName = unit.ShortName ?? unit.Name,
        Type = unit.Type ?? Type,
        DistrictId = unit.DistrictId ?? DistrictId,
        ValidFrom = day,
    };

    public void Close(LocalDate lastDay) => validTo = lastDay;
}
