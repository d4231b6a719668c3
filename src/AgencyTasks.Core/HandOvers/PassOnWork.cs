using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.HandOvers;

/// <summary>
/// One press passes a post's open work on: the predecessor's post ends the day before, the successor's begins, the list is
/// kept, both get a mail. Tasks, drafts and requests belong to the body and stay as they are. The same operation id again is
/// the same hand-over.
/// </summary>
public sealed class PassOnWork(
    AgencyTasksDb db, DataScope scope, OpenWorkQuery openWork, NoticeOutbox outbox, AuditTrail trail, IClock clock)
{
    public sealed record Command
    {
        public required Guid PostId { get; init; }

        public required Guid OperationId { get; init; }

        /// <summary>Null: <see cref="New"/>.</summary>
        public Guid? SuccessorId { get; init; }

        public NewPerson? New { get; init; }

        /// <summary>The successor's first day.</summary>
        public required LocalDate From { get; init; }

        public required DocumentReference Decision { get; init; }

        public required Viewer By { get; init; }
    }

    /// <returns>The hand-over.</returns>
    public async Task<Guid> ExecuteAsync(Command command, CancellationToken token)
    {
        var at = clock.Now();
        await RequireMayAsync(command, token);
        var decision = command.Decision.Checked(clock.Today()).AsDecision();
        return await db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Posts, cancel);
                if (await db.HandOvers.FirstOrDefaultAsync(one => one.OperationId == command.OperationId, cancel) is { } earlier)
                {
                    // An operation id belongs to one form of one post.
                    return earlier.PredecessorPostId == command.PostId && earlier.DoneBy == command.By.PersonId
                        ? earlier.Id
                        : throw new NotFoundException("The form");
                }

                var predecessor = await db.HolderAsync(command.PostId, cancel);
                var post = predecessor.Posts.First(post => post.Id == command.PostId);
                await RequireStillTheirsAsync(command.By, post, cancel);
                var successor = await SuccessorAsync(command, predecessor, post, cancel);
                var deputies = await EndAsync(post, command.From.PlusDays(-1), decision, cancel);
                var taken = Take(successor, post, command.From, decision);
                // The posts first: the record names them.
                await db.SaveChangesAsync(cancel);
                var handOver = new HandOver
                {
                    OperationId = command.OperationId,
                    AgencyId = post.AgencyId,
                    Role = post.Role,
                    PredecessorId = predecessor.Id,
                    PredecessorPostId = post.Id,
                    SuccessorId = successor.Id,
                    SuccessorPostId = taken.Id,
                    From = command.From,
                    Decision = decision,
                    DoneBy = command.By.PersonId,
                    DoneAt = at,
                };
                List(handOver, await openWork.ReadAsync(post.Role, post.AgencyId, cancel));
                db.HandOvers.Add(handOver);
                outbox.Add(NoticeKind.HandOver, handOver.Id, predecessor, post.AgencyId, at);
                outbox.Add(NoticeKind.HandOver, handOver.Id, successor, post.AgencyId, at);
                await db.SaveChangesAsync(cancel);
                await trail.AppendAsync("PostHandedOver", predecessor.Id, command.By, decision, at, cancel);
                await trail.AppendAsync("PostTakenOver", successor.Id, command.By, decision, at, cancel);
                foreach (var deputy in deputies)
                {
                    await trail.AppendAsync("DeputyEnded", deputy, command.By, decision, at, cancel);
                }

                return handOver.Id;
            },
            token);
    }

    /// <summary>The holder who pressed twice holds the post no more: the second press is told the first one's result.</summary>
    private async Task RequireMayAsync(Command command, CancellationToken token)
    {
        if (!await db.HandOvers.AnyAsync(
            one => one.OperationId == command.OperationId && one.DoneBy == command.By.PersonId, token))
        {
            await db.RequireMayPassOnAsync(scope, command.PostId, command.By, token);
        }
    }

    private async Task<Person> SuccessorAsync(Command command, Person predecessor, Post post, CancellationToken token)
    {
        var today = clock.Today();
        if (command.From < today && !command.By.Is(Role.Admin))
        {
            throw new RuleRefusedException(Rules.BeginsTodayOrLater, today);
        }

        var successor = await db.SuccessorAsync(command.SuccessorId, command.New, post.AgencyId, command.By, token);
        if (successor.Id == predecessor.Id)
        {
            throw new RuleRefusedException(Rules.SuccessorIsSomebodyElse);
        }

        return successor.Id == command.By.PersonId
            ? throw new RuleRefusedException(Rules.NobodyChangesTheirOwnRole)
            : successor;
    }

    /// <summary>A post is handed over once; an administrator may put right what went wrong.</summary>
    private async Task RequireStillTheirsAsync(Viewer by, Post post, CancellationToken token)
    {
        if (post.To is { } last && !by.Is(Role.Admin)
            && await db.HandOvers.AnyAsync(one => one.PredecessorPostId == post.Id, token))
        {
            throw new RuleRefusedException(Rules.PostHasEnded, last);
        }
    }

    /// <summary>A post that has ended by then stays as it ended. Who leaves today may have worked this morning.</summary>
    private async Task<IReadOnlyList<Guid>> EndAsync(Post post, LocalDate lastDay, string decision, CancellationToken token)
    {
        if (post.To is null || post.To > lastDay)
        {
            var today = clock.Today();
            var lastWork = await db.LastWorkAsync(post, token);
            post.End(lastDay, decision, lastWork == today && lastDay == today.PlusDays(-1) ? null : lastWork);
            await db.RequireAdministratorAfterAsync(post, lastDay, token);
        }

        return await db.EndDeputiesAsync(post.Id, lastDay, decision, token);
    }

    /// <summary>The same role for the same body; a colleague who has it already keeps the post there is.</summary>
    private static Post Take(Person successor, Post post, LocalDate from, string decision)
    {
        if (successor.Holding(post.Role, post.AgencyId, from) is { IsDeputy: false } held)
        {
            return held;
        }

        var given = new Post { Role = post.Role, AgencyId = post.AgencyId, From = from, Decision = decision };
        successor.Give(given);
        return given;
    }

    private static void List(HandOver handOver, OpenWork work)
    {
        var position = 0;
        foreach (var open in work.Lines)
        {
            handOver.List(new HandOverLine
            {
                TaskId = open.Line.Id,
                Position = ++position,
                DueLastDay = open.Line.DueLastDay,
                DueIsExclusive = open.Line.DueIsExclusive,
                IsReturned = open.IsReturned,
                IsWaiting = open.IsWaiting,
                HasDraft = open.HasDraft,
                AskedUntil = open.AskedUntil,
                AgreedUntil = open.AgreedUntil,
            });
        }
    }
}
