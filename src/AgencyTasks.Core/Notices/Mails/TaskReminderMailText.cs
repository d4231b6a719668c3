namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The reminder as plain text.</summary>
internal sealed class TaskReminderMailText(TaskReminderMail mail, MailLinks links)
{
    public string Write() => new PlainMail(mail.Words, links)
        .Line(mail.Headline)
        .Line()
        .Line(mail.Greeting)
        .Line()
        .Line(mail.Intro)
        .Line()
        .Items(mail.List, links.Home, showsBody: mail.Content.Bodies.Count > 1)
        .Line($"{mail.Words["Reminder.Open"]}: {links.Home}")
        .Line()
        .Foot(mail.Why)
        .ToString();
}
