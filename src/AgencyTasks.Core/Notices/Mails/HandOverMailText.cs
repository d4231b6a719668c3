namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The hand-over as plain text.</summary>
internal sealed class HandOverMailText(HandOverMail mail, MailLinks links)
{
    public string Write() => new PlainMail(mail.Words, links)
        .Line(mail.Headline)
        .Line()
        .Line(mail.Greeting)
        .Line()
        .Line(mail.Intro)
        .Line(mail.Counts)
        .Line()
        .Items(mail.List, links.HandOver(mail.Id))
        .Line($"{mail.Words["HandOver.Open"]}: {links.HandOver(mail.Id)}")
        .Line()
        .Foot(mail.Why)
        .ToString();
}
