using System.Globalization;
using AgencyTasks.Core.Board;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Pages.Board;
using Microsoft.AspNetCore.Http.Extensions;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>A head figure of the coverage page: which sentences it counts.</summary>
/// <param name="IsOfTheYear">It speaks for every body, and is only for who sees them all.</param>
public sealed record CoverageFilter(string Code, Func<SentenceCoverage, bool> Takes, bool IsOfTheYear = false)
{
    public static readonly IReadOnlyList<CoverageFilter> All =
    [
        new("co-nhiem-vu", sentence => sentence.Duties.Count > 0),
        new("co-ly-do", sentence => sentence.Standing == SentenceStanding.Reasoned),
        new("con-thieu", sentence => sentence.Standing == SentenceStanding.Gap),
        new("chua-ai-lam", sentence => sentence.Standing == SentenceStanding.Untouched, IsOfTheYear: true),
        new("qua-han", sentence => sentence.HasOverdue, IsOfTheYear: true),
    ];

    public static CoverageFilter? Find(string? code) => All.FirstOrDefault(filter => filter.Code == code);
}

/// <summary>From a figure of the coverage page to its sentences, and to its tasks on the board.</summary>
public static class CoverageLinks
{
    public static string Anchor(string citation) => "cau-" + citation.Replace('.', '-');

    public static string Page(PlanCoverage coverage, string? planCode, string? only)
    {
        var query = new QueryBuilder { { "nam", coverage.Year.ToString(CultureInfo.InvariantCulture) } };
        if (planCode is not null)
        {
            query.Add("ke-hoach", planCode);
        }

        if (only is not null)
        {
            query.Add("loc", only);
        }

        return $"/ma-tran/{coverage.Matrix.Version}/do-phu{query}";
    }

    /// <summary>Exactly the tasks that a figure of these duties counts.</summary>
    public static string Rows(PlanCoverage coverage, IEnumerable<CoveredDuty> duties, StandardHead? head, bool unbegun = false) =>
        BoardLinks.Rows(
            new BoardFilter { Year = coverage.Year, PlanCode = coverage.Plan.Code },
            new BoardCell { Head = head, IsUnbegun = unbegun, DutyCodes = [.. duties.Select(duty => duty.Duty.Code)] });
}

/// <summary>A year's figures as a bar with its words.</summary>
/// <param name="Duties">Whose tasks they are; empty: of the whole plan.</param>
public sealed record CoverageBarPart(
    CoverageModel Page, CoverageFigures Figures, IReadOnlyList<CoveredDuty> Duties, bool IsRequested);

/// <summary>A sentence with its margin.</summary>
public sealed record SentencePart(CoverageModel Page, SentenceCoverage Sentence);

/// <summary>Duties in a list: of a work area, or without a sentence.</summary>
public sealed record CoveredDutiesPart(CoverageModel Page, IReadOnlyList<CoveredDuty> Duties);
