using System.Globalization;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>A value of a duty in both versions, with its changed words marked.</summary>
public sealed record ComparedValue(string Name, WordDifference Words);

/// <summary>So sánh hai phiên bản: what was added, removed and changed, by whom and why.</summary>
public sealed class CompareModel(
    CompareVersions compare,
    AgencyTasksDb db,
    LineageQuery lineage,
    DutyWords words,
    IStringLocalizer<PlanningTexts> texts,
    IStringLocalizer<BoardTexts> areas,
    IStringLocalizer<CoverageTexts> compareTexts,
    IClock clock) : PageModel
{
    /// <summary>Values that read as one, under the first's name.</summary>
    private static readonly Dictionary<string, string> ReadTogether = new()
    {
        ["due_rule"] = "recurrence",
        ["effective_to"] = "effective_from",
    };

    [BindProperty(SupportsGet = true, Name = "ke-hoach")]
    public string? PlanCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "tu")]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "den")]
    public int? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "chu-tri")]
    public string? Lead { get; set; }

    public ComparedVersions Found { get; private set; } = null!;

    public MatrixComparison Comparison { get; private set; } = null!;

    public IReadOnlyDictionary<string, Agency> Agencies { get; private set; } = new Dictionary<string, Agency>();

    public BodyHeirs Heirs { get; private set; } = null!;

    public Instant Now => clock.Now();

    public async Task OnGetAsync(CancellationToken token)
    {
        Found = await compare.ExecuteAsync(From, To, PlanCode, token);
        Comparison = string.IsNullOrEmpty(Lead) ? Found.Comparison : Found.Comparison.LedBy(Lead);
        Agencies = await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position)
            .ToDictionaryAsync(agency => agency.Code, token);
        Heirs = new BodyHeirs(Agencies, await lineage.ExecuteAsync(token));
    }

    /// <summary>The leads of either version.</summary>
    public IReadOnlyCollection<string> Leads => Found.Comparison.Before.Duties.Concat(Found.Comparison.After.Duties)
        .SelectMany(duty => duty.Leads).ToHashSet();

    public string? NameOf(Guid? person) => person is { } id ? Found.People.GetValueOrDefault(id) : null;

    /// <summary>The values in which the two differ, in words, in the order of <see cref="DutyValues"/>.</summary>
    public IEnumerable<ComparedValue> Values(DutyPair pair) => pair.Differing
        .Select(name => ReadTogether.GetValueOrDefault(name, name)).Distinct()
        .Select(name => new ComparedValue(NameOf(name), WordDifference.Of(Text(name, pair.Before), Text(name, pair.After))));

    public string NameOf(string value) => value switch
    {
        "leads" => texts["Fact.Leads"],
        "coordinators" => texts["Fact.Coordinators"],
        "mode" => texts["Fact.Mode"],
        "scope" => texts["Fact.Scope"],
        "recurrence" => texts["Fact.Due"],
        "evidence" => texts["Fact.Evidence"],
        "figures" => texts["Fact.Figures"],
        "verify" => texts["Fact.Verify"],
        "work_area" => texts["Fact.WorkArea"],
        "effective_from" => texts["Fact.Effective"],
        _ => compareTexts[$"Value.{value}"],
    };

    private string Text(string name, Duty duty) => name switch
    {
        "citation" => duty.Citation,
        "quote" => duty.Quote,
        "title" => duty.Title,
        "text" => duty.Text,
        "work_area" => $"{duty.WorkArea} – {areas[$"WorkArea.{duty.WorkArea}"].Value}",
        "leads" => words.Bodies(duty.Leads, Heirs, duty.Code),
        "coordinators" => words.Bodies(duty.Coordinators, Heirs, duty.Code),
        "mode" => words.Mode(duty),
        "scope" => words.Scope(duty),
        "recurrence" => words.Due(duty),
        "evidence" => words.Evidence(duty),
        "figures" => words.Figures(duty),
        "verify" => words.Verification(duty),
        "effective_from" => $"{Core.Display.Wording.Day(duty.EffectiveFrom)} – {Core.Display.Wording.Day(duty.EffectiveTo)}",
        _ => duty.ProposedValues.Count == 0
            ? compareTexts["Value.proposed.None"]
            : string.Join(", ", duty.ProposedValues.Select(value => NameOf(ReadTogether.GetValueOrDefault(value, value))).Distinct()
                .Select(value => value.ToLower(CultureInfo.CurrentUICulture))),
    };
}
