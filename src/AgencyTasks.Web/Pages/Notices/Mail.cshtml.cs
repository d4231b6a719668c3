using AgencyTasks.Core.Database;
using AgencyTasks.Core.Mail;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Notices;

/// <summary>One mail of the mailbox: heads, the HTML part shut in a frame that runs and loads nothing, the plain part.</summary>
public sealed class MailModel(MailFolderQuery mails, CurrentViewer current) : PageModel
{
    /// <summary>A mail brings its own inline style and nothing else: no script, no picture, no request anywhere.</summary>
    private const string FramePolicy =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    [BindProperty(SupportsGet = true, Name = "day")]
    public string Day { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "name")]
    public string Name { get; set; } = "";

    public OpenedFolderMail Opened { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken token) => Opened = await OpenAsync(token);

    public async Task<IActionResult> OnGetHtmlAsync(CancellationToken token)
    {
        var opened = await OpenAsync(token);
        Response.Headers.ContentSecurityPolicy = FramePolicy;
        Response.Headers.CacheControl = "no-store";
        return Content(opened.Html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken token)
    {
        var opened = await OpenAsync(token);
        Response.Headers.CacheControl = "no-store";
        return File(opened.Raw, "message/rfc822", $"{Day}-{Name}{MailFolder.Extension}");
    }

    /// <summary>A link to somebody's account is for who gives out accounts.</summary>
    private async Task<OpenedFolderMail> OpenAsync(CancellationToken token) =>
        await mails.OpenAsync(Day, Name, token) is { } opened
            && (!opened.Mail.IsPrivate || current.Viewer.Is(Role.Admin))
                ? opened
                : throw new NotFoundException("The mail");
}
