using System.Globalization;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Tasks;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Planning;

/// <summary>The hash of a task as it is born, over the fields of <c>TrailTask.sql</c>; a test holds the two equal. As long as
/// a task has no entry of its own in the trail, it must still be exactly this.</summary>
internal static class TaskBirth
{
    public static string HashOf(AgencyTask task, Guid bornIn) => new SubjectContent()
        .Add([
            "agency_task", task.Id.ToString(), task.PlanId.ToString(), task.DutyId.ToString(), task.DutyCode,
            task.AgencyId.ToString(), task.KeyAgencyId.ToString(), task.CommuneId?.ToString(), task.DistrictId?.ToString(), task.PlaceKey,
            task.PeriodCode, Day(task.PeriodStart), Day(task.PeriodEnd), Day(task.DueLastDay), Truth(task.DueIsExclusive),
            Day(task.FirstDueLastDay), Truth(task.FirstDueIsExclusive), task.State.ToString(), Micros(task.CreatedAt),
            null, null, null, Truth(task.IsNothingToReport), null, null, bornIn.ToString(),
        ])
        .Hash();

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Truth(bool value) => value ? "true" : "false";

    private static string Micros(Instant at) => (at.ToUnixTimeTicks() / 10).ToString(CultureInfo.InvariantCulture);
}
