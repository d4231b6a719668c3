using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Database;

/// <summary>How values are stored: enumerations as their English names.</summary>
internal static class Conventions
{
    private static readonly Type[] Enumerations =
    [
        typeof(AgencyKind), typeof(DutyMode), typeof(CommuneType), typeof(Role), typeof(SpecialDayKind),
        typeof(MatrixState), typeof(DutyScope), typeof(Recurrence), typeof(EvidenceKind), typeof(TaskState),
        typeof(UnitKind), typeof(SuccessionKind), typeof(ChoiceKind),
        typeof(SubmissionState), typeof(ExtensionState), typeof(NoticeKind), typeof(NoticeState),
        typeof(ReportedFileState),
    ];

    public static void Apply(ModelConfigurationBuilder builder)
    {
        foreach (var enumeration in Enumerations)
        {
            builder.Properties(enumeration).HaveConversion<string>().HaveMaxLength(24);
        }
    }
}
