using System.Globalization;
using System.Text.RegularExpressions;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>Nạp kế hoạch mới: a plan's file becomes the draft of its first matrix.</summary>
[LargestRequest]
public sealed class NewPlanModel(
    LoadPlan load, CurrentViewer current, RuleMessages messages,
    IStringLocalizer<PlanningTexts> texts, IStringLocalizer<Shared> shared) : PageModel
{
    private const long LargestFile = 20 * 1024 * 1024;

    private static readonly Regex PlainCode = new("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? PlanTitle { get; set; }

    [BindProperty]
    public string? FirstYear { get; set; }

    [BindProperty]
    public string? LastYear { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        var reader = new FormReader(ModelState, current.Viewer, shared, messages);
        var title = reader.Text(PlanTitle, nameof(PlanTitle), LoadPlan.LongestTitle);
        var code = reader.Text(Code, nameof(Code), 80);
        var (first, last) = (Year(FirstYear, nameof(FirstYear)), Year(LastYear, nameof(LastYear)));
        if (code is not null && !PlainCode.IsMatch(code))
        {
            ModelState.AddModelError(nameof(Code), texts["NewPlan.Wrong.Code"]);
        }

        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), texts["NewPlan.Wrong.File"]);
        }
        else if (Upload.Length > LargestFile)
        {
            ModelState.AddModelError(
                nameof(Upload), shared["File.TooLarge", Upload.FileName, Upload.Length / 1024 / 1024, LargestFile / 1024 / 1024]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            using var bytes = new MemoryStream();
            await Upload!.CopyToAsync(bytes, token);
            var plan = await load.ExecuteAsync(
                new(Upload.FileName, bytes.ToArray(), title, code, first, last, current.Viewer), token);
            return Redirect(Url.Content($"~/ma-tran/1?ke-hoach={Uri.EscapeDataString(plan)}"));
        }
        catch (RuleRefusedException refusal)
        {
            messages.AddTo(ModelState, refusal, BoxOf(refusal.Rule));
            return Page();
        }
    }

    private int? Year(string? typed, string box)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1945 and <= 2100)
        {
            return year;
        }

        ModelState.AddModelError(box, texts["NewPlan.Wrong.Year", typed.Trim()]);
        return null;
    }

    private static string BoxOf(Rule rule) => rule switch
    {
        _ when rule == Rules.PlanNeedsTitle => nameof(PlanTitle),
        _ when rule == Rules.PlanNeedsYears || rule == Rules.PlanYearsAreInOrder => nameof(FirstYear),
        _ when rule == Rules.PlanCodeIsFree => nameof(Code),
        _ => nameof(Upload),
    };
}
