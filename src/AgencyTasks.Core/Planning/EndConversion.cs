using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Planning;

/// <summary>A commune is recognised, or dropped from the list, by a decision (III.1): what falls due from that day on and
/// nobody began is cancelled at once, with the decision on it.</summary>
public sealed class EndConversion(AgencyTasksDb db, ConversionChange change, IClock clock)
{
    public sealed record Command(
        Guid ConversionId, ConversionOutcome Outcome, LocalDate On, DocumentReference Decision, Viewer By);

    public Task<Produced> ExecuteAsync(Command command, CancellationToken token) =>
        change.RunAsync(command.By, cancel => EndAsync(command, cancel), token);

    private async Task<ChangedConversion> EndAsync(Command command, CancellationToken token)
    {
        var decision = command.Decision.Checked(clock.Today());
        var conversion = await db.Conversions.FirstOrDefaultAsync(one => one.Id == command.ConversionId, token)
            ?? throw new NotFoundException("The commune");
        var name = await db.Communes.Where(commune => commune.Id == conversion.CommuneId)
            .Select(commune => commune.Name).SingleAsync(token);
        var what = command.Outcome == ConversionOutcome.Recognised ? "được công nhận chuyển hóa" : "đưa ra khỏi diện chuyển hóa";
        var day = LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu").Format(command.On);
        return new ChangedConversion(
            conversion,
            "ConversionEnded",
            $"{name} {what} từ ngày {day} theo {decision.AsDecision()}.",
            () => conversion.EndBy(command.Outcome, command.On, decision));
    }
}
