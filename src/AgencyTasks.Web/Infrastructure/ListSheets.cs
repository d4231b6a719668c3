using System.Globalization;
using AgencyTasks.Core.Board;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Communes;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Search;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>The lists of the product as sheets, in the words of their pages.</summary>
public sealed class ListSheets(
    IStringLocalizer<ListTexts> texts, IStringLocalizer<Shared> shared, IStringLocalizer<ConversionTexts> conversions,
    TaskWords words, PostWords posts, IClock clock)
{
    public ListSheet Tasks(string name, IAsyncEnumerable<TaskLine> lines, int count) =>
        ListSheet.Of(name, lines, count, [.. Of<TaskLine>(line => line)]);

    public ListSheet Tasks(string name, IReadOnlyList<TaskLine> lines) =>
        Tasks(name, lines.ToAsyncEnumerable(), lines.Count);

    public ListSheet Board(string name, IAsyncEnumerable<BoardRow> rows, int count) => ListSheet.Of(
        name, rows, count,
        new(texts["Task"], 48, row => row.Title),
        new(texts["Citation"], 10, row => row.Citation),
        new(texts["Agency"], 28, row => row.Agency.NameIn(CultureInfo.CurrentUICulture)),
        new(texts["Commune"], 22, row => row.Commune),
        new(texts["District"], 22, row => row.District),
        new(texts["Period"], 18, row => words.Period(row.PeriodCode)),
        new(texts["Due"], 13, row => row.Due.LastDay),
        new(texts["State"], 26, row => State(TaskWords.StateCode(
            row.State, row.IsBegun, row.IsSubmittedOnTime, row.IsNothingToReport))),
        new(texts["DaysOverdue"], 12, row => row.DaysOverdue));

    public ListSheet Waiting(string name, IReadOnlyList<WaitingLine> lines, WorkingCalendar calendar) => ListSheet.Of(
        name, lines,
        [
            .. Of<WaitingLine>(one => one.Line),
            new(texts["DaysWaited"], 14, one => one.Line.SubmittedAt is { } at
                ? calendar.WorkingDaysBetween(ProvinceTime.DateOf(at), clock.Today()) : null),
        ]);

    public ListSheet Extensions(string name, IReadOnlyList<OpenExtension> rows) => ListSheet.Of(
        name, rows,
        [
            .. Of<OpenExtension>(one => one.Line),
            new(texts["AskedAt"], 13, one => ProvinceTime.DateOf(one.AskedAt)),
            new(texts["AskedFor"], 13, one => one.AskedFor),
        ]);

    public ListSheet Evidence(string name, IReadOnlyList<EvidenceLine> lines) => ListSheet.Of(
        name, lines,
        new(texts["Number"], 18, line => line.Document?.Number),
        new(texts["Date"], 13, line => line.Document?.Date),
        new(texts["Signer"], 26, line => line.Document?.Signer),
        new(texts["IssuedBy"], 28, line => line.Document?.IssuedBy),
        new(texts["File"], 30, line => line.FileName),
        new(texts["Link"], 30, line => line.Link),
        new(texts["Task"], 48, line => line.Title),
        new(texts["Agency"], 28, line => line.AgencyName),
        new(texts["Commune"], 22, line => line.CommuneName),
        new(texts["District"], 22, line => line.DistrictName),
        new(texts["Period"], 18, line => words.Period(line.PeriodCode)),
        new(texts["Receipt"], 16, line => line.ReceiptNumber),
        new(texts["HandedIn"], 13, line => Day(line.MadeAt)));

    public ListSheet Communes(string name, IReadOnlyList<PlaceLine> lines) => ListSheet.Of(
        name, lines,
        new(texts["Commune"], 28, line => line.Commune.Name),
        new(texts["District"], 28, line => line.District),
        new(texts["Years"], 24, line => string.Join(", ", line.Conversions.Select(one => one.Year).Distinct().Order())));

    public ListSheet Conversions(string name, IReadOnlyList<ConversionLine> lines) => ListSheet.Of(
        name, lines,
        new(conversions["Commune"], 28, line => line.Commune),
        new(conversions["District"], 28, line => line.District),
        new(conversions["State"], 36, line => line.Conversion.Outcome is { } outcome
            ? conversions[$"State.{outcome}", Wording.Day(line.Conversion.EndedOn!.Value)].Value
            : conversions[line.Conversion.IsCarriedOver ? "State.CarriedOver" : "State.UnderWay"].Value),
        new(conversions["Decision"], 48, line => (line.Conversion.EndDecision ?? line.Conversion.Decision).AsDecision()));

    public ListSheet People(string name, IReadOnlyList<PersonLine> lines) => ListSheet.Of(
        name, lines,
        new(texts["Name"], 26, line => line.FullName),
        new(texts["JobTitle"], 36, line => line.Title),
        new(texts["Agencies"], 40, line => string.Join("\n", line.Agencies)));

    public ListSheet People(string name, IReadOnlyList<ShownPerson> people) => ListSheet.Of(
        name, people,
        new(texts["Name"], 26, row => row.Person.FullName),
        new(texts["JobTitle"], 36, row => row.Person.Title),
        new(texts["Posts"], 48, row => string.Join("\n", row.Held.Select(posts.PostLine))),
        new(texts["Mail"], 40, row => row.Person.Mail),
        new(texts["HasAccount"], 12, row => texts[row.HasAccount ? "Yes" : "No"].Value));

    private IEnumerable<ListColumn<T>> Of<T>(Func<T, TaskLine> line) =>
    [
        new(texts["Task"], 48, row => line(row).Title),
        new(texts["Agency"], 28, row => line(row).AgencyName),
        new(texts["Commune"], 22, row => line(row).CommuneName),
        new(texts["District"], 22, row => line(row).DistrictName),
        new(texts["Period"], 18, row => words.Period(line(row).PeriodCode)),
        new(texts["Due"], 13, row => line(row).DueLastDay),
        new(texts["State"], 26, row => State(TaskWords.StateCode(line(row)))),
        new(texts["DaysOverdue"], 12, row => DaysOverdue(line(row))),
        new(texts["HandedIn"], 13, row => Day(line(row).SubmittedAt)),
        new(texts["OnTime"], 12, row => line(row).IsSubmittedOnTime is { } isOnTime ? texts[isOnTime ? "Yes" : "No"].Value : null),
        new(texts["Reason"], 40, row => line(row).Reason),
    ];

    private string State(string code) => shared[StateLooks.State(code).Word];

    private int DaysOverdue(TaskLine line) =>
        line.LightAt(clock.Now()) == DeadlineLight.Overdue ? line.Due.DaysOverdue(clock.Today()) : 0;

    private static LocalDate? Day(Instant? at) => at is { } moment ? ProvinceTime.DateOf(moment) : null;
}
