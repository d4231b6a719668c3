using AgencyTasks.Core.Display;
using AgencyTasks.Core.Mail;
using AgencyTasks.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Auditing;

/// <summary>A head on its way to an address outside: one an address and day, under one Message-ID.</summary>
public sealed class TrailHeadMail
{
    public required LocalDate Day { get; init; }

    public required string Address { get; init; }

    public required long Seq { get; init; }

    public required string Hash { get; init; }

    public required string MessageId { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>Null: nothing more is tried; it was sent, or given up.</summary>
    public Instant? NextTryAt { get; set; }

    public int Attempts { get; set; }

    public Instant? SentAt { get; set; }

    public string? LastError { get; set; }

    /// <summary>The Message-ID follows from address and day: whoever plans it, however often, names it alike.</summary>
    public static TrailHeadMail Of(TrailHead head, string address, LocalDate day, Instant at, string from)
    {
        var id = new CanonicalFields().Add("TrailHead").Add(LocalDatePattern.Iso.Format(day)).Add(address).Hash();
        return new TrailHeadMail
        {
            Day = day,
            Address = address,
            Seq = head.Seq,
            Hash = head.Hash,
            MessageId = $"{id[..40]}@{from[(from.LastIndexOf('@') + 1)..]}",
            CreatedAt = at,
            NextTryAt = at,
        };
    }

    public MailDraft Write()
    {
        var texts = new TextResources("MailTexts");
        var culture = TextResources.Vietnamese;
        var line = texts.Get(culture, "Trail.Line", Seq, Hash);
        var help = texts.Get(culture, "Trail.Help");
        return new MailDraft
        {
            ToName = "",
            ToAddress = Address,
            MessageId = MessageId,
            Subject = texts.Get(culture, "Trail.Subject", Wording.Day(Day), Seq, Hash[..TrailHead.ShortDigits]),
            Text = $"{line}\n\n{help}\n",
            Html = $"<!DOCTYPE html><html lang=\"vi\"><body><p>{line}</p><p>{help}</p></body></html>",
        };
    }
}

internal sealed class TrailHeadMailMapping : IEntityTypeConfiguration<TrailHeadMail>
{
    public void Configure(EntityTypeBuilder<TrailHeadMail> builder)
    {
        builder.ToTable("trail_head_mail");
        builder.HasKey(mail => new { mail.Day, mail.Address });
        builder.HasIndex(mail => mail.NextTryAt).HasFilter("next_try_at IS NOT NULL")
            .HasDatabaseName("ix_trail_head_mail_waiting");
    }
}
