using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>How a task's place, period, due date, state and evidence read on every page.</summary>
public sealed class TaskWords(IStringLocalizer<TasksTexts> texts)
{
    /// <summary>Nearer than this a due date is shown with its weekday.</summary>
    private const int NearDays = 7;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>Xã Phú Lâm, huyện Yên Sơn · Huyện Yên Sơn · Toàn tỉnh</summary>
    public string Place(string? commune, string? district) => (commune, district) switch
    {
        ({ } name, { Length: > 0 } of) => $"{name}, {char.ToLower(of[0], CultureInfo.InvariantCulture)}{of[1..]}",
        ({ } name, _) => name,
        (_, { } of) => of,
        _ => texts["Place.Province"],
    };

    public string Place(TaskDetail task) => Place(task.CommuneName, task.DistrictName);

    /// <summary>Tháng 10/2019; for what comes once its whole span.</summary>
    public string Period(string code) => code == "once" ? texts["Period.Once"] : Wording.Period(code, Culture);

    /// <summary>Xã Phú Lâm, huyện Yên Sơn · Tháng 10/2019</summary>
    public string PlaceAndPeriod(TaskLine line) =>
        $"{Place(line.CommuneName, line.DistrictName)} · {Period(line.PeriodCode)}";

    public string PlaceAndPeriod(TaskDetail task) => $"{Place(task)} · {Period(task.Task.PeriodCode)}";

    /// <summary>hạn thứ Năm, 07/11/2019 when near · hạn 30/11/2019 · Trước 15/11 (hạn cuối: hết ngày 14/11)</summary>
    public string Due(DueDate due, LocalDate today) =>
        !due.IsExclusive && NodaTime.Period.DaysBetween(today, due.LastDay) is >= 0 and <= NearDays
            ? texts["Due.Near", Wording.DayWithWeekday(due.LastDay, Culture)]
            : Wording.ShortDeadline(due, Culture);

    /// <summary>07:35:12, thứ Hai, 04/11/2019</summary>
    public static string Moment(Instant at)
    {
        var local = at.InZone(ProvinceTime.Zone);
        return $"{local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}, {Wording.DayWithWeekday(local.Date, Culture)}";
    }

    /// <summary>07:35, thứ Hai, 04/11/2019</summary>
    public static string ShortMoment(Instant at)
    {
        var local = at.InZone(ProvinceTime.Zone);
        return $"{local.ToString("HH:mm", CultureInfo.InvariantCulture)}, {Wording.DayWithWeekday(local.Date, Culture)}";
    }

    /// <summary>thứ Hai, 04/11/2019</summary>
    public static string Day(Instant at) => Wording.DayWithWeekday(ProvinceTime.DateOf(at), Culture);

    /// <summary>nộp đúng hạn · nộp quá hạn 3 ngày</summary>
    public string Timeliness(Submission made, DueDate due) =>
        made.IsOnTime ? texts["Made.OnTime"] : Late(due.DaysOverdue(ProvinceTime.DateOf(made.MadeAt!.Value)));

    public string Late(int days) => days > 0 ? texts["Made.LateDays", days] : texts["Made.Late"];

    public string NothingBegun => texts["Shared.NothingBegun"];

    /// <summary>The code that <c>&lt;state&gt;</c> takes.</summary>
    public static string StateCode(TaskState state, bool isBegun, bool? isOnTime, bool isNothingToReport) => state switch
    {
        TaskState.Open => isBegun ? "Started" : "Open",
        TaskState.Accepted when isNothingToReport => "NothingToReport",
        TaskState.Accepted => isOnTime == true ? "Accepted" : "AcceptedLate",
        _ => state.ToString(),
    };

    public static string StateCode(TaskLine line) =>
        StateCode(line.State, line.IsBegun, line.IsSubmittedOnTime, line.IsNothingToReport);

    public static string StateCode(AgencyTask task) =>
        StateCode(task.State, task.IsBegun, task.IsSubmittedOnTime, task.IsNothingToReport);

    /// <summary>1 văn bản hoặc ảnh</summary>
    public string Asked(EvidenceRequirement asked)
    {
        var kinds = asked.Kinds.Select(kind => texts[$"Evidence.Kind.{kind}"].Value).ToList();
        var named = kinds.Count == 1
            ? kinds[0]
            : texts["Evidence.Or", string.Join(", ", kinds.SkipLast(1)), kinds[^1]].Value;
        return texts["Evidence.Asked", asked.Count, named];
    }

    /// <summary>The same from its written form <c>Document|Photo:1</c>.</summary>
    public string Asked(string asked) => Asked(EvidenceRequirement.Parse(asked));

    /// <summary>buổi · buổi, 1–500 where it must lie within a range.</summary>
    public static string Unit(FigureRequest? figure) => figure is null
        ? ""
        : figure.Allowed is { } range ? $"{figure.Unit}, {range}" : figure.Unit;

    /// <summary>Số buổi tuyên truyền (buổi, 1–500)</summary>
    public static string Asked(FigureRequest figure) => $"{figure.Name} ({Unit(figure)})";

    /// <summary>1123/SYT-NVY ngày 30/10/2019, Nguyễn Thị Hà ký</summary>
    public string Document(EvidenceItem item) => item.Document is not { } document ? "" : document.IssuedBy is { Length: > 0 }
        ? texts["Evidence.Document.IssuedBy", document.Number, Wording.Day(document.Date), document.Signer, document.IssuedBy]
        : texts["Evidence.Document", document.Number, Wording.Day(document.Date), document.Signer];

    /// <summary>412 KB</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024)} KB"
        : $"{(bytes / 1048576m).ToString("0.#", CultureInfo.CurrentCulture)} MB";
}
