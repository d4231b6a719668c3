using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Testing;

/// <summary>
/// A duty in the words of the domain: <c>t => t.LedBy(soYTe).In(commune).DueBefore(2019, 11, 15)</c>. Without more said:
/// monthly over 2019, province-wide, due ten days after the month, verified by the police, asking for nothing.
/// </summary>
public sealed class DutyBuilder
{
    private readonly List<string> leads = [];
    private readonly List<string> coordinators = [];
    private readonly List<EvidenceRequirement> evidence = [];
    private readonly List<FigureRequest> figures = [];
    private readonly List<string> proposed = [];
    private DutyMode mode = DutyMode.Assigned;
    private DutyScope scope = DutyScope.ProvinceWide;
    private Recurrence recurrence = Recurrence.Monthly;
    private DueRule due = DueRule.AfterPeriodEnd(10);
    private bool needsVerification = true;
    private int sampledPercent;
    private LocalDate from = new(2019, 1, 1);
    private LocalDate to = new(2019, 12, 31);

    public string DutyCode { get; private set; } = "V.1.1";

    public Commune? Commune { get; private set; }

    /// <summary>The day the builder of a task publishes its matrix: early enough for the task not to be born
    /// late.</summary>
    public LocalDate? PublishOn { get; private set; }

    public DutyBuilder Code(string code) => With(() => DutyCode = code);

    public DutyBuilder LedBy(params Agency[] agencies) => With(() => leads.AddRange(agencies.Select(a => a.Code)));

    public DutyBuilder LedByOwnDistrict() => With(() => leads.Add(Duty.OwnDistrict));

    public DutyBuilder CoordinatedBy(params Agency[] agencies) =>
        With(() => coordinators.AddRange(agencies.Select(a => a.Code)));

    public DutyBuilder CoordinatedByClass(string words) => With(() => coordinators.Add(Duty.ClassPrefix + words));

    public DutyBuilder CoordinatedByCode(string code) => With(() => coordinators.Add(code));

    public DutyBuilder CoordinatedByOwnDistrict() => With(() => coordinators.Add(Duty.OwnDistrict));

    public DutyBuilder Requested() => With(() => mode = DutyMode.Requested);

    /// <summary>In every commune in conversion.</summary>
    public DutyBuilder PerCommune() => With(() => scope = DutyScope.PerCommune);

    /// <summary>In this commune: it is put in conversion in the year the task is due.</summary>
    public DutyBuilder In(Commune commune) => PerCommune().With(() => Commune = commune);

    public DutyBuilder Every(Recurrence how) => With(() => recurrence = how);

    public DutyBuilder Due(string rule) => With(() => due = DueRule.Parse(rule));

    public DutyBuilder Effective(LocalDate first, LocalDate last) => With(() => (from, to) = (first, last));

    /// <summary>"Trước ngày": one task of the year that ends the day before.</summary>
    public DutyBuilder DueBefore(int year, int month, int day)
    {
        var last = new LocalDate(year, month, day).PlusDays(-1);
        return Every(Recurrence.Yearly).Effective(last.PlusMonths(-6), last).With(() =>
        {
            due = DueRule.Before(new AnnualDate(month, day));
            PublishOn = last.PlusMonths(-2);
        });
    }

    /// <summary>One task, on time until the end of that day.</summary>
    public DutyBuilder DueOn(int year, int month, int day)
    {
        var last = new LocalDate(year, month, day);
        var first = LocalDate.Min(last.PlusMonths(-2), new LocalDate(year, 1, 1));
        return Every(Recurrence.Once).Effective(first, last).With(() =>
        {
            due = DueRule.AfterPeriodEnd(0);
            PublishOn = last.PlusMonths(-2);
        });
    }

    public DutyBuilder Asking(string requirement) => With(() => evidence.Add(EvidenceRequirement.Parse(requirement)));

    public DutyBuilder AskingFigure(string request) => With(() => figures.Add(FigureRequest.Parse(request)));

    public DutyBuilder WithoutVerification() => With(() => needsVerification = false);

    public DutyBuilder Sampled(int percent) => WithoutVerification().With(() => sampledPercent = percent);

    /// <summary>Values that nobody stands for yet: the duty generates nothing until it is confirmed.</summary>
    public DutyBuilder Proposing(params string[] values) => With(() => proposed.AddRange(values));

    public Duty Build(int position = 1) => new()
    {
        Code = DutyCode,
        Position = position,
        Citation = DutyCode,
        Quote = "Quản lý chặt chẽ",
        Title = $"Nhiệm vụ {DutyCode}",
        Text = "Quản lý chặt chẽ đối tượng trên địa bàn.",
        WorkArea = "IV.4",
        Leads = [.. leads],
        Coordinators = [.. coordinators],
        Mode = mode,
        Scope = scope,
        Recurrence = recurrence,
        DueRule = due,
        EvidenceAskedFor = [.. evidence],
        FiguresAskedFor = [.. figures],
        NeedsVerification = needsVerification,
        SampledPercent = sampledPercent,
        EffectiveFrom = from,
        EffectiveTo = to,
        ProposedValues = [.. proposed],
    };

    private DutyBuilder With(Action change)
    {
        change();
        return this;
    }
}
