using System.Runtime.CompilerServices;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Auditing;

/// <summary>An entry with the names of who and what it speaks of.</summary>
/// <param name="By">Null: the system itself, or somebody who is no longer there.</param>
public sealed record TrailLine(AuditEntry Entry, string? By, SubjectName? Subject);

/// <summary>Searches the trail, the newest first.</summary>
public sealed class TrailSearchQuery(AgencyTasksDb db, SubjectNames names)
{
    public sealed record Filter
    {
        /// <summary>Words of a name, whatever the marks.</summary>
        public string? Person { get; init; }

        public string? Event { get; init; }

        public string? Kind { get; init; }

        public Guid? SubjectId { get; init; }

        public LocalDate? From { get; init; }

        public LocalDate? To { get; init; }

        public int Skip { get; init; }

        public int Take { get; init; } = 50;
    }

    public sealed record Page(IReadOnlyList<TrailLine> Lines, int Total);

    public async Task<Page> ExecuteAsync(Filter filter, CancellationToken token)
    {
        var found = Matching(filter);
        var total = await found.CountAsync(token);
        return new Page(await ReadAsync(found, filter.Skip, filter.Take, token), total);
    }

    /// <summary>All that match, so many at a time from the newest down: what is written meanwhile shifts nothing.</summary>
    public async IAsyncEnumerable<TrailLine> AllAsync(Filter filter, [EnumeratorCancellation] CancellationToken token)
    {
        var part = await ReadAsync(Matching(filter), 0, filter.Take, token);
        while (part.Count > 0)
        {
            foreach (var line in part)
            {
                yield return line;
            }

            var last = part[^1].Entry.Seq;
            part = await ReadAsync(Matching(filter).Where(entry => entry.Seq < last), 0, filter.Take, token);
        }
    }

    /// <summary>The names of all events that were ever written down.</summary>
    public Task<List<string>> EventsAsync(CancellationToken token) =>
        db.AuditEntries.Select(entry => entry.Event).Distinct().OrderBy(name => name).ToListAsync(token);

    private async Task<IReadOnlyList<TrailLine>> ReadAsync(
        IQueryable<AuditEntry> found, int skip, int take, CancellationToken token)
    {
        var rows = await found.OrderByDescending(entry => entry.Seq).Skip(skip).Take(take)
            .Select(entry => new
            {
                Entry = entry,
                By = db.People.Where(person => person.Id == entry.PersonId).Select(person => person.FullName)
                    .FirstOrDefault(),
            })
            .ToListAsync(token);
        var subjects = await names.FindAsync([.. rows.Select(row => row.Entry)], token);
        return
        [
            .. rows.Select(row => new TrailLine(
                row.Entry, row.By, subjects.GetValueOrDefault((row.Entry.SubjectKind, row.Entry.SubjectId)))),
        ];
    }

    private IQueryable<AuditEntry> Matching(Filter filter)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (filter.Event is { } name)
        {
            entries = entries.Where(entry => entry.Event == name);
        }

        if (filter.Kind is { } kind)
        {
            entries = entries.Where(entry => entry.SubjectKind == kind);
        }

        if (filter.SubjectId is { } subject)
        {
            entries = entries.Where(entry => entry.SubjectId == subject);
        }

        if (filter.From is { } from)
        {
            var begin = ProvinceTime.StartOf(from);
            entries = entries.Where(entry => entry.At >= begin);
        }

        if (filter.To is { } to)
        {
            var end = ProvinceTime.StartOf(to.PlusDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        var people = db.People.AsQueryable();
        var words = PlainText.Fold(filter.Person ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.Take(6))
        {
            var pattern = $"%{word.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
            people = people.Where(person =>
                EF.Functions.ILike(EF.Functions.Unaccent(person.FullName + " " + person.Code), pattern));
        }

        return words.Length == 0
            ? entries
            : entries.Where(entry => people.Any(person => person.Id == entry.PersonId));
    }
}
