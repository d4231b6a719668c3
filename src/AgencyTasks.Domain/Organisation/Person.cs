using NodaTime;

namespace AgencyTasks.Domain.Organisation;

public enum Role
{
    FocalPoint,
    AgencyHead,
    Coordinator,
    DistrictOffice,
    Committee,
    Admin,
    Auditor,
}

/// <summary>Somebody who holds, held or will hold posts. Never deleted: what was done keeps its name.</summary>
public sealed class Person
{
    private readonly List<Post> posts = [];
    private string fullName = "";
    private string title = "";
    private string mail = "";

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Short unmarked name, also the sign-in name: <c>nguyen-thi-an</c>.</summary>
    public required string Code { get; init; }

    public required string FullName
    {
        get => fullName;
        init => fullName = value;
    }

    public required string Title
    {
        get => title;
        init => title = value;
    }

    public required string Mail
    {
        get => mail;
        init => mail = value;
    }

    public IReadOnlyList<Post> Posts => posts;

    /// <summary>A post as a list brings it in; what people give goes through <see cref="Give"/>.</summary>
    public void Hold(Post post) => posts.Add(post);

    /// <summary>Another name, title or mail address; posts and what was done stay.</summary>
    public void Correct(string newName, string newTitle, string newMail)
    {
        fullName = newName;
        title = newTitle;
        mail = newMail;
    }

    /// <summary>Gives a post. The same role for the same body is held once at a time, and an administrator edits no
    /// task content (product rules).</summary>
    /// <example>FocalPoint of the Department of Health from 01/01/2018: a second one from 01/06/2019 is refused.</example>
    /// <exception cref="RuleRefusedException">Ends before it begins, overlaps, or goes with no other post held then.</exception>
    public void Give(Post post)
    {
        if (post.To < post.From)
        {
            throw new RuleRefusedException(Rules.PostEndsAfterItBegins, post.From);
        }

        if (posts.Find(held => held.IsSameAs(post) && held.Overlaps(post)) is { } same)
        {
            throw new RuleRefusedException(Rules.PostIsHeldOnce, FullName, same.From);
        }

        if (posts.Exists(held => held.Overlaps(post) && Exclude(held.Role, post.Role)))
        {
            throw new RuleRefusedException(Rules.AdministratorEditsNoTask, FullName);
        }

        posts.Add(post);
    }

    /// <summary>The post of that role for that body on that day, of one's own or as a deputy.</summary>
    public Post? Holding(Role role, Guid agencyId, LocalDate day) =>
        posts.Find(post => post.Role == role && post.AgencyId == agencyId && post.IsHeldOn(day));

    /// <summary>The administrator gives posts, so that nobody who may give them ticks off, verifies or looks after the
    /// trail as well.</summary>
    private static bool Exclude(Role one, Role other) =>
        (one == Role.Admin && KeptFromAdmin(other)) || (other == Role.Admin && KeptFromAdmin(one));

    private static bool KeptFromAdmin(Role role) =>
        role is Role.FocalPoint or Role.DistrictOffice or Role.AgencyHead or Role.Coordinator or Role.Auditor;
}

/// <summary>A person's role for a body, from a day to a day, both inclusive. Never deleted.</summary>
public sealed class Post
{
    private LocalDate? to;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PersonId { get; private set; }

    public required Role Role { get; init; }

    public required Guid AgencyId { get; init; }

    public required LocalDate From { get; init; }

    /// <summary>The last day; null: open. The day before <see cref="From"/>: the post was never taken up.</summary>
    public LocalDate? To
    {
        get => to;
        init => to = value;
    }

    /// <summary>The decision that gave the post: number, date, signer.</summary>
    public required string Decision { get; init; }

    /// <summary>What ended it, or ended it earlier than it was given for.</summary>
    public string? EndDecision { get; private set; }

    /// <summary>The post of somebody on leave that a deputy stands in for (ủy quyền); null: a post of one's own.</summary>
    public Guid? OnBehalfOf { get; init; }

    public bool IsDeputy => OnBehalfOf is not null;

    /// <summary>Ticks off in the body's name.</summary>
    public bool IsFocalPoint => Role is Role.FocalPoint or Role.DistrictOffice;

    public bool WasNeverTakenUp => To < From;

    public bool IsHeldOn(LocalDate day) => From <= day && (To is null || day <= To);

    public bool IsSameAs(Post other) => Role == other.Role && AgencyId == other.AgencyId;

    public bool Overlaps(Post other) =>
        !WasNeverTakenUp && !other.WasNeverTakenUp
        && (To is null || other.From <= To) && (other.To is null || From <= other.To);

    /// <summary>Ends the post, or ends it earlier; work that was done stands.</summary>
    /// <param name="lastDay">Inclusive; the day before it begins: it was never taken up.</param>
    /// <param name="lastWork">The last day on which the person did something in this post; null: never.</param>
    /// <example>From 01/01/2018, last handed in on 04/11/2019: 03/11/2019 is refused, 04/11/2019 is taken.</example>
    /// <exception cref="RuleRefusedException">It has ended by then, ends before it begins, or before work that was
    /// done.</exception>
    public void End(LocalDate lastDay, string decision, LocalDate? lastWork = null)
    {
        if (to <= lastDay)
        {
            throw new RuleRefusedException(Rules.PostHasEnded, to.Value);
        }

        if (lastDay < From.PlusDays(-1))
        {
            throw new RuleRefusedException(Rules.PostEndsAfterItBegins, From);
        }

        if (lastWork > lastDay)
        {
            throw new RuleRefusedException(Rules.PostEndsAfterWorkDone, lastWork.Value);
        }

        to = lastDay;
        EndDecision = decision;
    }
}
