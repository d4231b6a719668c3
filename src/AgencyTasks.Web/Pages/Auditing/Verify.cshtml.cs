using AgencyTasks.Core.Auditing;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Auditing;

/// <summary>A code from outside and whether it still fits.</summary>
public sealed record ComparedHead(TrailHead Head, bool Fits);

/// <summary>Kiểm tra nhật ký: the whole trail now, or against codes that went out in mails and on paper.</summary>
public sealed class VerifyModel(VerifyTrail verify, IStringLocalizer<AuditingTexts> texts) : PageModel
{
    private const int LongestText = 20_000;

    /// <summary>A page cannot wait for all files of many years.</summary>
    public static readonly TimeSpan FileTime = TimeSpan.FromSeconds(20);

    [BindProperty]
    public string? Heads { get; set; }

    public TrailReport? Report { get; private set; }

    public IReadOnlyList<ComparedHead> Compared { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task OnPostNowAsync(CancellationToken token) =>
        Report = await verify.ExecuteAsync(new TrailVerificationOptions { FileTime = FileTime }, token);

    public async Task OnPostHeadsAsync(CancellationToken token)
    {
        if (Heads is { Length: > LongestText })
        {
            ModelState.AddModelError(nameof(Heads), texts["Head.TooLong"]);
            return;
        }

        var heads = TrailHead.FindAll(Heads ?? "");
        if (heads.Count == 0)
        {
            ModelState.AddModelError(nameof(Heads), texts["Head.Missing"]);
            return;
        }

        // The chain up to the code has to be whole as well; the files say nothing about it.
        Report = await verify.ExecuteAsync(
            new TrailVerificationOptions { Heads = heads, FileTime = TimeSpan.Zero }, token);
        Compared = [.. heads.Select(head => new ComparedHead(head, Report.HasUpTo(head)))];
    }
}
