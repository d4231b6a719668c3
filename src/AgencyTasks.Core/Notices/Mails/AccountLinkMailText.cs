namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The same as plain text.</summary>
internal sealed class AccountLinkMailText(AccountLinkMail mail, MailLinks links)
{
    public string Write() => new PlainMail(mail.Words, links)
        .Line(mail.Headline)
        .Line()
        .Line(mail.Greeting)
        .Line()
        .Line(mail.Intro)
        .Line(mail.Name)
        .Line()
        .Line($"{mail.Button}: {mail.Link(links)}")
        .Line()
        .Line(mail.Life)
        .Line()
        .Foot(mail.Why, mail.Words["AccountLink.Automatic"])
        .ToString();
}
