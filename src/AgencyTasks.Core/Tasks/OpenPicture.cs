using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files.Pictures;
using AgencyTasks.Core.Organisation;

namespace AgencyTasks.Core.Tasks;

/// <summary>A small picture of a file of the evidence, for whoever may open the file itself. Looking at a list is not
/// written down; opening the file is.</summary>
public sealed class OpenPicture(AgencyTasksDb db, Previews previews)
{
    /// <returns>A JPEG.</returns>
    /// <exception cref="NotFoundException">No such item, no picture of it, or not for this person.</exception>
    public async Task<byte[]> ExecuteAsync(Guid itemId, Viewer viewer, CancellationToken token)
    {
        var file = await db.FindOpenFileAsync(itemId, viewer, token);
        return await previews.FindAsync(file, token) ?? throw new NotFoundException("The picture");
    }
}
