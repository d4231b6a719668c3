using System.Globalization;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Planning.Sheets;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>Xem trước khi ghi nhận: what a file would add, change and leave out, or what is wrong in it; then saves exactly
/// that. Its address stays good until it is saved, and shows then what was done.</summary>
public sealed class ImportReviewModel(
    ImportReviewQuery reviews, ImportDuties import, CurrentViewer current, ImportWords words, RuleMessages messages,
    IStringLocalizer<ImportTexts> texts, IStringLocalizer<Shared> shared) : PageModel
{
    public const int ListedAtMost = 100;
    public const int FaultsListedAtMost = 50;

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    /// <summary>Text of the time before Unicode is converted: the person's yes.</summary>
    [BindProperty(SupportsGet = true, Name = "chuyen-ma")]
    public bool IsConverted { get; set; }

    /// <summary>Of the dry run that the person saw.</summary>
    [BindProperty]
    public string Fingerprint { get; set; } = "";

    [BindProperty]
    public bool RemovesMissing { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ImportReview Review { get; private set; } = null!;

    public ImportReading Reading => Review.Reading!;

    public ImportWords Words => words;

    public string Query => Address(PlanCode is null ? [] : [("ke-hoach", PlanCode)]);

    /// <summary>The marked workbook of what this page shows.</summary>
    public string FaultsLink => $"/ma-tran/{Version}/nhap/{Id}" + Address(
    [
        .. PlanCode is null ? Array.Empty<(string, string)>() : [("ke-hoach", PlanCode)],
        .. IsConverted ? [("chuyen-ma", "true")] : Array.Empty<(string, string)>(),
        ("handler", "Faults"),
    ]);

    /// <summary>Somebody has to say why: what was published before would change.</summary>
    public bool NeedsReason => Reading.Changes.Changed.Select(one => one.Before).Concat(Reading.Changes.Missing)
        .Any(duty => duty.LiveSince is not null);

    /// <summary>The file's hidden sheet names another plan: nobody brings its duties in by mistake.</summary>
    public bool IsOfOtherPlan => Reading.Sheet.IsOfOtherPlan;

    [BindProperty]
    public bool TakesOtherPlan { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken token)
    {
        await LoadAsync(token);
        return Page();
    }

    /// <summary>The workbook back, its faulty cells marked.</summary>
    public async Task<IActionResult> OnGetFaultsAsync(CancellationToken token)
    {
        await LoadAsync(token);
        if (Review.Reading is null)
        {
            throw new Core.Database.NotFoundException("The import");
        }

        var bytes = await Task.Run(
            () => FaultWorkbook.Write(
                Reading.Table, Review.Import.Content, Reading.Sheet.HeaderRow, Reading.Sheet.Faults, words.Sentence),
            token);
        return File(bytes, DutyWorkbook.ContentType, $"loi-{Path.GetFileNameWithoutExtension(Review.Import.FileName)}.xlsx");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        var reason = new FormReader(ModelState, current.Viewer, shared, messages).Text(Reason, nameof(Reason), 500);
        var seen = Fingerprint;
        await LoadAsync(token);
        Fingerprint = seen;
        if (Review.Reading is not null && IsOfOtherPlan && !TakesOtherPlan)
        {
            ModelState.AddModelError(nameof(TakesOtherPlan), texts["Save.OtherPlan.Needed"]);
        }

        if (ModelState.IsValid && await SaveAsync(reason ?? "", token))
        {
            return Redirect(Url.Content($"~/ma-tran/{Version}/nhap/{Id}{Query}"));
        }

        await LoadAsync(token);
        return Page();
    }

    private async Task<bool> SaveAsync(string reason, CancellationToken token)
    {
        try
        {
            await import.ExecuteAsync(new(Id, Fingerprint, IsConverted, RemovesMissing, reason, current.Viewer), token);
            return true;
        }
        catch (RuleRefusedException refusal) when (refusal.Rule == Rules.PreviewStillHolds)
        {
            ModelState.Clear();
            ModelState.AddModelError("", texts["Save.Changed"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        catch (RuleRefusedException refusal) when (refusal.Rule == Rules.PublishedMatrixIsFixed)
        {
            ModelState.AddModelError("", texts["NotDraft", Version]);
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal, refusal.Rule == Rules.ChangeOfPublishedDutyNeedsReason ? nameof(Reason) : "");
        }

        return false;
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Review = await reviews.ExecuteAsync(Id, IsConverted, current.Viewer, token);
        if (Review.Matrix.Version != Version)
        {
            throw new Core.Database.NotFoundException("The import");
        }

        Fingerprint = Review.Reading?.Changes.Fingerprint ?? "";
    }

    private static string Address(IEnumerable<(string Name, string Value)> values)
    {
        var query = string.Join('&', values.Select(value => $"{value.Name}={Uri.EscapeDataString(value.Value)}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}
