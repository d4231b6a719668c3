using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Planning;

internal static class PlanTasks
{
    public static Task<List<AgencyTask>> OfPlanAsync(this CoreFixture core, Plan plan) => core.ReadAsync(db => db.Tasks
        .AsNoTracking().Where(task => task.PlanId == plan.Id).ToListAsync(TestContext.Current.CancellationToken));
}
