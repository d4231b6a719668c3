using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

internal static class UnansweredMessages
{
    /// <summary>What the police wrote and the lead has not written anything after.</summary>
    public static IQueryable<TaskMessage> UnansweredByLead(this AgencyTasksDb db) => Unanswered(db, areFromPolice: true);

    /// <summary>What the lead wrote, asking or answering, and the police have not written anything after.</summary>
    public static IQueryable<TaskMessage> UnansweredByPolice(this AgencyTasksDb db) => Unanswered(db, areFromPolice: false);

    private static IQueryable<TaskMessage> Unanswered(AgencyTasksDb db, bool areFromPolice) => db.TaskMessages.AsNoTracking()
        .Where(message => message.IsFromPolice == areFromPolice && !db.TaskMessages.Any(answer =>
            answer.TaskId == message.TaskId && answer.IsFromPolice != areFromPolice && answer.WrittenAt > message.WrittenAt));
}
