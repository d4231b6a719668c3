using System.Globalization;
using System.Text.RegularExpressions;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>A figure as people type it in Vietnamese: 1.234,5 or 1234,5; a point groups thousands, a comma begins the
/// decimals.</summary>
public static class TypedNumber
{
    private static readonly Regex Pattern = new(
        @"^-?([0-9]{1,15}|[0-9]{1,3}(\.[0-9]{3}){1,4})(,[0-9]{1,4})?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Null: not to be read as a figure.</summary>
    public static decimal? Parse(string text)
    {
        var typed = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        return Pattern.IsMatch(typed)
            ? decimal.Parse(
                typed.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>1.234,5</summary>
    public static string Show(decimal value) =>
        value.ToString("#,##0.####", CultureInfo.GetCultureInfo("vi-VN"));
}
