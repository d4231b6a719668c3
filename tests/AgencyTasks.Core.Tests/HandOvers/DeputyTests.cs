using AgencyTasks.Core.Database;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Core.Tests.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.HandOvers;

/// <summary>A deputy acts for the days of a leave, under the own name, and no day longer.</summary>
public sealed class DeputyTests
{
    private static readonly LocalDate Last = new(2019, 11, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deputy_InTheDaysNamed_ActsUnderTheOwnNameAndNotAfterwards()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await world.DeputyAsync(PeopleWorld.Focal, PeopleWorld.Head, PeopleWorld.Today, Last);

        var deputy = await world.ViewerAsync(PeopleWorld.Head);
        var post = deputy.Posts.Single(post => post.Role == Role.FocalPoint);
        (post.OnBehalfOf, post.Until).ShouldBe(("Nguyễn Thị Thanh Thảo", Last));
        var task = await PostsTests.DraftAsync(world, PeopleWorld.Head);
        (await world.ReadAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == task)
            .OrderByDescending(entry => entry.Seq).Select(entry => entry.PersonId).FirstAsync(Token)))
            .ShouldBe(deputy.PersonId);

        world.SetDay(Last.PlusDays(1));
        (await world.ViewerAsync(PeopleWorld.Head)).Is(Role.FocalPoint).ShouldBeFalse();
        await Should.ThrowAsync<NotFoundException>(() => world.ActAsync<SaveDraft>(
            PeopleWorld.Head, (save, by) => save.ExecuteAsync(new() { TaskId = task, By = by }, Token)));
    }

    [Fact]
    public async Task Deputy_OnADayOfTheLeave_GetsTheMailInsteadOfTheHolder()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var newcomer = await PostsTests.AddAsync(world, "Nguyễn Thị An", "an@so-y-te.tuyenquang.example");
        await world.DeputyAsync(PeopleWorld.Focal, newcomer, PeopleWorld.Today, Last, by: PeopleWorld.Admin);

        var during = await HoldersAsync(world, Last);
        var after = await HoldersAsync(world, Last.PlusDays(1));

        during.ShouldContain(newcomer);
        during.ShouldNotContain(PeopleWorld.Focal);
        after.ShouldContain(PeopleWorld.Focal);
        after.ShouldNotContain(newcomer);
    }

    [Fact]
    public async Task Deputy_EndedEarly_StopsAtOnceOrWithTheDayOfWork()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await world.DeputyAsync(PeopleWorld.Focal, PeopleWorld.Head, PeopleWorld.Today, Last);
        await EndAsync(world, PeopleWorld.Head, PeopleWorld.Focal);
        (await world.PersonAsync(PeopleWorld.Head)).Posts[^1].WasNeverTakenUp.ShouldBeTrue();

        await world.DeputyAsync(PeopleWorld.Focal, PeopleWorld.Head, PeopleWorld.Today, Last);
        await PostsTests.DraftAsync(world, PeopleWorld.Head);
        await EndAsync(world, PeopleWorld.Head, PeopleWorld.Focal);

        (await world.PersonAsync(PeopleWorld.Head)).Posts.Single(post => post.To == PeopleWorld.Today).IsDeputy.ShouldBeTrue();
        world.SetDay(PeopleWorld.Today.PlusDays(1));
        (await world.ViewerAsync(PeopleWorld.Head)).Is(Role.FocalPoint).ShouldBeFalse();
    }

    [Fact]
    public async Task Deputy_NamesNoDeputyAndHandsNothingOver()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var newcomer = await PostsTests.AddAsync(world, "Nguyễn Thị An", "an@so-y-te.tuyenquang.example");
        await world.DeputyAsync(PeopleWorld.Focal, newcomer, PeopleWorld.Today, Last, by: PeopleWorld.Admin);

        (await PeopleWorld.RefusedAsync(
            () => world.DeputyAsync(newcomer, PeopleWorld.OtherFocal, PeopleWorld.Today, Last)))
            .ShouldBe(Rules.DeputyNamesNoDeputy);
        (await PeopleWorld.RefusedAsync(
            () => world.PassOnAsync(newcomer, PeopleWorld.OtherFocal, PeopleWorld.Today)))
            .ShouldBe(Rules.DeputyHandsNothingOver);
    }

    [Fact]
    public async Task Deputy_OfTheHead_PassesNobodysPostOn()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var newcomer = await PostsTests.AddAsync(world, "Nguyễn Thị An", "an@so-y-te.tuyenquang.example");
        await world.DeputyAsync(PeopleWorld.Head, newcomer, PeopleWorld.Today, Last, by: PeopleWorld.Admin);

        await Should.ThrowAsync<NotFoundException>(
            () => world.PassOnAsync(PeopleWorld.Focal, PeopleWorld.OtherFocal, PeopleWorld.Today, newcomer));
    }

    [Fact]
    public async Task Deputy_NamedByThemselvesOrForYesterday_IsRefused()
    {
        await using var world = await PeopleWorld.CreateAsync();

        (await PeopleWorld.RefusedAsync(
            () => world.DeputyAsync(PeopleWorld.Focal, PeopleWorld.Head, PeopleWorld.Today, Last, by: PeopleWorld.Head)))
            .ShouldBe(Rules.NobodyChangesTheirOwnRole);
        (await PeopleWorld.RefusedAsync(
            () => world.DeputyAsync(PeopleWorld.Focal, PeopleWorld.Head, new LocalDate(2019, 11, 3), Last)))
            .ShouldBe(Rules.BeginsTodayOrLater);
        (await PeopleWorld.RefusedAsync(
            () => world.DeputyAsync(PeopleWorld.Focal, PeopleWorld.Head, PeopleWorld.Today, new LocalDate(2020, 2, 1))))
            .ShouldBe(Rules.DeputyStandsInForALimitedTime);
        await Should.ThrowAsync<NotFoundException>(
            () => world.DeputyAsync(PeopleWorld.Focal, PeopleWorld.Head, PeopleWorld.Today, Last, by: PeopleWorld.OtherFocal));
    }

    private static async Task EndAsync(PeopleWorld world, string deputy, string by)
    {
        var post = (await world.PersonAsync(deputy)).Posts.Last(post => post.IsDeputy && !post.WasNeverTakenUp).Id;
        await world.ActAsync<EndDeputy>(by, (end, viewer) => end.ExecuteAsync(new(post, "Về sớm", viewer), Token));
    }

    private static async Task<List<string>> HoldersAsync(PeopleWorld world, LocalDate day) =>
        [.. (await world.AsSystemAsync<PostHoldersQuery, List<PostHolder>>(query => query.ExecuteAsync(day, Token)))
            .Where(holder => holder.AgencyKind == AgencyKind.Provincial).Select(holder => holder.PersonCode)];
}
