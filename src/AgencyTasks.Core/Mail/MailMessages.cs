using AgencyTasks.Core.Clock;
using AgencyTasks.Domain.Calendars;
using MimeKit;
using MimeKit.Text;
using NodaTime;

namespace AgencyTasks.Core.Mail;

/// <summary>A mail before it has headers.</summary>
public sealed record MailDraft
{
    public required string ToName { get; init; }

    public required string ToAddress { get; init; }

    /// <summary>A body's shared mailbox that reads along; null: none.</summary>
    public string? CopyTo { get; init; }

    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }

    public required string MessageId { get; init; }

    /// <summary>It opens something for who reads it: shown to nobody but the receiver.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Message-IDs this mail belongs to: mails about one task stand together.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}

/// <summary>Makes the message: headers, a complete plain part, the HTML part.</summary>
public sealed class MailMessages(AgencyTasksSettings settings, IClock clock)
{
    /// <summary>Mail programs cut what is longer.</summary>
    public const int MaxHtmlBytes = 102 * 1024;

    /// <exception cref="FormatException">A header would hold a line break or another control character.</exception>
    public MimeMessage Build(MailDraft draft)
    {
        var mail = settings.Mail;
        foreach (var header in (string[])[draft.ToName, draft.ToAddress, draft.CopyTo ?? "", draft.Subject, draft.MessageId, .. draft.References])
        {
            RequireHeader(header);
        }

        var message = new MimeMessage
        {
            Subject = draft.Subject,
            MessageId = draft.MessageId,
            Date = clock.Now().InZone(ProvinceTime.Zone).ToDateTimeOffset(),
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = draft.Text },
                new TextPart(TextFormat.Html) { Text = draft.Html },
            },
        };
        message.From.Add(new MailboxAddress(mail.FromName, mail.From));
        message.To.Add(new MailboxAddress(draft.ToName, draft.ToAddress));
        if (draft.CopyTo is { } copy)
        {
            message.Cc.Add(new MailboxAddress("", copy));
        }

        message.ReplyTo.Add(MailboxAddress.Parse(mail.ReplyTo));
        message.References.AddRange(draft.References);
        // No holiday notices in answer (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "OOF, AutoReply");
        if (draft.IsPrivate)
        {
            message.Headers.Add(HeaderId.Sensitivity, "Private");
        }

        return message;
    }

    private static void RequireHeader(string text)
    {
        if (text.Any(char.IsControl))
        {
            throw new FormatException($"A mail header holds a control character: '{text.ReplaceLineEndings(" ")}'.");
        }
    }
}
