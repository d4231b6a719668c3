using AgencyTasks.Core.Auditing;
using AgencyTasks.Domain.Notices;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>Puts a head's digest together; the figures of all agencies are read once a run of the sender.</summary>
public sealed class DigestMails(DigestBoardQuery board, NoticeLinesQuery lines, TrailHeadQuery heads)
{
    /// <summary>Shown also beside a full list of reminders.</summary>
    private const int FewestWorst = 3;

    private DigestBoard? read;

    public async Task<WeeklyDigestMail> ComposeAsync(NoticeContent content, CancellationToken token)
    {
        read ??= await board.ExecuteAsync(token);
        var mentioned = content.Lines.Select(line => line.TaskId).ToHashSet();
        var sections = new List<DigestSection>();
        foreach (var post in content.HeadOf)
        {
            var figures = read.For(post.AgencyId);
            var worst = figures.Worst.Where(id => !mentioned.Contains(id)).ToList();
            var shown = worst.Take(Math.Max(FewestWorst, MailList.MaxItems - content.Lines.Count)).ToList();
            sections.Add(new DigestSection
            {
                Body = post,
                Figures = figures,
                Worst = new MailList(await lines.ExecuteAsync(shown, [post.AgencyId], token), worst.Count),
            });
        }

        return new WeeklyDigestMail(content, sections, await heads.ExecuteAsync(token));
    }
}

/// <summary>One agency of a digest.</summary>
public sealed record DigestSection
{
    public required NoticePost Body { get; init; }

    public required WeeklyDigest Figures { get; init; }

    /// <summary>Overdue and due soon, without what the mail reminds of anyway.</summary>
    public required MailList Worst { get; init; }
}
