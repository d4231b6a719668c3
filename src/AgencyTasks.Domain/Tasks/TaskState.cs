namespace AgencyTasks.Domain.Tasks;

public enum TaskState
{
    Open,
    Submitted,
    Returned,
    Accepted,
    Waived,
    Cancelled,
}

/// <summary>The four standard heads of reports, and none for what was waived or cancelled.</summary>
public enum StandardHead
{
    None,
    DoneOnTime,
    DoneLate,
    OpenInTime,
    OpenOverdue,
}

/// <summary>The deadline light beside a task's state.</summary>
public enum DeadlineLight
{
    NoDeadline,
    OnTime,
    DueSoon,
    Overdue,
}
