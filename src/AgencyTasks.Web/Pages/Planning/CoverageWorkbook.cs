using AgencyTasks.Core.Board;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>The coverage page as a workbook: by sentence, by duty, in sum.</summary>
public sealed class CoverageWorkbook(
    IStringLocalizer<CoverageTexts> texts, IStringLocalizer<PlanningTexts> planning, IStringLocalizer<Shared> shared, DutyWords words)
{
    /// <param name="seesEverything">Only then the year's standing is written: it speaks for every body.</param>
    public Task<byte[]> WriteAsync(PlanCoverage coverage, BodyHeirs heirs, bool seesEverything, string printedAt, CancellationToken token)
    {
        string Standing(SentenceCoverage sentence) => shared[StateLooks.Sentence(
            seesEverything || sentence.Duties.Count == 0 ? sentence.Standing.ToString() : "Covered", sentence.IsRequested).Word];
        return ListWorkbook.WriteAsync(
            [
                ListSheet.Of(
                    texts["Sheet.Sentences"],
                    coverage.Sentences,
                    [
                        new(texts["Column.Citation"], 10, row => row.Sentence.Citation),
                        new(texts["Column.Sentence"], 70, row => row.Sentence.Text),
                        new(texts["Column.Standing", coverage.Year], 24, Standing),
                        new(texts["Column.Duties"], 24, row => string.Join("\n", row.Duties.Select(duty => duty.Duty.Code))),
                        new(texts["Column.Leads"], 36, row => string.Join("\n", row.Duties
                            .Select(duty => words.Bodies(duty.Duty.Leads, heirs, duty.Duty.Code)).Distinct())),
                        .. Figures<SentenceCoverage>(row => row.Figures),
                        new(texts["Column.Reason"], 48, row => row.Duties.Count == 0 ? row.Sentence.NoDutyReason : null),
                    ]),
                ListSheet.Of(
                    texts["Sheet.Duties"],
                    [.. coverage.Duties],
                    [
                        new(texts["Column.Code"], 12, row => row.Duty.Code),
                        new(texts["Column.Title"], 48, row => row.Duty.Title),
                        new(texts["Column.Citation"], 10, row => row.Duty.Citation),
                        new(texts["Column.WorkArea"], 10, row => row.Duty.WorkArea),
                        new(texts["Column.Leads"], 36, row => words.Bodies(row.Duty.Leads, heirs, row.Duty.Code)),
                        new(planning["Fact.Due"], 40, row => words.Due(row.Duty)),
                        new(texts["Column.Confirmed"], 12, row => texts[row.Duty.IsConfirmed ? "Yes" : "No"].Value),
                        new(planning["Fact.Effective"], 13, row => row.Duty.EffectiveFrom),
                        new(texts["Column.To"], 13, row => row.Duty.EffectiveTo),
                        .. Figures<CoveredDuty>(row => row.Figures),
                    ]),
                ListSheet.Of(
                    texts["Sheet.Sum"],
                    [.. Sums(coverage, seesEverything, printedAt)],
                    [
                        new(texts["Column.What"], 60, row => row.What),
                        new(texts["Column.Figure"], 40, row => row.Figure),
                    ]),
            ],
            token);
    }

    private IEnumerable<ListColumn<T>> Figures<T>(Func<T, CoverageFigures> figures) =>
    [
        new(texts["Column.Total"], 9, row => figures(row).Total),
        new(texts["Column.DoneOnTime"], 11, row => figures(row).Heads.DoneOnTime),
        new(texts["Column.DoneLate"], 11, row => figures(row).Heads.DoneLate),
        new(texts["Column.OpenInTime"], 11, row => figures(row).Heads.OpenInTime),
        new(texts["Column.OpenOverdue"], 11, row => figures(row).Heads.OpenOverdue),
        new(texts["Column.Unbegun"], 11, row => figures(row).Unbegun),
        new(texts["Column.Waived"], 9, row => figures(row).Waived),
    ];

    private IEnumerable<(string What, object? Figure)> Sums(PlanCoverage coverage, bool seesEverything, string printedAt)
    {
        yield return (texts["Sum.Plan"], coverage.Plan.Title);
        yield return (texts["Sum.Version"], coverage.Matrix.Version);
        yield return (texts["Year"], coverage.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        yield return (texts["Sum.PrintedAt"], printedAt);
        yield return (texts["Sum.Sentences"], coverage.Sentences.Count);
        foreach (var filter in CoverageFilter.All.Where(filter => seesEverything || !filter.IsOfTheYear))
        {
            yield return (texts["Sum.Head", texts[$"Head.{filter.Code}", coverage.Year].Value], coverage.Sentences.Count(filter.Takes));
        }

        yield return (texts["Sum.Duties"], coverage.Duties.Count());
        yield return (texts["Sum.WithoutSentence"], coverage.WithoutSentence.Count);
        foreach (var column in Figures<CoverageFigures>(figures => figures))
        {
            yield return (texts["Sum.Tasks", column.Heading], column.Value(coverage.Total));
        }

        if (!seesEverything)
        {
            yield return (texts["Sum.Note"], texts["OwnOnly"].Value);
        }
    }
}
