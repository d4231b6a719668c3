using AgencyTasks.Core.Files;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>What the offices keep a register of, as sheets, in the words of their pages.</summary>
public sealed class RegisterSheets(IStringLocalizer<ListTexts> texts, IStringLocalizer<PeriodTexts> periods, TaskWords tasks)
{
    public ListSheet Periods(IReadOnlyList<(Plan Plan, PeriodLine Line)> rows, Func<PeriodLine, string> state) => ListSheet.Of(
        periods["Title"], rows,
        new(periods["Period"], 18, row => tasks.Period(row.Line.Code)),
        new(texts["Plan"], 60, row => row.Plan.Title),
        new(periods["State"], 44, row => state(row.Line)),
        new(periods["Open"], 12, row => row.Line.Contents.Open),
        new(periods["Waiting"], 12, row => row.Line.Contents.Waiting),
        new(periods["Accepted"], 12, row => row.Line.Contents.Accepted),
        new(periods["Ended"], 12, row => row.Line.Contents.Ended));
}
