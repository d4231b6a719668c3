using NodaTime;

namespace AgencyTasks.Domain.Organisation;

/// <summary>Assigned by the committee, or asked politely ("Đề nghị", V.11 and V.12): a requested body is never ranked
/// as late and never shown in red.</summary>
public enum DutyMode
{
    Assigned,
    Requested,
}

public enum AgencyKind
{
    /// <summary>A department or body of the province.</summary>
    Provincial,

    /// <summary>The member organisations of the Front, as one body (V.12).</summary>
    Members,

    /// <summary>A district committee (V.13).</summary>
    District,

    /// <summary>The steering committee: owes no duty, holds the posts of secretariat, administrator and
    /// auditor.</summary>
    Steering,
}

/// <summary>A body that owes duties: department, union, court, district committee. Its name is dated.</summary>
public sealed class Agency
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Short unmarked name, stable for ever: <c>so-y-te</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public required string EnglishName { get; init; }

    public required AgencyKind Kind { get; init; }

    public required DutyMode Mode { get; init; }

    /// <summary>The district a district committee governs; null for all others.</summary>
    public Guid? DistrictId { get; init; }

    /// <summary>The body's shared mailbox.</summary>
    public required string Mail { get; init; }

    /// <summary>Order of the plan's headings.</summary>
    public required int Position { get; init; }

    public LocalDate? ValidTo { get; private set; }

    public bool IsRequested => Mode == DutyMode.Requested;

    public bool OwesDuties => Kind != AgencyKind.Steering;
}
