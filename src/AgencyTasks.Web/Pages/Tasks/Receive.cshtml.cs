using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>For the page's script: a file comes in pieces, so that a cut line goes on where it broke. A form names it
/// afterwards; without a script the form carries the file itself.</summary>
public sealed class ReceiveModel(CurrentViewer current, ReceivedFiles received, RuleMessages messages) : PageModel
{
    private Guid Person => current.Viewer.PersonId;

    /// <summary>How many bytes are here.</summary>
    public IActionResult OnGet(Guid? id) => Answer(id, received.Received(Person, id ?? Guid.Empty));

    /// <summary>Without an id a file of that name and size begins; with one its bytes from <paramref name="from"/> on
    /// come.</summary>
    public async Task<IActionResult> OnPostAsync(
        [FromRoute] Guid? id, [FromQuery] string? name, [FromQuery] long size, [FromQuery] long from, CancellationToken token)
    {
        try
        {
            return id is { } known
                ? Answer(known, await received.AppendAsync(Person, known, from, Request.Body, token))
                : Answer(received.Begin(Person, name ?? "", size), 0);
        }
        catch (RuleRefusedException refusal)
        {
            return new JsonResult(new { error = messages.Sentence(refusal) }) { StatusCode = StatusCodes.Status409Conflict };
        }
    }

    private static JsonResult Answer(Guid? id, long? bytes) =>
        new(new { id, received = bytes ?? throw new NotFoundException("The upload") });
}
