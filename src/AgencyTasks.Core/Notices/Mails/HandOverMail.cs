using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>To the predecessor and to the successor: what was passed on, from which day, with the list.</summary>
public sealed class HandOverMail(NoticeContent content)
{
    public NoticeContent Content { get; } = content;

    public MailWords Words { get; } = new(content, TextResources.Vietnamese);

    public MailList List { get; } = MailList.Of(content.Lines);

    public bool IsToSuccessor => Content.Notice.PersonId == Facts.HandOver.SuccessorId;

    public string Subject => Words["HandOver.Subject", Role, Content.Lines.Count, Facts.ShortName];

    public string Headline => Words[
        IsToSuccessor ? "HandOver.Headline.Successor" : "HandOver.Headline.Predecessor",
        Role, Facts.AgencyName, Wording.Day(Facts.HandOver.From)];

    public string Greeting => Words["Greeting", Content.FullName];

    public string Intro => IsToSuccessor
        ? Words["HandOver.Intro.Successor", Facts.Predecessor, Wording.Day(Facts.HandOver.From), Facts.HandOver.Decision]
        : Words[
            "HandOver.Intro.Predecessor", Facts.Successor, Wording.Day(Facts.HandOver.From),
            Wording.Day(Facts.HandOver.From.PlusDays(-1)), Facts.HandOver.Decision];

    /// <summary>12 việc đang mở, trong đó 3 đã qua hạn, 1 bị trả lại, 2 chờ xác nhận; of a requested body without the word
    /// overdue.</summary>
    public string Counts => Words[
        Content.Lines.Any(line => line.IsRequested) ? "HandOver.Counts.Asked" : "HandOver.Counts", Content.Lines.Count,
        Content.Lines.Count(line => line.IsOverdue(Content.Today)),
        Content.Lines.Count(line => line.State == TaskState.Returned),
        Content.Lines.Count(line => line.IsHandedIn)];

    public string Why => Words["HandOver.Why", Facts.AgencyName];

    public Guid Id => Facts.HandOver.Id;

    private PassedOn Facts => Content.PassedOn!;

    private string Role => Words[$"Role.{Facts.HandOver.Role}"];
}
