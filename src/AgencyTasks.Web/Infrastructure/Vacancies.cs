using AgencyTasks.Core.Organisation;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Bodies without an active focal point, as a first screen shows them.</summary>
/// <param name="IsForAdmin">Leads to giving a post; else to the body's tasks.</param>
public sealed record Vacancies(IReadOnlyList<VacantBody> Bodies, bool IsForAdmin);
