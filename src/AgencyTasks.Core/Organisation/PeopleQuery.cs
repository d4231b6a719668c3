using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

public enum PersonState
{
    /// <summary>Holds a post today.</summary>
    Active,

    /// <summary>Holds one only from a later day on.</summary>
    Coming,

    /// <summary>Holds none, today or later.</summary>
    WithoutPost,
}

/// <summary>A post with the names that a page shows.</summary>
public sealed record ShownPost(Post Post, Agency Agency, string? OnBehalfOf);

/// <summary>A person with all posts, the latest first.</summary>
public sealed record ShownPerson(Person Person, IReadOnlyList<ShownPost> Posts, bool HasAccount, LocalDate Today)
{
    public IEnumerable<ShownPost> Held => Posts.Where(post => post.Post.IsHeldOn(Today));

    public PersonState State => Held.Any() ? PersonState.Active
        : Posts.Any(post => post.Post.From > Today && !post.Post.WasNeverTakenUp) ? PersonState.Coming
        : PersonState.WithoutPost;
}

/// <summary>People for the administrator, by given name; words match whatever the marks, exact ones first.</summary>
public sealed class PeopleQuery(AgencyTasksDb db, IClock clock)
{
    public sealed record Filter
    {
        public string? Words { get; init; }

        public string? AgencyCode { get; init; }

        public Role? Role { get; init; }

        public PersonState? State { get; init; }

        public int Skip { get; init; }

        public int Take { get; init; } = 50;
    }

    public sealed record Page(IReadOnlyList<ShownPerson> People, int Total);

    public async Task<Page> ExecuteAsync(Filter filter, CancellationToken token)
    {
        var today = clock.Today();
        var people = db.People.AsNoTracking().Where(person =>
            (filter.AgencyCode == null && filter.Role == null)
            || person.Posts.Any(post => (filter.Role == null || post.Role == filter.Role)
                && (filter.AgencyCode == null
                    || db.Agencies.Any(agency => agency.Id == post.AgencyId && agency.Code == filter.AgencyCode))));
        var typed = (PlainText.Normalise(filter.Words) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = (await ReadAsync(people, today, token))
            .Where(person => filter.State is null || person.State == filter.State)
            .Where(person => typed.All(word => Text(person, fold: true).Contains(PlainText.Fold(word), StringComparison.Ordinal)))
            .OrderBy(person => typed.All(word =>
                Text(person, fold: false).Contains(word, StringComparison.OrdinalIgnoreCase)) ? 0 : 1)
            .ThenBy(person => person.Person.FullName, PersonNames.ByGivenName)
            .ThenBy(person => person.Person.Code, StringComparer.Ordinal)
            .ToList();
        return new Page([.. found.Skip(filter.Skip).Take(filter.Take)], found.Count);
    }

    /// <exception cref="NotFoundException">No such person.</exception>
    public async Task<ShownPerson> FindAsync(string code, CancellationToken token) =>
        await ReadAsync(db.People.AsNoTracking().Where(person => person.Code == code), clock.Today(), token) is [var only]
            ? only
            : throw new NotFoundException("The person");

    private async Task<IReadOnlyList<ShownPerson>> ReadAsync(
        IQueryable<Person> people, LocalDate today, CancellationToken token)
    {
        var rows = await people.Include(person => person.Posts)
            .Select(person => new { Person = person, HasAccount = db.Users.Any(account => account.PersonId == person.Id) })
            .ToListAsync(token);
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, token);
        var principals = rows.SelectMany(row => row.Person.Posts).Select(post => post.OnBehalfOf).OfType<Guid>().ToList();
        var names = principals.Count == 0 ? [] : await db.Set<Post>().Where(post => principals.Contains(post.Id))
            .Join(db.People, post => post.PersonId, person => person.Id, (post, person) => new { post.Id, person.FullName })
            .ToDictionaryAsync(row => row.Id, row => row.FullName, token);
        return
        [
            .. rows.Select(row => new ShownPerson(
                row.Person,
                [
                    .. row.Person.Posts.OrderByDescending(post => post.From).ThenByDescending(post => post.Id).Select(post =>
                        new ShownPost(
                            post, agencies[post.AgencyId],
                            post.OnBehalfOf is { } principal ? names.GetValueOrDefault(principal) : null)),
                ],
                row.HasAccount,
                today)),
        ];
    }

    private static string Text(ShownPerson row, bool fold)
    {
        var text = $"{row.Person.FullName} {row.Person.Title} {row.Person.Mail} {row.Person.Code} "
            + string.Join(' ', row.Posts.Select(post => post.Agency.Name));
        return fold ? PlainText.Fold(text) : text;
    }
}
