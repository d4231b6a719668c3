using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>Whose a value is: the plan's own, or a proposal, and then how sure its reader was.</summary>
public sealed record OriginPart(string Name, bool IsStated, bool IsGuessed, bool IsRead);

/// <summary>Boxes to tick bodies in.</summary>
/// <param name="Name">Of the form's field.</param>
/// <param name="Id">Of the boxes, unique within the page.</param>
public sealed record BodyChoice(string Name, string Id, IReadOnlyList<Agency> Bodies, IReadOnlyList<string> Chosen);

/// <summary>A part of the plan that duties can belong to.</summary>
public sealed record WorkAreaChoice(string Code, string Title);
