using AgencyTasks.Core.Database;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Tests.Fences;

/// <summary>The database by itself gives everybody exactly the rows that the application shows.</summary>
public sealed class RowTests(FencedDatabase fenced) : IClassFixture<FencedDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_OfEveryPerson_AreThoseThatTheApplicationShows()
    {
        await HandInSomethingEverywhereAsync();
        await fenced.AsAsync(System, scope => scope.GetRequiredService<PlanRemindersJob>().ExecuteAsync(token: Token));
        var seenByNone = 0;
        foreach (var viewer in await fenced.EverybodyAsync())
        {
            var wanted = await fenced.ReadAsAsync(System, db => IdsAsync(db, db.Tasks.SeenBy(viewer, db)));
            // Nothing of the application's own filters: the whole tables.
            var given = await fenced.ReadAsAsync(scope => scope.Set(viewer), db => IdsAsync(db, db.Tasks));

            foreach (var (table, ids) in wanted)
            {
                given[table].Except(ids).Count().ShouldBe(0, $"{viewer.FullName}: rows of {table} too many");
                ids.Except(given[table]).Count().ShouldBe(0, $"{viewer.FullName}: rows of {table} too few");
            }

            await ByIndexIsTheSameAsync(viewer, wanted["agency_task"], given["submission"]);
            var notices = await fenced.ReadAsAsync(
                scope => scope.Set(viewer), db => db.Notices.Select(notice => notice.PersonId).Distinct().ToListAsync(Token));
            if (!viewer.Posts.Any(post => post.Role is Domain.Organisation.Role.Coordinator or Domain.Organisation.Role.Admin))
            {
                notices.ShouldBeSubsetOf([viewer.PersonId], viewer.FullName);
            }

            seenByNone += given["agency_task"].Count == 0 ? 1 : 0;
        }

        // The administrator, and the office of the committee's members without duties.
        seenByNone.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task Rows_OfNobody_AreNone()
    {
        var given = await fenced.ReadAsAsync(Nobody, db => IdsAsync(db, db.Tasks));

        given.Values.Sum(ids => ids.Count).ShouldBe(0);
        (await fenced.ReadAsAsync(Nobody, db => db.Notices.CountAsync(Token))).ShouldBe(0);
        (await fenced.ReadAsAsync(Nobody, db => db.Set<NoticeItem>().CountAsync(Token))).ShouldBe(0);
        (await fenced.ReadAsAsync(Nobody, db => db.AuditEntries.CountAsync(Token))).ShouldBe(0);
    }

    [Fact]
    public async Task Trail_ForWhoMaySeeEverything_IsWhole_AndForOthersOnlyItsHeadIsKnown()
    {
        var all = await fenced.ReadAsAsync(System, db => db.AuditEntries.CountAsync(Token));
        var auditor = await fenced.ViewerAsync("giap-thi-minh-chau");
        var officer = await fenced.ViewerAsync("truong-kim-ngan");

        (await fenced.ReadAsAsync(scope => scope.Set(auditor), db => db.AuditEntries.CountAsync(Token))).ShouldBe(all);
        (await fenced.ReadAsAsync(scope => scope.Set(officer), db => db.AuditEntries
            .CountAsync(entry => entry.SubjectKind != "task", Token))).ShouldBe(0);
        (await fenced.AsAsync(scope => scope.Set(officer), scope =>
            scope.GetRequiredService<AgencyTasks.Core.Auditing.TrailHeadQuery>().ExecuteAsync(Token)))!.Seq.ShouldBe(all);
    }

    [Theory]
    [InlineData("vuong-hoang-hac")]
    [InlineData("giap-thi-minh-chau")]
    [InlineData("pham-que-lam")]
    [InlineData("do-minh-truc")]
    public async Task Change_OfWhoMayOnlyRead_TouchesNothing(string code)
    {
        var viewer = await fenced.ViewerAsync(code);

        var changed = await fenced.ReadAsAsync(scope => scope.Set(viewer), db => db.Tasks
            .Where(task => task.AgencyId != viewer.Posts[0].AgencyId)
            .ExecuteUpdateAsync(set => set.SetProperty(task => task.Reason, "đã sửa"), Token));

        changed.ShouldBe(0);
    }

    [Fact]
    public async Task Submission_IntoAnotherAgencysTask_IsRefusedByTheDatabase()
    {
        var viewer = await fenced.ViewerAsync("pham-que-lam");
        var foreign = await fenced.ReadAsAsync(System, db => db.Tasks
            .Where(task => task.AgencyId != viewer.Posts[0].AgencyId).Select(task => task.Id).FirstAsync(Token));

        var refusal = await Should.ThrowAsync<PostgresException>(() => fenced.ReadAsAsync(scope => scope.Set(viewer), db =>
            db.Database.ExecuteSqlAsync($"INSERT INTO extension (id, task_id, asked_at, asked_by, asked_for, reason, state) VALUES ({Guid.NewGuid()}, {foreign}, now(), {viewer.PersonId}, '2020-01-01', 'x', 'Open')", Token)));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static void System(DataScope scope) => scope.Widen();

    private static void Nobody(DataScope scope) => scope.Set(new Viewer { PersonId = Guid.Empty, FullName = "", Posts = [] });

    /// <summary>What is asked by index, in the application and in the database, leaves nothing out and brings nothing in.</summary>
    private async Task ByIndexIsTheSameAsync(Viewer viewer, List<Guid> tasks, List<Guid> submissions)
    {
        var seen = await fenced.ReadAsAsync(System, async db =>
            await (await db.Tasks.SeenByIndexAsync(viewer, db, Token)).Select(task => task.Id).Order().ToListAsync(Token));
        seen.ShouldBe(tasks, viewer.FullName);
        if (!viewer.SeesEverything)
        {
            var own = await fenced.ReadAsAsync(scope => scope.Set(viewer), db => db.Database
                .SqlQuery<Guid>($"SELECT fence.own_submissions() AS \"Value\"").ToListAsync(Token));
            own.ShouldBe(submissions, ignoreOrder: true, viewer.FullName);
        }
    }

    private async Task HandInSomethingEverywhereAsync()
    {
        foreach (var viewer in (await fenced.EverybodyAsync()).Where(v => v.Posts.Any(post => v.ActsFor(post.AgencyId))))
        {
            var taskId = await fenced.ReadAsAsync(System, db => db.Tasks
                .LedBy(viewer).Where(task => task.State == TaskState.Open && task.BegunAt == null)
                .OrderBy(task => task.DueLastDay).Select(task => (Guid?)task.Id).FirstOrDefaultAsync(Token));
            if (taskId is { } id)
            {
                // As the person, under the fence: what may be done can be done.
                await fenced.AsAsync(scope => scope.Set(viewer), async scope =>
                {
                    await scope.GetRequiredService<SaveDraft>().ExecuteAsync(
                        new() { TaskId = id, By = viewer, Words = viewer.FullName, IsNothingToReport = true }, Token);
                    await scope.GetRequiredService<AskExtension>().ExecuteAsync(
                        new(id, new LocalDate(2019, 12, 30), viewer.FullName, viewer), Token);
                    return true;
                });
            }
        }
    }

    private static async Task<Dictionary<string, List<Guid>>> IdsAsync(AgencyTasksDb db, IQueryable<AgencyTask> tasks) => new()
    {
        ["agency_task"] = await tasks.Select(task => task.Id).Order().ToListAsync(Token),
        ["submission"] = await db.Submissions.Where(made => tasks.Any(task => task.Id == made.TaskId))
            .Select(made => made.Id).Order().ToListAsync(Token),
        ["extension"] = await db.Extensions.Where(asked => tasks.Any(task => task.Id == asked.TaskId))
            .Select(asked => asked.Id).Order().ToListAsync(Token),
        ["evidence_item"] = await db.Set<EvidenceItem>().Where(item => db.Submissions.Any(made =>
            made.Id == item.SubmissionId && tasks.Any(task => task.Id == made.TaskId))).Select(item => item.Id).Order().ToListAsync(Token),
        ["figure_value"] = await db.Set<FigureValue>().Where(item => db.Submissions.Any(made =>
            made.Id == item.SubmissionId && tasks.Any(task => task.Id == made.TaskId))).Select(item => item.Id).Order().ToListAsync(Token),
    };
}
