using AgencyTasks.Core.Display;
using System.Globalization;
using System.Text.RegularExpressions;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using NodaTime;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>Which of its three forms a due rule has.</summary>
public enum DueForm
{
    AfterEnd,
    BeforeDay,
    BeforeDate,
}

/// <summary>Which of its three forms the check of a duty has.</summary>
public enum CheckForm
{
    Each,
    None,
    Sampled,
}

/// <summary>The boxes of "sáu rõ", in the order of the form.</summary>
public sealed class DutyInput
{
    public const int EvidenceLines = 3;

    /// <summary>V.7.2a-1, II.3.1a_2: it stands in addresses, and begins with no word of theirs.</summary>
    private static readonly Regex PlainCode = new(
        @"^[A-Z0-9][A-Za-z0-9._\-]{0,39}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public string? Code { get; set; }

    public List<string> Leads { get; set; } = [];

    public List<string> Coordinators { get; set; } = [];

    /// <summary>The plan's words for classes of bodies, behind each other with semicolons.</summary>
    public string? LeadClasses { get; set; }

    public string? CoordinatorClasses { get; set; }

    public string? Citation { get; set; }

    public string? Quote { get; set; }

    public string? Title { get; set; }

    public string? WorkArea { get; set; }

    public Recurrence Recurrence { get; set; } = Recurrence.Quarterly;

    public DueForm Due { get; set; }

    /// <summary>1 to 31, of the period's last month.</summary>
    public string? BeforeDay { get; set; }

    /// <summary>15/11, without a year.</summary>
    public string? BeforeDate { get; set; }

    public string? OffsetDays { get; set; }

    public Shift Shift { get; set; } = Shift.NextWorkingDay;

    public string? EffectiveFrom { get; set; }

    public string? EffectiveTo { get; set; }

    public DutyMode Mode { get; set; }

    public DutyScope Scope { get; set; }

    public List<EvidenceInput> Evidence { get; set; } = [];

    public List<FigureAskedInput> Figures { get; set; } = [];

    public CheckForm Check { get; set; }

    public string? SampledPercent { get; set; } = PercentOf(DutyCheck.UsualPercent);

    /// <summary>Names of the values that are the plan's own.</summary>
    public List<string> Stated { get; set; } = [];

    public string? Reason { get; set; }

    /// <summary>The values whose origin the form shows, by their names.</summary>
    public static readonly IReadOnlyList<string> WithOrigin =
        ["leads", "coordinators", "work_area", "recurrence", "due_rule", "mode", "scope", "evidence", "figures", "verify"];

    public static DutyInput From(Duty duty)
    {
        var rule = duty.DueRule;
        return new DutyInput
        {
            Code = duty.Code,
            Leads = [.. duty.Leads.Where(body => !Duty.IsClass(body))],
            Coordinators = [.. duty.Coordinators.Where(body => !Duty.IsClass(body))],
            LeadClasses = ClassesIn(duty.Leads),
            CoordinatorClasses = ClassesIn(duty.Coordinators),
            Citation = duty.Citation,
            Quote = duty.Quote,
            Title = duty.Title,
            WorkArea = duty.WorkArea,
            Recurrence = duty.Recurrence,
            Due = rule switch
            {
                { BeforeDate: not null } => DueForm.BeforeDate,
                { BeforeDay: not null } => DueForm.BeforeDay,
                _ => DueForm.AfterEnd,
            },
            BeforeDay = rule.BeforeDay?.ToString(CultureInfo.InvariantCulture),
            BeforeDate = rule.BeforeDate is { } date ? $"{date.Day:00}/{date.Month:00}" : null,
            OffsetDays = rule.OffsetDays.ToString(CultureInfo.InvariantCulture),
            Shift = rule.Shift,
            EffectiveFrom = Core.Display.Wording.Day(duty.EffectiveFrom),
            EffectiveTo = Core.Display.Wording.Day(duty.EffectiveTo),
            Mode = duty.Mode,
            Scope = duty.Scope,
            Evidence = [.. duty.EvidenceAskedFor.Select(EvidenceInput.From)],
            Figures = [.. duty.FiguresAskedFor.Select(FigureAskedInput.From)],
            Check = duty.Check switch
            {
                { IsEach: true } => CheckForm.Each,
                { SampledPercent: 0 } => CheckForm.None,
                _ => CheckForm.Sampled,
            },
            SampledPercent = PercentOf(duty.Check.SampledPercent is > 0 and var percent ? percent : DutyCheck.UsualPercent),
            Stated = [.. WithOrigin.Except(duty.ProposedValues)],
        };
    }

    /// <summary>Blank lines to fill in, without losing one that is there.</summary>
    public DutyInput WithSpareLines()
    {
        while (Evidence.Count < EvidenceLines)
        {
            Evidence.Add(new EvidenceInput());
        }

        for (var spare = Figures.Count(figure => figure.IsEmpty); spare < 2; spare++)
        {
            Figures.Add(new FigureAskedInput());
        }

        return this;
    }

    /// <summary>Null: something cannot be read, and is said at its box.</summary>
    /// <param name="known">The code of the duty that is edited; null: a new one.</param>
    /// <param name="before">The duty as it stands; null: a new one, or somebody removed it.</param>
    /// <param name="say">Says a problem, by its name in the texts, at a box.</param>
    public Duty? ToDuty(Plan plan, string? known, Duty? before, int position, FormReader reader, Action<string, string> say)
    {
        var isReadable = true;
        var code = known ?? Required(reader.Text(Code, "Input.Code", 40), "Input.Code", "Code");
        if (code.Length > 0 && !PlainCode.IsMatch(code))
        {
            Wrong("Input.Code", "Code");
        }

        var citation = Required(reader.Text(Citation, "Input.Citation", 40), "Input.Citation", "Citation");
        if (citation.Length > 0 && citation != before?.Citation && plan.Sentences.All(one => one.Citation != citation))
        {
            Wrong("Input.Citation", "Citation");
        }

        var area = reader.Text(WorkArea, "Input.WorkArea", 40) ?? "";
        if (area.Length > 0 && area != before?.WorkArea
            && !Domain.Planning.Reading.PlanAreas.Of(plan.Text).Any(one => one.Code == area))
        {
            Wrong("Input.WorkArea", "WorkArea");
        }

        var quote = Required(reader.Text(Quote, "Input.Quote", 4000), "Input.Quote", "Quote");
        var title = Required(reader.Text(Title, "Input.Title", 200), "Input.Title", "Title");
        var leads = Leads.Concat(ClassesOf(reader.Text(LeadClasses, "Input.LeadClasses", 1000))).Distinct().ToList();
        if (leads.Count == 0)
        {
            Wrong("Input.Leads", "Leads");
        }

        var sentence = plan.Sentences.FirstOrDefault(one => one.Citation == citation)?.Text ?? before?.Text ?? quote;
        var start = plan.PlaceOf(quote, sentence);
        if (quote.Length > 0 && start is null && quote != before?.Quote)
        {
            Wrong("Input.Quote", "QuoteInPlan");
        }

        var (from, to) = (Day(EffectiveFrom, "Input.EffectiveFrom"), Day(EffectiveTo, "Input.EffectiveTo"));
        if (from > to)
        {
            Wrong("Input.EffectiveTo", "EffectiveTo");
        }

        var rule = ReadRule();
        var evidence = Evidence
            .Select((line, i) => line.Read(problem => Wrong($"Input.Evidence[{i}].Count", problem)))
            .OfType<EvidenceRequirement>().ToList();
        var figures = ReadFigures();
        var check = ReadCheck();
        return !isReadable ? null : new Duty
        {
            Code = code,
            Position = position,
            Citation = citation,
            Quote = quote,
            Title = title,
            Text = sentence,
            WorkArea = area,
            Leads = leads,
            Coordinators =
            [
                .. Coordinators.Concat(ClassesOf(reader.Text(CoordinatorClasses, "Input.CoordinatorClasses", 1000)))
                    .Where(body => !leads.Contains(body)).Distinct(),
            ],
            Mode = Mode,
            Scope = Scope,
            Recurrence = Recurrence,
            DueRule = rule,
            EvidenceAskedFor = evidence,
            FiguresAskedFor = figures,
            NeedsVerification = check.IsEach,
            SampledPercent = check.SampledPercent,
            EffectiveFrom = from,
            EffectiveTo = to,
            ProposedValues = [.. WithOrigin.Except(Stated)],
            ReadAs = before?.ReadAs,
            GuessedValues = before is null ? [] : [.. before.GuessedValues.Except(Stated)],
            QuoteStart = start,
        };

        void Wrong(string box, string problem)
        {
            isReadable = false;
            say(box, problem);
        }

        string Required(string? text, string box, string problem)
        {
            if (text is null)
            {
                Wrong(box, problem);
            }

            return text ?? "";
        }

        LocalDate Day(string? typed, string box)
        {
            var date = reader.Date(typed, box);
            isReadable &= date.Key is null;
            if (date.IsEmpty)
            {
                Wrong(box, "Day");
            }

            return date.Date ?? plan.From;
        }

        DueRule ReadRule()
        {
            if (Due == DueForm.BeforeDate)
            {
                var date = TypedDate.Parse($"{BeforeDate}/2020").Date;
                var annual = date is { } day ? DueRule.Before(new AnnualDate(day.Month, day.Day)) : null;
                if (annual?.Suits(Recurrence) != true)
                {
                    Wrong("Input.BeforeDate", annual is null ? "BeforeDate" : "AnnualDate");
                }

                return annual ?? DueRule.AfterPeriodEnd(0);
            }

            if (Due == DueForm.BeforeDay)
            {
                if (int.TryParse(BeforeDay, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31)
                {
                    return DueRule.BeforeDayOfLastMonth(number);
                }

                Wrong("Input.BeforeDay", "BeforeDay");
                return DueRule.AfterPeriodEnd(0);
            }

            if (!int.TryParse(OffsetDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > 366)
            {
                Wrong("Input.OffsetDays", "OffsetDays");
                days = 0;
            }

            return DueRule.AfterPeriodEnd(days, Shift);
        }

        DutyCheck ReadCheck()
        {
            if (Check != CheckForm.Sampled)
            {
                return Check == CheckForm.Each ? DutyCheck.Each : DutyCheck.None;
            }

            if (int.TryParse(SampledPercent, NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                && DutyCheck.IsShare(percent))
            {
                return DutyCheck.Sampled(percent);
            }

            Wrong("Input.SampledPercent", "SampledPercent");
            return default;
        }

        List<FigureRequest> ReadFigures()
        {
            var asked = new List<FigureRequest>();
            for (var i = 0; i < Figures.Count; i++)
            {
                var name = reader.Text(Figures[i].Name, $"Input.Figures[{i}].Name", 120);
                var unit = reader.Text(Figures[i].Unit, $"Input.Figures[{i}].Unit", 40);
                var range = reader.Text(Figures[i].Range, $"Input.Figures[{i}].Range", 40);
                if (name is null && unit is null && range is null)
                {
                    continue;
                }

                if (name is null || unit is null || name.IndexOfAny(['[', ']', ';']) >= 0 || unit.IndexOfAny(['[', ']', ';']) >= 0
                    || asked.Exists(figure => figure.Name == name))
                {
                    Wrong($"Input.Figures[{i}].Name", "Figure");
                }
                else
                {
                    asked.Add(new FigureRequest(name, unit, ReadRange(range, $"Input.Figures[{i}].Range")));
                }
            }

            return asked;
        }

        FigureRange? ReadRange(string? range, string box)
        {
            try
            {
                return range is null ? null : FigureRange.Parse(range);
            }
            catch (FormatException)
            {
                Wrong(box, "FigureRange");
                return null;
            }
        }
    }

    private static string PercentOf(int percent) => percent.ToString(CultureInfo.InvariantCulture);

    private static string ClassesIn(IEnumerable<string> bodies) =>
        string.Join("; ", bodies.Where(Duty.IsClass).Select(body => body[Duty.ClassPrefix.Length..]));

    private static IEnumerable<string> ClassesOf(string? words) => (words ?? "")
        .Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(one => Duty.ClassPrefix + one);
}

/// <summary>So many items of any of these kinds; no kind and no count: an empty line.</summary>
public sealed class EvidenceInput
{
    /// <summary>A figure is asked for by name, in lines of its own.</summary>
    public static readonly IReadOnlyList<EvidenceKind> Offered =
        [EvidenceKind.Document, EvidenceKind.Photo, EvidenceKind.Table, EvidenceKind.Link];

    public string? Count { get; set; }

    public List<EvidenceKind> Kinds { get; set; } = [];

    public static EvidenceInput From(EvidenceRequirement asked) =>
        new() { Count = asked.Count.ToString(CultureInfo.InvariantCulture), Kinds = [.. asked.Kinds] };

    public EvidenceRequirement? Read(Action<string> wrong)
    {
        if (Kinds.Count == 0 && string.IsNullOrWhiteSpace(Count))
        {
            return null;
        }

        if (Kinds.Count > 0 && int.TryParse(Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= 10)
        {
            return new EvidenceRequirement([.. Kinds.Distinct().Order()], count);
        }

        wrong("Evidence");
        return null;
    }
}

public sealed class FigureAskedInput
{
    public string? Name { get; set; }

    public string? Unit { get; set; }

    /// <summary>1–500 · ≥ 1 · ≤ 500; empty: any that is not negative.</summary>
    public string? Range { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Unit);

    public static FigureAskedInput From(FigureRequest figure) =>
        new() { Name = figure.Name, Unit = figure.Unit, Range = figure.Range?.ToString() };
}
