using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using NodaTime;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>The draft of a matrix from what was read: every duty a proposal, each value with its origin.</summary>
public static class PlanDraft
{
    /// <summary>Puts the sentences into the plan and gives the first version of its matrix. A body that nobody knows yet
    /// stands as a class under the plan's own words, for a person to resolve.</summary>
    public static AssignmentMatrix Of(PlanReading reading, Plan plan)
    {
        foreach (var sentence in reading.Sentences)
        {
            plan.Add(new PlanSentence { Citation = sentence.Citation, Text = sentence.Text, Start = sentence.Start });
        }

        var unknown = reading.Bodies.Where(body => !body.IsKnown).ToDictionary(body => body.Code, body => body.Name);
        var matrix = new AssignmentMatrix { PlanId = plan.Id, Version = 1 };
        foreach (var (duty, i) in reading.Duties.Select((duty, i) => (duty, i)))
        {
            matrix.Add(DutyOf(duty, i + 1, plan, code => unknown.TryGetValue(code, out var name) ? Duty.ClassPrefix + name : code));
        }

        return matrix;
    }

    private static Duty DutyOf(ReadDuty read, int position, Plan plan, Func<string, string> known)
    {
        var values = new Dictionary<string, Sureness>
        {
            ["leads"] = read.Leads.Sureness,
            ["coordinators"] = read.Coordinators.Sureness,
            ["mode"] = read.Mode.Sureness,
            ["scope"] = read.Scope.Sureness,
            ["recurrence"] = read.Recurrence.Sureness,
            ["due_rule"] = read.Due.Sureness,
            ["evidence"] = Sureness.Guessed,
            ["figures"] = Sureness.Guessed,
            ["verify"] = Sureness.Guessed,
            ["work_area"] = Sureness.Guessed,
        };
        return new Duty
        {
            Code = read.Code,
            Position = position,
            Citation = read.Sentence.Citation,
            Quote = read.Quote,
            Title = read.Title,
            Text = read.Sentence.Text,
            WorkArea = "",
            Leads = [.. read.Leads.Value.Select(known)],
            Coordinators = [.. read.Coordinators.Value.Select(known)],
            Mode = read.Mode.Value,
            Scope = read.Scope.Value,
            Recurrence = read.Recurrence.Value,
            DueRule = read.Due.Value,
            EvidenceAskedFor = [new EvidenceRequirement([EvidenceKind.Document], 1)],
            FiguresAskedFor = [],
            NeedsVerification = true,
            EffectiveFrom = read.Within is { } days && IsInPlan(days.From, days.To, plan) ? Later(days.From, plan.From) : plan.From,
            EffectiveTo = LastDay(read, plan),
            ProposedValues = [.. values.Where(value => value.Value != Sureness.Stated).Select(value => value.Key)],
            GuessedValues = [.. values.Where(value => value.Value == Sureness.Guessed).Select(value => value.Key)],
            ReadAs = read.Sureness,
            QuoteStart = read.Start,
        };
    }

    /// <summary>What comes once ends with its quarter or month, or the day before its date.</summary>
    private static LocalDate LastDay(ReadDuty read, Plan plan)
    {
        if (read.Within is { } days)
        {
            return IsInPlan(days.From, days.To, plan) && days.To < plan.To ? days.To : plan.To;
        }

        if (read.Year is not { } year || read.Due.Value.BeforeDate is not { } date)
        {
            return plan.To;
        }

        var last = date.InYear(year).PlusDays(-1);
        return last < plan.From ? plan.To : last;
    }

    private static bool IsInPlan(LocalDate from, LocalDate to, Plan plan) => from <= plan.To && plan.From <= to;

    private static LocalDate Later(LocalDate one, LocalDate other) => one > other ? one : other;
}
