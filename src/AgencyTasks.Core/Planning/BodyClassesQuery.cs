using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Planning;

/// <summary>What the classes of bodies mean, as far as a person has said.</summary>
public sealed class BodyClassesQuery(AgencyTasksDb db)
{
    /// <returns>The words of a class to its bodies; null: nobody has said.</returns>
    public async Task<Func<string, IReadOnlyList<string>?>> ExecuteAsync(CancellationToken token)
    {
        var known = await db.BodyClasses.AsNoTracking().ToDictionaryAsync(one => one.Key, one => one.Bodies, token);
        return words => known.GetValueOrDefault(BodyClass.KeyOf(words));
    }
}
