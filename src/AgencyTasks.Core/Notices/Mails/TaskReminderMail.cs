using AgencyTasks.Core.Display;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The one task mail of a person's day: the worst item first, at most ten, why one gets it.</summary>
public sealed class TaskReminderMail
{
    private TaskReminderMail(NoticeContent content)
    {
        Content = content;
        Words = new MailWords(content, TextResources.Vietnamese);
        List = MailList.Of(content.Lines);
    }

    public NoticeContent Content { get; }

    public MailWords Words { get; }

    public MailList List { get; }

    /// <summary>Everything in it is asked of requested bodies: courteous from the subject on.</summary>
    public bool IsRequested => Content.Lines.All(line => line.IsRequested);

    public string Subject => Words[
        IsRequested ? "Reminder.Subject.Asked" : "Reminder.Subject", Words.Counts(Content.Lines), Words.Bodies(Content.Bodies)];

    public string Headline => Words.Headline(Content.Lines[0]);

    public string Greeting => Words[IsRequested ? "Greeting.Asked" : "Greeting", Content.FullName];

    public string Intro => Words[
        IsRequested ? "Reminder.Intro.Asked" : "Reminder.Intro",
        Content.Bodies.Count == 1 ? Content.Bodies[0].AgencyName : Words.Bodies(Content.Bodies),
        Words.Counts(Content.Lines)];

    public string Why => Words.Why(Content.Bodies);

    public static TaskReminderMail From(NoticeContent content) => new(content);
}
