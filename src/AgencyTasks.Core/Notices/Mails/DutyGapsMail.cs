using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>To an administrator: which published duties have no task for their next period, and why.</summary>
public sealed class DutyGapsMail(NoticeContent content)
{
    private const int Listed = 10;

    public NoticeContent Content { get; } = content;

    public MailWords Words { get; } = new(content, TextResources.Vietnamese);

    public string Subject => Words["Gaps.Subject", Content.Gaps.Count];

    public string Headline => Words["Gaps.Headline", Content.Gaps.Count];

    public string Greeting => Words["Greeting", Content.FullName];

    public string Intro => Words["Gaps.Intro"];

    /// <summary>V.7.2a-1 Tổ chức xét nghiệm ma túy (01/01/2020 – 31/01/2020): chưa có …</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Content.Gaps.Take(Listed).Select(Line),
        .. Content.Gaps.Count > Listed ? [Words["Gaps.More", Content.Gaps.Count - Listed]] : Array.Empty<string>(),
    ];

    public string Why => Words["Gaps.Why"];

    private string Line(DutyGap gap) => Words[
        "Gaps.Line", gap.Duty.Code, gap.Duty.Title, Wording.Day(gap.Period.Start), Wording.Day(gap.Period.End),
        Words[$"Gaps.Why.{gap.Reason}", gap.Period.End.Year]]
        + (gap.PlanTitle is { } plan ? $" – {plan}" : "");
}
