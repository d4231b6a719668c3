using System.Globalization;
using AgencyTasks.Core.Board;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>The figures of the board as sheets, in the words of its pages.</summary>
public sealed class BoardSheets(IStringLocalizer<ListTexts> texts, IStringLocalizer<BoardTexts> words)
{
    private static readonly StandardHead[] Heads =
        [StandardHead.DoneOnTime, StandardHead.DoneLate, StandardHead.OpenInTime, StandardHead.OpenOverdue];

    /// <summary>A row a body: its months, heads, ages and report.</summary>
    public ListSheet Bodies(BoardFigures board) => ListSheet.Of(
        texts["List.BoardRows"], board.Agencies,
        [
            new(words["Column.Agency"], 40, Name),
            new(texts["Group"], 30, row => words[$"Group.{row.Group}"].Value),
            .. Enumerable.Range(1, 12).Select(month => new ListColumn<BoardAgency>(
                words["Month", month, board.Filter.Year], 10, row => row.Months[month - 1].Total)),
            .. Heads.Select(head => new ListColumn<BoardAgency>(words[$"Head.{head}"], 14, row => row.Total.Of(head))),
            new(words["Column.Total"], 10, row => row.Total.Total),
            new(words["Column.Days"], 12, row => row.LongestOverdue),
            .. OverdueAge.All.Select((age, at) => new ListColumn<BoardAgency>(
                words["Rows.Age", words[$"Ages.{age.Code}"].Value], 14, row => row.Ages[at])),
            new(words["Column.Report"], 12, row => row.Reports == 0
                ? null : words[row.ReportsHandedIn == row.Reports ? "Report.Yes" : "Report.No"].Value),
        ]);

    /// <summary>A row a body and month that has tasks; where all are asked politely nothing is called overdue.</summary>
    public ListSheet Months(IReadOnlyList<BoardAgency> agencies, int year) => ListSheet.Of(
        words["Table.Label"],
        [
            .. from row in agencies
               from month in Enumerable.Range(1, 12)
               where row.Months[month - 1].Total > 0
               select (Row: row, Month: month, Counts: row.Months[month - 1]),
        ],
        [
            new(words["Column.Agency"], 40, cell => Name(cell.Row)),
            new(words["Agency.Month"], 16, cell => words["Month", cell.Month, year].Value),
            .. Heads.Select(head => new ListColumn<(BoardAgency Row, int Month, HeadCounts Counts)>(
                words[head == StandardHead.OpenOverdue && agencies.Count > 0 && agencies.All(row => row.Group == BoardGroup.Requested)
                    ? "Head.OpenOverdue.Requested" : $"Head.{head}"],
                14, cell => cell.Counts.Of(head))),
            new(words["Column.Total"], 10, cell => cell.Counts.Total),
        ]);

    private static string Name(BoardAgency row) => row.Agency.NameIn(CultureInfo.CurrentUICulture);
}
