using System.Globalization;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.HandOvers;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>What the offices keep a register of, as sheets, in the words of their pages.</summary>
public sealed class RegisterSheets(
    IStringLocalizer<ListTexts> texts, IStringLocalizer<PeriodTexts> periods, IStringLocalizer<PeopleTexts> people,
    TaskWords tasks, PostWords posts)
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public ListSheet Periods(IReadOnlyList<(Plan Plan, PeriodLine Line)> rows, Func<PeriodLine, string> state) => ListSheet.Of(
        periods["Title"], rows,
        new(periods["Period"], 18, row => tasks.Period(row.Line.Code)),
        new(texts["Plan"], 60, row => row.Plan.Title),
        new(periods["State"], 44, row => state(row.Line)),
        new(periods["Open"], 12, row => row.Line.Contents.Open),
        new(periods["Waiting"], 12, row => row.Line.Contents.Waiting),
        new(periods["Accepted"], 12, row => row.Line.Contents.Accepted),
        new(periods["Ended"], 12, row => row.Line.Contents.Ended));

    public ListSheet Posts(IReadOnlyList<PostToPassOn> rows) => ListSheet.Of(
        people["Index.Title"], rows,
        new(people["Index.Holder"], 26, row => row.Holder.FullName),
        new(people["Post.Role"], 30, row => posts.RoleName(row.Post.Role)),
        new(people["Post.Agency"], 40, row => row.Agency.NameIn(Culture)),
        new(people["Index.Deputies"], 48, row => string.Join("\n", row.Deputies.Select(posts.DeputyLine))));

    public ListSheet HandOvers(IReadOnlyList<HandOverSummary> rows) => ListSheet.Of(
        people["Index.History"], rows,
        new(people["Record.Predecessor"], 26, row => row.Predecessor),
        new(people["Record.Successor"], 26, row => row.Successor),
        new(people["Record.Role"], 30, row => posts.RoleName(row.Role)),
        new(people["Record.Agency"], 40, row => row.Agency.NameIn(Culture)),
        new(people["Record.From"], 16, row => row.From));
}
