using AgencyTasks.Domain.Notices;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The digest as plain text.</summary>
internal sealed class WeeklyDigestMailText(WeeklyDigestMail mail, MailLinks links)
{
    private readonly MailWords words = mail.Words;

    public string Write()
    {
        var text = new PlainMail(words, links).Line(mail.Headline).Line().Line(mail.Greeting).Line().Line(mail.Intro);
        foreach (var section in mail.Sections)
        {
            Figures(text, section);
        }

        if (mail.Reminders.Total > 0)
        {
            text.Heading(words["Digest.Reminders"]).Line(words["Digest.RemindersHelp"]).Line()
                .Items(mail.Reminders, links.Agency, showsBody: mail.Content.Bodies.Count > 1);
        }

        foreach (var section in mail.Sections.Where(section => section.Worst.Total > 0))
        {
            text.Heading(mail.WorstTitle(section))
                .Items(section.Worst, links.Agency);
        }

        text.Line().Line($"{words["Digest.Open"]}: {links.Agency}").Line();
        if (mail.TrailLine is { } head)
        {
            text.Line(head).Line();
        }

        return text.Foot(mail.Why).ToString();
    }

    private void Figures(PlainMail text, DigestSection section)
    {
        var figures = section.Figures;
        var asked = mail.IsAsked(section);
        text.Heading(section.Body.AgencyName)
            .Line($"{words[asked ? "Digest.OverdueAsked" : "Digest.Overdue"]}: {figures.Overdue}")
            .Line($"{words["Digest.DueSoon", WeeklyDigest.DueWithinDays]}: {figures.DueSoon}")
            .Line($"{words["Digest.Waiting"]}: {figures.Waiting}");
        foreach (var report in figures.Reports)
        {
            text.Line(string.Join(
                ". ",
                new[] { $"{mail.ReportName(report)}: {mail.Report(section, report)}", mail.ReportDeadline(section, report) }
                    .Where(part => part is not null)));
        }

        text.Line($"{words["Digest.DoneName"]}: {mail.Done(section)}");
        if (mail.Share(section) is { } share)
        {
            text.Line($"{words["Digest.ShareName"]}: {share}");
        }

        if (mail.Place(section) is { } place)
        {
            text.Line($"{words["Digest.PlaceName"]}: {place}");
        }

        if (mail.Sparkline(section) is { } spark)
        {
            text.Line($"{words["Digest.MonthsName"]}: {spark}")
                .Line($"   {words["Digest.MonthsHelp", mail.SparklineFrom(section), mail.SparklineTo(section)]}");
        }
    }
}
