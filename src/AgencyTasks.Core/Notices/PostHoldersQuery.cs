using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Notices;

/// <summary>A post that mail may go to, held on a day.</summary>
public sealed record PostHolder(
    Guid PersonId, string PersonCode, string Mail, Role Role, Guid AgencyId, AgencyKind AgencyKind, int AgencyPosition)
{
    /// <summary>The body's shared mailbox, where it wants copies.</summary>
    public string? SharedMailbox { get; init; }

    public Recipient AsRecipient => new(PersonId, AgencyId, Role);
}

/// <summary>Focal points, district offices and heads of a day, in the plan's order of bodies; a deputy in place of who is on
/// leave, nobody whose account is disabled.</summary>
public sealed class PostHoldersQuery(AgencyTasksDb db)
{
    public Task<List<PostHolder>> ExecuteAsync(LocalDate day, CancellationToken token) => (
        from post in db.Set<Post>().AsNoTracking().HeldOn(day).WithMail()
            .WithoutStoodInFor(db, day).WithoutDisabled(db)
        join person in db.People on post.PersonId equals person.Id
        join agency in db.Agencies on post.AgencyId equals agency.Id
        orderby agency.Position, person.Code
        select new PostHolder(person.Id, person.Code, person.Mail, post.Role, agency.Id, agency.Kind, agency.Position)
        {
            SharedMailbox = agency.CopiesMail ? agency.Mail : null,
        })
        .ToListAsync(token);
}
