using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Domain.Tests;

/// <summary>Things of the domain with the least that they need.</summary>
internal static class Build
{
    public static readonly DocumentReference Decision = new("12/QĐ-BCĐ", new LocalDate(2019, 1, 10), "Nguyễn Văn A");

    public static Agency Agency(
        string code,
        AgencyKind kind = AgencyKind.Provincial,
        DutyMode mode = DutyMode.Assigned,
        Guid? district = null) =>
        new()
        {
            Code = code,
            Name = code,
            ShortName = code,
            EnglishName = code,
            Kind = kind,
            Mode = mode,
            DistrictId = district,
            Mail = $"{code}@tuyenquang.example",
            Position = 1,
        };

    public static District District(string code) => new() { Code = code, Name = $"Huyện {code}" };

    public static Commune Commune(District district, string code, string? from = null, string? to = null) => new()
    {
        Code = code,
        Name = $"Xã {code}",
        ShortName = code,
        Type = CommuneType.Xa,
        DistrictId = district.Id,
        ValidFrom = from is null ? null : Written.Day(from),
        ValidTo = to is null ? null : Written.Day(to),
    };

    public static ConversionCommune Conversion(
        Commune commune, int year, bool isCarriedOver = false, string? decided = null) => new()
    {
        PlanId = Guid.Empty,
        CommuneId = commune.Id,
        Year = year,
        IsCarriedOver = isCarriedOver,
        Decision = Decision with { Date = decided is null ? new LocalDate(year - 1, 12, 20) : Written.Day(decided) },
    };

    /// <summary>A monthly, province-wide duty of so-y-te over the plan's three years, fixed by the plan.</summary>
    public static Duty Duty(DutySpec? spec = null)
    {
        spec ??= new DutySpec();
        return new Duty
        {
            Code = spec.Code,
            Position = 1,
            Citation = "V.7.1",
            Quote = "Quản lý chặt chẽ",
            Title = spec.Code,
            Text = "Quản lý chặt chẽ",
            WorkArea = "IV.4",
            Leads = spec.Leads,
            Coordinators = spec.Coordinators,
            Mode = DutyMode.Assigned,
            Scope = spec.Scope,
            Recurrence = spec.Recurrence,
            DueRule = DueRule.Parse(spec.Due),
            EvidenceAskedFor = [.. spec.Evidence.Select(EvidenceRequirement.Parse)],
            FiguresAskedFor = [.. spec.Figures.Select(FigureRequest.Parse)],
            NeedsVerification = spec.NeedsVerification,
            SampledPercent = spec.SampledPercent,
            EffectiveFrom = Written.Day(spec.From),
            EffectiveTo = Written.Day(spec.To),
            ProposedValues = spec.Proposed,
        };
    }

    public static EvidenceItem Item(EvidenceKind kind, DocumentReference? document = null, StoredFile? file = null) =>
        new() { Kind = kind, Document = document, File = file };

    public static FigureValue Figure(string name, decimal value, string unit = "buổi") =>
        new() { Name = name, Unit = unit, Value = value };
}

internal sealed record DutySpec
{
    public string Code { get; init; } = "V.7.1";

    public IReadOnlyList<string> Leads { get; init; } = ["so-y-te"];

    public IReadOnlyList<string> Coordinators { get; init; } = [];

    public DutyScope Scope { get; init; } = DutyScope.ProvinceWide;

    public Recurrence Recurrence { get; init; } = Recurrence.Monthly;

    public string Due { get; init; } = "end+0 none";

    public IReadOnlyList<string> Evidence { get; init; } = [];

    public IReadOnlyList<string> Figures { get; init; } = [];

    public bool NeedsVerification { get; init; } = true;

    public int SampledPercent { get; init; }

    public string From { get; init; } = "2018-01-01";

    public string To { get; init; } = "2020-12-31";

    public IReadOnlyList<string> Proposed { get; init; } = [];
}
