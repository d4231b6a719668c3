using System.Globalization;
using AgencyTasks.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Display;

/// <summary>How dates, deadlines and periods read, on pages, in mails and in documents alike. Culture: vi or en.</summary>
public static class Wording
{
    private static readonly TextResources Texts = new("Wording");
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu");
    private static readonly LocalDatePattern ShortPattern = LocalDatePattern.CreateWithInvariantCulture("dd/MM");

    /// <summary>14/11/2019</summary>
    public static string Day(LocalDate day) => DayPattern.Format(day);

    /// <summary>14/11</summary>
    public static string ShortDay(LocalDate day) => ShortPattern.Format(day);

    /// <summary>A long title cut behind a whole word.</summary>
    public static string Shortened(string title, int longest)
    {
        if (title.Length <= longest)
        {
            return title;
        }

        var blank = title.LastIndexOf(' ', longest - 1);
        return (blank > 0 ? title[..blank] : title[..(longest - 1)]).TrimEnd(' ', ',', ';') + "…";
    }

    /// <summary>thứ Năm, 14/11/2019</summary>
    public static string DayWithWeekday(LocalDate day, CultureInfo culture) =>
        $"{Texts.Get(culture, $"Weekday.{day.DayOfWeek}")}, {Day(day)}";

    /// <summary>07:30 ngày 04/11/2019</summary>
    public static string Moment(Instant at, CultureInfo culture)
    {
        var local = at.InZone(ProvinceTime.Zone);
        return Texts.Get(culture, "Moment", local.ToString("HH:mm", CultureInfo.InvariantCulture), Day(local.Date));
    }

    /// <summary>Trước 15/11 (hạn cuối: hết ngày thứ Năm, 14/11/2019) · Hạn cuối: hết ngày thứ Ba, 10/12/2019; for a
    /// requested body "Đề nghị trước 15/11 (đến hết ngày …)".</summary>
    public static string Deadline(DueDate due, CultureInfo culture, bool isRequested = false)
    {
        var last = DayWithWeekday(due.LastDay, culture);
        var asked = isRequested ? ".Requested" : "";
        return due.IsExclusive
            ? Texts.Get(culture, "Deadline.Before" + asked, ShortDay(due.StatedDay), last)
            : Texts.Get(culture, "Deadline.On" + asked, last);
    }

    /// <summary>Trước 15/11 (hạn cuối: hết ngày 14/11) · hạn 30/06/2019</summary>
    public static string ShortDeadline(DueDate due, CultureInfo culture) => due.IsExclusive
        ? Texts.Get(culture, "Deadline.Before", ShortDay(due.StatedDay), ShortDay(due.LastDay))
        : Texts.Get(culture, "Deadline.On.Short", Day(due.LastDay));

    /// <summary>Còn 3 ngày làm việc · Hạn là hôm nay · Quá hạn 5 ngày; for a requested body "Đã qua ngày đề nghị 5
    /// ngày".</summary>
    public static string Remaining(
        DueDate due, LocalDate today, WorkingCalendar calendar, CultureInfo culture, bool isRequested = false)
    {
        if (today > due.LastDay)
        {
            return Texts.Get(
                culture, isRequested ? "Remaining.Overdue.Requested" : "Remaining.Overdue", due.DaysOverdue(today));
        }

        if (today == due.LastDay)
        {
            return Texts.Get(culture, isRequested ? "Remaining.Today.Requested" : "Remaining.Today");
        }

        var working = calendar.WorkingDaysBetween(today, due.LastDay);
        return working == 0
            ? Texts.Get(culture, "Remaining.LastWorkingDay")
            : Texts.Get(culture, working == 1 ? "Remaining.Day" : "Remaining.Days", working);
    }

    /// <summary>Tháng 10/2019 · Quý IV/2019 · 6 tháng đầu năm 2019 · Năm 2019; nothing for what comes once.</summary>
    public static string Period(string code, CultureInfo culture)
    {
        var parts = code.Split('-');
        return parts switch
        {
            ["once"] => "",
            [var year] => Texts.Get(culture, "Period.Year", year),
            [var year, "H1"] => Texts.Get(culture, "Period.FirstHalf", year),
            [var year, "H2"] => Texts.Get(culture, "Period.SecondHalf", year),
            [var year, ['Q', var quarter]] => Texts.Get(culture, $"Period.Quarter.{quarter}", year),
            [var year, var month] => Texts.Get(culture, "Period.Month", month, year),
            _ => code,
        };
    }
}
