using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>The holder, the head or the administrator names a deputy for a leave (ủy quyền từ ngày … đến ngày …). The deputy
/// is of the body, or new; the deputy's own name stands under what the deputy does.</summary>
public sealed class NameDeputy(AgencyTasksDb db, AuditTrail trail, PostSettings settings, IClock clock)
{
    public sealed record Command
    {
        public required Guid PostId { get; init; }

        /// <summary>Null: <see cref="New"/>.</summary>
        public Guid? DeputyId { get; init; }

        public NewPerson? New { get; init; }

        public required LocalDate From { get; init; }

        public required LocalDate To { get; init; }

        /// <summary>The leave or the paper that names the deputy.</summary>
        public required string Reason { get; init; }

        public required Viewer By { get; init; }
    }

    public Task ExecuteAsync(Command command, CancellationToken token)
    {
        var reason = PlainText.Normalise(command.Reason) ?? "";
        if (reason.Length == 0)
        {
            throw new RuleRefusedException(Rules.ReasonIsGiven);
        }

        if (command.From < clock.Today())
        {
            throw new RuleRefusedException(Rules.BeginsTodayOrLater, clock.Today());
        }

        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Posts, cancel);
                var holder = await db.HolderAsync(command.PostId, cancel);
                var held = holder.Posts.First(post => post.Id == command.PostId);
                if (held.PersonId == command.By.PersonId && held.IsDeputy)
                {
                    throw new RuleRefusedException(Rules.DeputyNamesNoDeputy);
                }

                command.By.RequireMayPassOn(held);
                var deputy = await db.SuccessorAsync(command.DeputyId, command.New, held.AgencyId, command.By, cancel);
                if (deputy.Id == command.By.PersonId && holder.Id != deputy.Id)
                {
                    throw new RuleRefusedException(Rules.NobodyChangesTheirOwnRole);
                }

                Deputies.Name(held, deputy, new DeputyDays(command.From, command.To), reason, settings);
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(
                    "DeputyNamed", deputy.Id, command.By, $"{held.Role}, {holder.Code}, {reason}",
                    clock.GetCurrentInstant(), cancel);
            },
            token);
    }
}

/// <summary>Ends a deputy's time early: at once, or with the day on which the deputy still did something.</summary>
public sealed class EndDeputy(AgencyTasksDb db, DataScope scope, AuditTrail trail, IClock clock)
{
    /// <param name="PostId">The deputy's post.</param>
    public sealed record Command(Guid PostId, string Reason, Viewer By);

    public async Task ExecuteAsync(Command command, CancellationToken token)
    {
        var reason = PlainText.Normalise(command.Reason) ?? "";
        var ownPost = await db.Set<Post>().Where(post => post.Id == command.PostId).Select(post => post.OnBehalfOf)
            .FirstOrDefaultAsync(token) ?? throw new NotFoundException("The deputy");
        await db.RequireMayPassOnAsync(scope, ownPost, command.By, token);
        await db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Posts, cancel);
                var deputy = await db.HolderAsync(command.PostId, cancel);
                var post = deputy.Posts.First(post => post.Id == command.PostId);
                var today = clock.Today();
                if (post.To < today)
                {
                    // Pressed twice, or over by itself.
                    return;
                }

                var lastDay = LocalDate.Max(today.PlusDays(-1), post.From.PlusDays(-1));
                var lastWork = await db.LastWorkAsync(post, cancel);
                lastDay = lastWork is { } worked && worked >= post.From ? LocalDate.Max(lastDay, worked) : lastDay;
                if (lastDay < post.To)
                {
                    post.End(lastDay, reason);
                }

                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync(
                    "DeputyEnded", deputy.Id, command.By, reason.Length == 0 ? null : reason, clock.GetCurrentInstant(), cancel);
            },
            token);
    }
}
