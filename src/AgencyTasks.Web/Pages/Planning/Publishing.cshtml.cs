using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>Đang công bố: how far a publication is. It can be left and found again; at its end it shows the result.</summary>
public sealed class PublishingModel(MatrixQuery matrices, PublicationStateQuery states, AgencyTasksDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    /// <summary>Null: nobody asked for one.</summary>
    public PublicationRun? Run { get; private set; }

    public string AskedBy { get; private set; } = "";

    public bool IsDead { get; private set; }

    public bool IsRunning => Run is { IsFinished: false } && !IsDead;

    /// <summary>Something changed after the preview; otherwise its process or the database ended in the middle.</summary>
    public bool IsOutdated => Run?.Failure == Rules.PreviewStillHolds.Name;

    public int Percent => Run is { Total: > 0 } run ? (int)(100L * run.Done / run.Total) : 0;

    public string VersionLink => $"/ma-tran/{Version}" + Query;

    public string PreviewLink => $"/ma-tran/{Version}/xem-truoc" + Query;

    private string Query => PlanLinks.Query(PlanCode);

    public async Task<IActionResult> OnGetAsync(CancellationToken token)
    {
        var matrix = await matrices.ExecuteAsync(Version, PlanCode, token);
        if (matrix.State != MatrixState.Draft)
        {
            return Redirect(Url.Content("~" + VersionLink + "#ket-qua"));
        }

        if (await states.ExecuteAsync(matrix.Id, token) is { } state)
        {
            (Run, IsDead) = (state.Run, state.IsDead);
            AskedBy = await db.People.Where(person => person.Id == Run.AskedBy).Select(person => person.FullName).SingleAsync(token);
        }

        return Page();
    }
}
