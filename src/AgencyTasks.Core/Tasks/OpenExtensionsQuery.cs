using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tasks;

/// <summary>A request for a later date that nobody has decided.</summary>
public sealed record OpenExtension(TaskLine Line, Instant AskedAt, LocalDate AskedFor);

/// <summary>The requests that wait for the police, the oldest first; of a task that has ended nobody waits any more.</summary>
public sealed class OpenExtensionsQuery(AgencyTasksDb db)
{
    public async Task<IReadOnlyList<OpenExtension>> ExecuteAsync(CancellationToken token)
    {
        var open = await db.Extensions.AsNoTracking()
            .Where(extension => extension.State == ExtensionState.Open)
            .OrderBy(extension => extension.AskedAt).ThenBy(extension => extension.Id)
            .ToListAsync(token);
        var ids = open.Select(extension => extension.TaskId).ToList();
        var lines = await db.Tasks.AsNoTracking().InOpenPeriods(db).NotEnded()
            .Where(task => ids.Contains(task.Id)).Lines(db, words: null)
            .ToDictionaryAsync(line => line.Id, token);
        return
        [
            .. open.Where(extension => lines.ContainsKey(extension.TaskId)).Select(extension =>
                new OpenExtension(lines[extension.TaskId], extension.AskedAt, extension.AskedFor)),
        ];
    }
}
