using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Verification;

/// <summary>Xác nhận nhiều kết quả: what exactly will be accepted, what is odd about it set apart, then one press.</summary>
public sealed class SelectionModel(
    CurrentViewer current, SelectedSubmissionsQuery query, AcceptSelection accept, RuleMessages messages,
    IStringLocalizer<VerificationTexts> texts) : PageModel
{
    /// <summary>Submissions that were ticked.</summary>
    [BindProperty]
    public List<Guid> Selected { get; set; } = [];

    public IReadOnlyList<SelectedSubmission> Rows { get; private set; } = [];

    /// <summary>What became of each; null: nothing was pressed yet.</summary>
    public IReadOnlyList<AcceptSelection.Outcome>? Outcomes { get; private set; }

    public IEnumerable<SelectedSubmission> Plain => Rows.Where(row => row.Exceptions.Count == 0);

    public IEnumerable<SelectedSubmission> Odd => Rows.Where(row => row.CanBeAccepted && row.Exceptions.Count > 0);

    public IEnumerable<SelectedSubmission> Out => Rows.Where(row => !row.CanBeAccepted);

    public IActionResult OnGet() => Redirect(Url.Content("~/xac-nhan"));

    public async Task OnPostAsync(CancellationToken token)
    {
        Rows = await query.ExecuteAsync([.. Selected.Distinct().Take(AcceptSelection.Most)], current.Viewer, token);
        if (Rows.Count == 0)
        {
            ModelState.AddModelError("", texts["Bulk.None"]);
        }
    }

    public async Task OnPostAcceptAsync(CancellationToken token)
    {
        var outcomes = await accept.ExecuteAsync(new(Selected, current.Viewer), token);
        Rows = await query.ExecuteAsync([.. outcomes.Select(one => one.SubmissionId)], current.Viewer, token);
        Outcomes = outcomes;
        if (outcomes.Count == 0)
        {
            ModelState.AddModelError("", texts["Bulk.None"]);
        }
    }

    /// <summary>nộp quá hạn · Lục Thị Mộc Lan đã xác nhận lúc …</summary>
    public string Why(SelectedSubmission row) => string.Join(" · ", row.Exceptions.Select(one => one == SelectionException.Gone
        ? Gone(row)
        : texts[$"Odd.{one}"].Value));

    /// <summary>Why a row was not accepted, in words: who decided it meanwhile, or the rule.</summary>
    public string Why(AcceptSelection.Outcome outcome, SelectedSubmission row) =>
        outcome.Refusal!.Rule == Rules.TaskIsNotWaitingForVerification && row.DecidedBy is not null
            ? Gone(row)
            : messages.Sentence(outcome.Refusal);

    private string Gone(SelectedSubmission row) => row.Submission.DecidedAt is { } at
        ? texts[$"Gone.{row.Submission.State}", row.DecidedBy ?? "", Wording.Moment(at, CultureInfo.CurrentUICulture)]
        : "";
}
