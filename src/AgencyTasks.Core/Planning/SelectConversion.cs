using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>Puts a commune on a plan's list of a year, by a decision (III.1): its tasks appear at once, nothing that was due
/// before the decision. One that was dropped that year comes back.</summary>
public sealed class SelectConversion(AgencyTasksDb db, ConversionChange change, IClock clock)
{
    public sealed record Command(
        Guid PlanId, Guid CommuneId, int Year, bool IsCarriedOver, DocumentReference Decision, Viewer By);

    /// <exception cref="RuleRefusedException">Over the 15%, on the list already, no such commune in that year, a year that is
    /// not the plan's, or the decision is not complete.</exception>
    public Task<Produced> ExecuteAsync(Command command, CancellationToken token) =>
        change.RunAsync(command.By, cancel => SelectAsync(command, cancel), token);

    private async Task<ChangedConversion> SelectAsync(Command command, CancellationToken token)
    {
        var (planId, year) = (command.PlanId, command.Year);
        var decision = command.Decision.Checked(clock.Today());
        var plan = await db.Plans.AsNoTracking().FirstOrDefaultAsync(one => one.Id == planId, token)
            ?? throw new NotFoundException("The plan");
        if (year < plan.FirstYear || year > plan.LastYear)
        {
            throw new RuleRefusedException(Rules.SelectionIsWithinThePlan, year, plan.FirstYear, plan.LastYear);
        }

        var units = await UnitsOnAsync(DayIn(year, decision.Date), token);
        var commune = units.FirstOrDefault(unit => unit.Id == command.CommuneId)
            ?? throw new RuleRefusedException(Rules.CommuneStandsInTheYear, year);
        var selected = await db.Conversions.Where(one => one.PlanId == planId && one.Year == year).ToListAsync(token);
        var before = selected.Find(one => one.CommuneId == commune.Id);
        if (before is not null && before.Outcome != ConversionOutcome.Dropped)
        {
            throw new RuleRefusedException(Rules.ConversionIsSelectedOnce, year);
        }

        var inConversion = selected.Count(one => one.Outcome != ConversionOutcome.Dropped);
        SelectionCap.Require(year, inConversion + 1, units.Count);
        var reason = $"{commune.Name}: đưa vào diện chuyển hóa năm {year} theo {decision.AsDecision()}.";
        if (before is not null)
        {
            return new ChangedConversion(before, "ConversionSelected", reason, () => before.SelectAgain(decision));
        }

        var conversion = new ConversionCommune
        {
            PlanId = planId,
            CommuneId = commune.Id,
            Year = year,
            IsCarriedOver = command.IsCarriedOver,
            Decision = decision,
        };
        return new ChangedConversion(conversion, "ConversionSelected", reason, () => db.Conversions.Add(conversion));
    }

    /// <summary>The commune-level units of the province in that year: the base of the 15%.</summary>
    private async Task<List<Commune>> UnitsOnAsync(LocalDate day, CancellationToken token) =>
        [.. (await db.Communes.AsNoTracking().ToListAsync(token)).Where(commune => commune.IsValidOn(day))];

    private static LocalDate DayIn(int year, LocalDate day) =>
        LocalDate.Max(new LocalDate(year, 1, 1), LocalDate.Min(day, new LocalDate(year, 12, 31)));
}
