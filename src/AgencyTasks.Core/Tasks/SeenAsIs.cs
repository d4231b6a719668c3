using AgencyTasks.Domain;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Core.Tasks;

/// <summary>Nobody decides on something else than what was on the screen: it may have been decided, and come back, since.</summary>
internal static class SeenAsIs
{
    public static void RequirePending(this AgencyTask task, Guid? submissionId)
    {
        if (submissionId is { } seen
            && !task.Submissions.Any(one => one.Id == seen && one.State == SubmissionState.Pending))
        {
            throw new RuleRefusedException(Rules.TaskIsNotWaitingForVerification);
        }
    }

    public static void RequireOpenExtension(this AgencyTask task, Guid? extensionId)
    {
        if (extensionId is { } seen && !task.Extensions.Any(one => one.Id == seen && one.State == ExtensionState.Open))
        {
            throw new RuleRefusedException(Rules.NoOpenExtension);
        }
    }
}
