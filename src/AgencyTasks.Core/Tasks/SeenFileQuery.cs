using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;

namespace AgencyTasks.Core.Tasks;

/// <summary>A file of the evidence for who may see its task; the name of a hidden one is not told.</summary>
public sealed class SeenFileQuery(AgencyTasksDb db, HiddenFiles hidden)
{
    /// <exception cref="NotFoundException">No such file, or not for this person.</exception>
    public async Task<(Guid TaskId, string? Name)> ExecuteAsync(Guid itemId, Viewer viewer, CancellationToken token)
    {
        var (item, taskId) = await db.FindFileAsync(itemId, viewer, token);
        var isHidden = (await hidden.AllAsync(token)).Contains(item.File!.Hash);
        return (taskId, isHidden ? null : item.File.Name);
    }
}
