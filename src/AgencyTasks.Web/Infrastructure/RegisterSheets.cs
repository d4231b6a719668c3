using System.Globalization;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.HandOvers;
using AgencyTasks.Core.Mail;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Pages.Notices;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>What the offices keep a register of, as sheets, in the words of their pages.</summary>
public sealed class RegisterSheets(
    IStringLocalizer<ListTexts> texts, IStringLocalizer<PeriodTexts> periods, IStringLocalizer<PeopleTexts> people,
    IStringLocalizer<MailboxTexts> mailbox, IStringLocalizer<AuditingTexts> auditing,
    IStringLocalizer<ReportedFileTexts> reported, TaskWords tasks, PostWords posts, TrailWords trail)
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public ListSheet Periods(IReadOnlyList<(Plan Plan, PeriodLine Line)> rows, Func<PeriodLine, string> state) => ListSheet.Of(
        periods["Title"], rows,
        new(periods["Period"], 18, row => tasks.Period(row.Line.Code)),
        new(texts["Plan"], 60, row => row.Plan.Title),
        new(periods["State"], 44, row => state(row.Line)),
        new(periods["Open"], 12, row => row.Line.Contents.Open),
        new(periods["Waiting"], 12, row => row.Line.Contents.Waiting),
        new(periods["Accepted"], 12, row => row.Line.Contents.Accepted),
        new(periods["Ended"], 12, row => row.Line.Contents.Ended));

    public ListSheet Posts(IReadOnlyList<PostToPassOn> rows) => ListSheet.Of(
        people["Index.Title"], rows,
        new(people["Index.Holder"], 26, row => row.Holder.FullName),
        new(people["Post.Role"], 30, row => posts.RoleName(row.Post.Role)),
        new(people["Post.Agency"], 40, row => row.Agency.NameIn(Culture)),
        new(people["Index.Deputies"], 48, row => string.Join("\n", row.Deputies.Select(posts.DeputyLine))));

    public ListSheet HandOvers(IReadOnlyList<HandOverSummary> rows) => ListSheet.Of(
        people["Index.History"], rows,
        new(people["Record.Predecessor"], 26, row => row.Predecessor),
        new(people["Record.Successor"], 26, row => row.Successor),
        new(people["Record.Role"], 30, row => posts.RoleName(row.Role)),
        new(people["Record.Agency"], 40, row => row.Agency.NameIn(Culture)),
        new(people["Record.From"], 16, row => row.From));

    public ListSheet Mails(IAsyncEnumerable<FolderMail> mails, int count) => ListSheet.Of(
        mailbox["Mails.Title"], mails, count,
        new(texts["Subject"], 60, mail => mail.Subject),
        new(mailbox["Mail.To"], 48, mail => mail.To),
        new(texts["Day"], 13, mail => ProvinceTime.DateOf(Instant.FromDateTimeOffset(mail.Date))),
        new(texts["Time"], 10, mail => Time(Instant.FromDateTimeOffset(mail.Date))));

    public ListSheet Stuck(IReadOnlyList<StuckNotice> notices) => ListSheet.Of(
        texts["Sheet.Stuck"], notices,
        new(mailbox["Stuck.To"], 26, notice => notice.Person),
        new(mailbox["Mail.To"], 40, notice => notice.Address),
        new(mailbox["Stuck.Kind"], 24, notice => mailbox[$"Kind.{notice.Kind}"].Value),
        new(mailbox["Stuck.Date"], 13, notice => notice.Date),
        new(mailbox["Stuck.State"], 20, notice => mailbox[$"State.{notice.State}"].Value),
        new(mailbox["Stuck.Attempts"], 12, notice => notice.Attempts),
        new(mailbox["Stuck.Error"], 60, notice => notice.Error));

    public ListSheet ReportedFiles(IReadOnlyList<ReportedFileLine> lines) => ListSheet.Of(
        reported["Title"], lines,
        new(texts["Hash"], 68, line => line.File.Hash),
        new(texts["State"], 30, line => reported[$"State.{line.File.State}"].Value),
        new(texts["ReportedBy"], 26, line => line.NameOf(line.File.ReportedBy)),
        new(texts["Day"], 13, line => ProvinceTime.DateOf(line.File.ReportedAt)),
        new(texts["Time"], 10, line => Time(line.File.ReportedAt)));

    public ListSheet Trail(IAsyncEnumerable<TrailLine> lines, int count) => ListSheet.Of(
        auditing["Title"], lines, count,
        new(auditing["Col.Seq"], 12, line => line.Entry.Seq),
        new(texts["Day"], 13, line => ProvinceTime.DateOf(line.Entry.At)),
        new(texts["Time"], 10, line => Time(line.Entry.At)),
        new(auditing["Col.Who"], 26, line => line.By ?? auditing["System"].Value),
        new(auditing["Col.What"], 32, line => trail.Event(line.Entry.Event)),
        new(auditing["Col.Subject"], 48, line => trail.Subject(line)),
        new(auditing["Filter.Kind"], 18, line => trail.Kind(line.Entry.SubjectKind)),
        new(texts["Agency"], 28, line => line.Subject?.Agency),
        new(texts["Commune"], 22, line => line.Subject?.Commune),
        new(texts["District"], 22, line => line.Subject?.District),
        new(texts["Period"], 18, line => line.Subject?.Period is { } period ? tasks.Period(period) : null),
        new(auditing["Col.Reason"], 48, line => trail.Reason(line.Entry.Reason)),
        new(texts["Hash"], 68, line => line.Entry.Hash));

    private static string Time(Instant at) => at.InZone(ProvinceTime.Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
