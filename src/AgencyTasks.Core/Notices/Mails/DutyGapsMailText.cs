namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The gaps as plain text.</summary>
internal sealed class DutyGapsMailText(DutyGapsMail mail, MailLinks links)
{
    public string Write()
    {
        var text = new PlainMail(mail.Words, links)
            .Line(mail.Headline)
            .Line()
            .Line(mail.Greeting)
            .Line()
            .Line(mail.Intro)
            .Line();
        foreach (var line in mail.Lines)
        {
            text.Line($"- {line}");
        }

        return text.Line()
            .Line($"{mail.Words["Gaps.Open"]}: {links.Home}")
            .Line()
            .Foot(mail.Why)
            .ToString();
    }
}
