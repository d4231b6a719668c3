using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

internal static class UnansweredMessages
{
    /// <summary>What the police wrote and the lead has not written anything after.</summary>
    public static IQueryable<TaskMessage> UnansweredByLead(this AgencyTasksDb db) => db.TaskMessages.AsNoTracking()
        .Where(message => message.IsFromPolice && !db.TaskMessages.Any(answer =>
            answer.TaskId == message.TaskId && !answer.IsFromPolice && answer.WrittenAt > message.WrittenAt));
}
