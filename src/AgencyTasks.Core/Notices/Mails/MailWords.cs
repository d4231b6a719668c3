using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The sentences that both mails share. Mails are Vietnamese; a person's own language comes with accounts.</summary>
public sealed class MailWords(NoticeContent content, CultureInfo culture)
{
    private const int LongestMessage = 120;

    private static readonly TextResources Texts = new("MailTexts");

    public CultureInfo Culture => culture;

    /// <summary>thứ Hai, 04/11/2019</summary>
    public string Today => Wording.DayWithWeekday(content.Today, culture);

    public string this[string key, params ReadOnlySpan<object?> arguments] => Texts.Get(culture, key, arguments);

    /// <summary>2 nhiệm vụ quá hạn, 1 sắp đến hạn, 3 sắp tới; of requested bodies without the word overdue.</summary>
    public string Counts(IReadOnlyList<NoticeLine> lines)
    {
        var groups = lines.CountBy(CategoryOf).ToDictionary();
        string[] order = ["Overdue", "OverdueAsked", "DueSoon", "DueSoonAsked", "Upcoming", "UpcomingAsked", "Question"];
        return string.Join(", ", order.Where(groups.ContainsKey)
            .Select((category, i) => this[i == 0 ? $"Count.{category}.First" : $"Count.{category}", groups[category]]));
    }

    /// <summary>Quá hạn 5 ngày, Còn 3 ngày làm việc …</summary>
    public string Remaining(NoticeLine line) => line.IsHandedIn
        ? this["Item.HandedIn"]
        : Wording.Remaining(line.Due, content.Today, content.Calendar, culture, line.IsRequested);

    public string Deadline(NoticeLine line) => Wording.Deadline(line.Due, culture, line.IsRequested);

    /// <summary>The same, its date kept on one line.</summary>
    public string DeadlineUnbroken(NoticeLine line)
    {
        var date = Wording.DayWithWeekday(line.Due.LastDay, culture);
        return Deadline(line).Replace(date, date.Replace(' ', '\u00a0'));
    }

    /// <summary>Xã Hùng Lợi · Quý III/2019</summary>
    public string Where(NoticeLine line) => string.Join(
        " · ",
        new[] { line.Place ?? this["Item.Province"], Wording.Period(line.PeriodCode, culture) }.Where(part => part.Length > 0));

    public string State(NoticeLine line) => (line.State, line.IsBegun) switch
    {
        (TaskState.Returned, _) => this["Item.Returned"],
        (TaskState.Submitted, _) => this["Item.Waiting"],
        (_, true) => this["Item.Begun"],
        _ => this["Item.NotBegun"],
    };

    /// <summary>What the police wrote when they gave it back.</summary>
    public string? Returned(NoticeLine line) =>
        line.State == TaskState.Returned && line.Reason is { } reason ? this["Item.ReturnedReason", reason] : null;

    /// <summary>What the police wrote and nobody has answered, in one line.</summary>
    public string? Message(NoticeLine line) => line.Message is { } words
        ? this["Item.Message", Wording.Shortened(words.ReplaceLineEndings(" "), LongestMessage)]
        : null;

    /// <summary>The worst item in one line.</summary>
    public string Headline(NoticeLine line) => this["Headline", Remaining(line), line.Title];

    /// <summary>Red only for overdue, never for a requested body; each tone has its own words beside it.</summary>
    public string Tone(NoticeLine line) => CategoryOf(line) switch
    {
        "Overdue" => "red",
        "DueSoon" => "amber",
        _ => "grey",
    };

    /// <summary>The sign beside the words, as on the pages where there are no pictures.</summary>
    public string Sign(NoticeLine line) => Tone(line) switch
    {
        "red" => "!",
        "amber" => "◔",
        _ => "○",
    };

    public string Bodies(IReadOnlyList<NoticePost> bodies) => bodies.Count == 1
        ? bodies[0].ShortName
        : this["Bodies.More", bodies[0].ShortName, bodies.Count - 1];

    /// <summary>Why the person gets the mail, by the posts held.</summary>
    public string Why(IReadOnlyList<NoticePost> bodies)
    {
        var body = bodies[0];
        var held = content.Posts.Where(post => post.AgencyId == body.AgencyId).ToList();
        if (held.Count > 0 && held.TrueForAll(post => post.OnBehalfOf is not null))
        {
            return this["Why.Deputy", body.AgencyName, held[0].OnBehalfOf];
        }

        var posts = held.Select(post => post.Role).ToList();
        var role = posts.Contains(Role.FocalPoint) ? Role.FocalPoint
            : posts.Contains(Role.DistrictOffice) ? Role.DistrictOffice : Role.AgencyHead;
        return this[$"Why.{role}", body.AgencyName];
    }

    private string CategoryOf(NoticeLine line)
    {
        if (line.IsHandedIn)
        {
            return "Question";
        }

        var category = line.IsOverdue(content.Today) ? "Overdue" : line.IsDueSoon(content.Today) ? "DueSoon" : "Upcoming";
        return line.IsRequested ? category + "Asked" : category;
    }
}
