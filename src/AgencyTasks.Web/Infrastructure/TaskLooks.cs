using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>From a task's standard head to a code of <see cref="StateLooks"/>.</summary>
public static class TaskLooks
{
    /// <summary>The sign of the board for a standard head.</summary>
    public static string Mark(StandardHead head) => head switch
    {
        StandardHead.DoneOnTime => "OnTime",
        StandardHead.DoneLate => "Late",
        StandardHead.OpenInTime => "NotDue",
        StandardHead.OpenOverdue => "Overdue",
        _ => "None",
    };
}
