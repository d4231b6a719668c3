namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The receipt as plain text.</summary>
internal sealed class ReceiptMailText(ReceiptMail mail, MailLinks links)
{
    public string Write()
    {
        var text = new PlainMail(mail.Words, links)
            .Line(mail.Headline)
            .Line()
            .Line(mail.Greeting)
            .Line()
            .Line(mail.Intro);
        foreach (var receipt in mail.Content.Receipts)
        {
            text.Line()
                .Line($"- {receipt.Made.ReceiptNumber} · {mail.Timeliness(receipt)}")
                .Line($"  {receipt.Task.Title}")
                .Line($"  {mail.Words.Where(receipt.Task)}")
                .Line($"  {mail.Seal(receipt)}");
            if (mail.Trail(receipt) is { } trail)
            {
                text.Line($"  {trail}");
            }

            text.Line($"  {links.Receipt(receipt)}");
        }

        return text.Line().Foot(mail.Why).ToString();
    }
}
