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

    /// <summary>The shared mailbox gets one copy of the body's task mails.</summary>
    public bool CopiesMail { get; private set; }

    /// <summary>Order of the plan's headings.</summary>
    public required int Position { get; init; }

    /// <summary>First day of this row; null: before anything was recorded.</summary>
    public LocalDate? ValidFrom { get; init; }

    /// <summary>Last day of this row; null: open. A rename, a merger, a split ends it and opens successors.</summary>
    public LocalDate? ValidTo { get; private set; }

    public bool IsRequested => Mode == DutyMode.Requested;

    public bool OwesDuties => Kind != AgencyKind.Steering;

    /// <summary>A district committee works through district offices, every other body through focal points, and who owes
    /// no duty has neither.</summary>
    /// <exception cref="RuleRefusedException">The role is not one of this body's.</exception>
    public void RequireRole(Role role)
    {
        var fits = role switch
        {
            Role.DistrictOffice => Kind == AgencyKind.District,
            Role.FocalPoint => Kind != AgencyKind.District && OwesDuties,
            _ => true,
        };
        if (!fits)
        {
            throw new RuleRefusedException(Rules.RoleFitsTheBody, Name);
        }
    }

    /// <summary>Switches the copy to the shared mailbox on or off. A tick always comes from a named person: a mailbox
    /// reads along, and never signs in.</summary>
    public void SwitchMailCopies(bool isOn) => CopiesMail = isOn;

    public bool IsValidOn(LocalDate day) =>
        (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>The row that opens in this one's place; what the act does not say stays as it is here.</summary>
    public Agency Successor(NewUnit unit, LocalDate day, string code) => new()
    {
        Id = unit.Id,
        Code = code,
        Name = unit.Name,
        ShortName = unit.ShortName ?? unit.Name,
        EnglishName = unit.EnglishName ?? unit.Name,
        Kind = Kind,
        Mode = Mode,
        DistrictId = unit.DistrictId ?? DistrictId,
        Mail = unit.Mail ?? Mail,
        Position = Position,
        CopiesMail = CopiesMail,
        ValidFrom = day,
    };

    public void Close(LocalDate lastDay) => ValidTo = lastDay;
}
