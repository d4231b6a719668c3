using System.Globalization;
using AgencyTasks.Core.Board;
using AgencyTasks.Domain.Tasks;
using Microsoft.AspNetCore.Http.Extensions;

namespace AgencyTasks.Web.Pages.Board;

/// <summary>From a figure of the board to the address of its rows, and back.</summary>
public static class BoardLinks
{
    private static readonly (StandardHead Head, string Word)[] Heads =
    [
        (StandardHead.DoneOnTime, "dung-han"),
        (StandardHead.DoneLate, "tre"),
        (StandardHead.OpenInTime, "trong-han"),
        (StandardHead.OpenOverdue, "qua-han"),
    ];

    public static StandardHead? HeadOf(string? word) =>
        Heads.Where(one => one.Word == word).Select(one => (StandardHead?)one.Head).FirstOrDefault();

    public static bool? IsHandedIn(string? word) => word switch
    {
        "da-nop" => true,
        "chua-nop" => false,
        _ => null,
    };

    public static string Board(BoardFilter filter) => "/bang" + Query(filter, new BoardCell());

    public static string Agency(BoardFilter filter, string code) =>
        $"/bang/don-vi/{Uri.EscapeDataString(code)}" + Query(filter with { Search = null, AgencyCode = null }, new BoardCell());

    public static string Rows(BoardFilter filter, BoardCell cell, int page = 1)
    {
        var query = Query(filter, cell);
        return "/bang/dong" + (page > 1 ? $"{query}&trang={page}" : query);
    }

    private static string Query(BoardFilter filter, BoardCell cell)
    {
        var query = new QueryBuilder { { "nam", filter.Year.ToString(CultureInfo.InvariantCulture) } };
        Add("don-vi", filter.AgencyCode);
        Add("thang", cell.Month?.ToString(CultureInfo.InvariantCulture));
        Add("dau", Heads.FirstOrDefault(one => one.Head == cell.Head).Word);
        Add("qua-han", cell.Age?.Code);
        Add("bao-cao", cell.IsReportHandedIn switch { true => "da-nop", false => "chua-nop", null => null });
        Add("moi", cell.IsUnbegun ? "chua-lam" : null);
        Add("linh-vuc", filter.WorkArea);
        Add("ke-hoach", filter.PlanCode);
        Add("tim", filter.Search);
        foreach (var code in cell.DutyCodes)
        {
            Add("nhiem-vu", code);
        }

        return query.ToString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }
    }
}
