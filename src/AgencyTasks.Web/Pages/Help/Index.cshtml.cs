using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Help;

/// <summary>How each role does its work, in a few steps.</summary>
public sealed class IndexModel : PageModel
{
    /// <summary>Parts of the page and how many steps each has; the words are in HelpTexts.</summary>
    public static readonly IReadOnlyList<(string Part, int Steps)> Parts =
        [("Agency", 9), ("Head", 3), ("Police", 8), ("Admin", 3), ("Time", 3)];
}
