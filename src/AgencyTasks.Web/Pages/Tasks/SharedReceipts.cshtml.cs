using AgencyTasks.Core.Database;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Biên nhận của lần nộp chung: one receipt a row.</summary>
public sealed class SharedReceiptsModel(CurrentViewer current, AgencyTasksDb db, SharedTasksQuery query, TaskWords words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "so")]
    public List<string> Numbers { get; set; } = [];

    public IReadOnlyList<(SharedTask Of, Submission Made)> Receipts { get; private set; } = [];

    public SharedSet Set => new([.. Receipts.Select(row => row.Of)], words);

    public TaskWords Words => words;

    public async Task OnGetAsync(CancellationToken token)
    {
        var tasks = await db.Submissions.AsNoTracking()
            .Where(made => made.ReceiptNumber != null && Numbers.Contains(made.ReceiptNumber))
            .Select(made => made.TaskId).ToListAsync(token);
        Receipts =
        [
            .. (await query.ExecuteAsync(tasks, current.Viewer, token))
                .SelectMany(one => one.Task.Submissions, (one, made) => (one, made))
                .Where(row => row.made.ReceiptNumber is { } number && Numbers.Contains(number)),
        ];
    }
}
