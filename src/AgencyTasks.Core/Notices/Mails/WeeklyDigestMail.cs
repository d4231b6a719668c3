using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The head's week: the figures of each agency, what is to be reminded of today, the worst lines.</summary>
public sealed class WeeklyDigestMail
{
    private const int LongestPlan = 90;

    private const string Bars = "▁▂▃▅▇";

    /// <param name="head">Of the trail, for the foot; null: nothing was ever written down.</param>
    public WeeklyDigestMail(NoticeContent content, IReadOnlyList<DigestSection> sections, TrailHead? head = null)
    {
        Head = head;
        Content = content;
        Sections = sections;
        Words = new MailWords(content, TextResources.Vietnamese);
        Reminders = MailList.Of(content.Lines);
    }

    public NoticeContent Content { get; }

    public IReadOnlyList<DigestSection> Sections { get; }

    public MailWords Words { get; }

    private TrailHead? Head { get; }

    /// <summary>Nhật ký số 1204 · mã 3f9a…: who keeps the mail can tell later that nothing before it was changed.</summary>
    public string? TrailLine => Head is null ? null : Words["Trail.Line", Head.Seq, Head.Hash];

    /// <summary>What would have been a reminder of its own today.</summary>
    public MailList Reminders { get; }

    public bool IsRequested => Content.HeadOf.All(body => body.Mode == DutyMode.Requested);

    public string Subject => Words[
        IsRequested ? "Digest.Subject.Asked" : "Digest.Subject", Summary, Words.Bodies(Content.HeadOf)];

    /// <summary>The worst item, or that nothing presses.</summary>
    public string Headline => Reminders.Shown.Concat(Sections.SelectMany(section => section.Worst.Shown))
        .MinBy(line => line.Due.LastDay) is { } worst
            ? Words.Headline(worst)
            : Words["Digest.NothingPresses"];

    public string Greeting => Words[IsRequested ? "Greeting.Asked" : "Greeting", Content.FullName];

    public string Intro => Words[
        IsRequested ? "Digest.Intro.Asked" : "Digest.Intro", Words.Today];

    public string Why => Words["Why.Digest", string.Join(", ", Content.HeadOf.Select(body => body.AgencyName))];

    private string Summary
    {
        get
        {
            var overdue = Sections.Sum(section => section.Figures.Overdue);
            var soon = Sections.Sum(section => section.Figures.DueSoon);
            var parts = new List<string>();
            if (overdue > 0)
            {
                parts.Add(Words[IsRequested ? "Digest.Subject.OverdueAsked" : "Digest.Subject.Overdue", overdue]);
            }

            if (soon > 0)
            {
                parts.Add(Words["Digest.Subject.DueSoon", soon, WeeklyDigest.DueWithinDays]);
            }

            return parts.Count == 0 ? Words["Digest.Subject.Nothing"] : string.Join(", ", parts);
        }
    }

    /// <summary>Báo cáo năm; where there are several plans, which plan's.</summary>
    public string ReportName(DigestReport report) => report.PlanTitle is { } plan
        ? Words["Digest.ReportOfPlan", Wording.Shortened(plan, LongestPlan)]
        : Words["Digest.ReportName"];

    /// <summary>Còn 8 ngày làm việc, or that the report was handed in.</summary>
    public string Report(DigestSection section, DigestReport report) => report.Due is { } due
        ? Wording.Remaining(due, Content.Today, Content.Calendar, Words.Culture, IsAsked(section))
        : Words["Digest.ReportSubmitted"];

    /// <summary>Trước 15/11 (hạn cuối: …), by the plan's own date.</summary>
    public string? ReportDeadline(DigestSection section, DigestReport report) =>
        report.Due is { } due ? Wording.Deadline(due, Words.Culture, IsAsked(section)) : null;

    /// <summary>25 đúng hạn · 6 quá hạn</summary>
    public string Done(DigestSection section) => Words[
        IsAsked(section) ? "Digest.DoneAsked" : "Digest.Done", section.Figures.DoneOnTime, section.Figures.DoneLate];

    public string? Place(DigestSection section) => section.Figures.Place is { } place && !IsAsked(section)
        ? Words["Digest.Place", place.Place, place.Of]
        : null;

    /// <summary>41/43 việc (95%)</summary>
    public string? Share(DigestSection section) => section.Figures.ThisYear is { IsNone: false } share
        ? Words["Digest.Share", share.OnTime, share.Counted, share.Percent]
        : null;

    /// <summary>One bar a month, higher for a higher share on time; a dot where nothing fell due. Null: twelve
    /// dots.</summary>
    public string? Sparkline(DigestSection section) => section.Figures.Months.All(month => month.Share.IsNone)
        ? null
        : string.Concat(section.Figures.Months.Select(month => month.Share.IsNone ? '·' : Bar(month.Share)));

    public string WorstTitle(DigestSection section)
    {
        var key = IsAsked(section) ? "Digest.WorstAsked" : "Digest.Worst";
        return Sections.Count > 1 ? $"{Words[key]}: {section.Body.ShortName}" : Words[key];
    }

    public string SparklineFrom(DigestSection section) => Month(section.Figures.Months[0].Month);

    public string SparklineTo(DigestSection section) => Month(section.Figures.Months[^1].Month);

    public bool IsAsked(DigestSection section) => section.Body.Mode == DutyMode.Requested;

    private static char Bar(OnTimeShare share) => Bars[Math.Min(Bars.Length - 1, share.OnTime * Bars.Length / share.Counted)];

    private static string Month(NodaTime.YearMonth month) => $"{month.Month:00}/{month.Year}";
}
