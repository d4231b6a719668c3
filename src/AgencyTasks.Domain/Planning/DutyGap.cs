using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Domain.Planning;

public enum GapReason
{
    /// <summary>No commune in conversion in the period's year owes it.</summary>
    NoConversion,

    /// <summary>Bodies or places are gone, and nobody took over.</summary>
    NoLead,

    /// <summary>The matrix wants tasks, none stands: the roll forward has not run or failed.</summary>
    Unknown,
}

/// <summary>A published duty in force of which the next period has no task anywhere (product rule: none may be
/// forgotten).</summary>
public sealed record DutyGap(Duty Duty, ReportingPeriod Period, GapReason Reason)
{
    /// <summary>The communes of a year are chosen shortly before it: no alarm earlier.</summary>
    public const int SelectionDays = 30;

    /// <summary>Where several plans run at once; null: there is only one.</summary>
    public string? PlanTitle { get; init; }

    /// <summary>The period after today's; of a duty that comes once, its only one. Null: not in force then.</summary>
    public static ReportingPeriod? NextPeriod(Duty duty, LocalDate today)
    {
        if (!duty.IsConfirmed || duty.EffectiveTo < today)
        {
            return null;
        }

        if (duty.Recurrence == Recurrence.Once)
        {
            return new ReportingPeriod("once", duty.EffectiveFrom, duty.EffectiveTo);
        }

        var next = PeriodOf(PeriodOf(today).End.PlusDays(1));
        return duty.IsEffectiveIn(next) ? next : null;

        ReportingPeriod PeriodOf(LocalDate day) =>
            ReportingPeriod.Containing(day, duty.Recurrence, duty.DueRule.BeforeDate);
    }

    /// <summary>The gap of a duty without any task in its next period; null: none is owed, or not yet.</summary>
    public static DutyGap? Of(Duty duty, PlanningWorld world, LocalDate liveSince, LocalDate today)
    {
        if (NextPeriod(duty, today) is not { } next || duty.DueRule.Resolve(next, world.Calendar).LastDay < liveSince)
        {
            return null;
        }

        var live = new Dictionary<string, LocalDate> { [duty.Code] = liveSince };
        if (TaskExpansion.Expand([duty], world, live, today).Any(task => task.Period.Code == next.Code))
        {
            return new DutyGap(duty, next, GapReason.Unknown);
        }

        var first = duty.Recurrence == Recurrence.Once ? next.Start.Year : next.End.Year;
        var due = duty.DueRule.Resolve(next, world.Calendar).LastDay;
        if (duty.Scope != DutyScope.PerCommune
            || world.Conversions.Any(c => c.Year >= first && c.Year <= next.End.Year && c.Owes(due)))
        {
            return new DutyGap(duty, next, GapReason.NoLead);
        }

        return today >= new LocalDate(first, 1, 1).PlusDays(-SelectionDays)
            ? new DutyGap(duty, next, GapReason.NoConversion)
            : null;
    }
}
