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

public sealed class Person
{
    private readonly List<Post> posts = [];

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Short unmarked name, also the sign-in name: <c>nguyen-thi-an</c>.</summary>
    public required string Code { get; init; }

    public required string FullName { get; init; }

    public required string Title { get; init; }

    public required string Mail { get; init; }

    public IReadOnlyList<Post> Posts => posts;

    public void Hold(Post post) => posts.Add(post);
}

/// <summary>A person's role for a body, from a day to a day, both inclusive.</summary>
public sealed class Post
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid PersonId { get; private set; }

    public required Role Role { get; init; }

    public required Guid AgencyId { get; init; }

    public required LocalDate From { get; init; }

    public LocalDate? To { get; init; }

    /// <summary>The decision that gave the post.</summary>
    public required string Decision { get; init; }

    public bool IsHeldOn(LocalDate day) => From <= day && (To is null || day <= To);
}
