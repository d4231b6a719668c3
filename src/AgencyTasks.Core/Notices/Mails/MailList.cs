namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The lines a mail shows, and how many there are.</summary>
public sealed record MailList(IReadOnlyList<NoticeLine> Shown, int Total)
{
    public const int MaxItems = 10;

    public int More => Total - Shown.Count;

    public static MailList Of(IReadOnlyList<NoticeLine> lines) => new([.. lines.Take(MaxItems)], lines.Count);
}
