using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Calendars;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>To who handed something in: what this system will hold to, kept where nobody here can change it.</summary>
public sealed class ReceiptMail(NoticeContent content)
{
    public NoticeContent Content { get; } = content;

    public MailWords Words { get; } = new(content, TextResources.Vietnamese);

    public string Subject => Content.Receipts is [var only]
        ? Words["Receipt.Subject.One", only.Made.ReceiptNumber, Timeliness(only), AgencyName]
        : Words["Receipt.Subject.Many", Content.Receipts.Count, AgencyName];

    public string Headline => Content.Receipts is [var only]
        ? Words["Receipt.Headline.One", only.Task.Title]
        : Words["Receipt.Headline.Many", Content.Receipts.Count];

    public string Greeting => Words["Greeting", Content.FullName];

    public string Intro => Words["Receipt.Intro", Moment];

    public string Why => Words["Receipt.Why"];

    private string AgencyName => Content.Lines[0].AgencyName;

    /// <summary>08:33:12, thứ Hai, 04/11/2019</summary>
    private string Moment
    {
        get
        {
            var local = Content.Notice.CreatedAt.InZone(ProvinceTime.Zone);
            return $"{local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}, {Wording.DayWithWeekday(local.Date, Words.Culture)}";
        }
    }

    /// <summary>nộp đúng hạn · nộp quá hạn</summary>
    public string Timeliness(MailedReceipt receipt) =>
        Words[receipt.Made.IsOnTime ? "Receipt.OnTime" : receipt.Task.IsRequested ? "Receipt.AfterDue" : "Receipt.Late"];

    public string Seal(MailedReceipt receipt) => Words["Receipt.Seal", receipt.Made.Seal];

    /// <summary>Null: its entry is not found.</summary>
    public string? Trail(MailedReceipt receipt) =>
        receipt.Written is { } written ? Words["Receipt.Trail", written.Seq, written.Hash] : null;
}
