using AgencyTasks.Core.Notices;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Testing;
using NodaTime;

namespace AgencyTasks.Core.Tests.Notices;

public sealed class SendNoticesJobTests : IAsyncLifetime
{
    private static readonly LocalDate Day = new(2019, 10, 9);

    private SmtpCatcher catcher = null!;
    private NoticeWorld world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        catcher = await SmtpCatcher.StartAsync(Token);
        world = await NoticeWorld.CreateAsync(catcher);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await catcher.DisposeAsync();
    }

    [Fact]
    public async Task Send_WhatIsPlanned_ReachesEachPersonOnceOverOneConnection()
    {
        await PlanAsync();

        var result = await world.SendAsync();
        var again = await world.SendAsync();

        result.ShouldBe(new SendingResult(2, 0, 0));
        again.ShouldBe(new SendingResult(0, 0, 0));
        catcher.Sessions.ShouldBe(1);
        catcher.Messages.Select(message => message.To.Mailboxes.Single().Address)
            .ShouldBe([NoticeWorld.HealthFocal, NoticeWorld.HealthOtherFocal], ignoreOrder: true);
        (await world.NoticesAsync()).ShouldAllBe(notice => notice.State == NoticeState.Sent && notice.SentAt != null);
    }

    [Fact]
    public async Task Send_FromFiveAtOnce_SendsEachOnce()
    {
        await PlanAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.SendAsync()));

        results.Sum(result => result.Sent).ShouldBe(2);
        catcher.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Send_AcceptedMeanwhile_Drops()
    {
        var task = await PlanAsync();
        await world.EndTaskAsync(task);

        (await world.SendAsync()).ShouldBe(new SendingResult(0, 2, 0));

        catcher.Messages.ShouldBeEmpty();
        (await world.NoticesAsync()).ShouldAllBe(notice => notice.State == NoticeState.Dropped);
    }

    [Fact]
    public async Task Send_OneOfTwoAcceptedMeanwhile_MentionsTheOther()
    {
        var done = await world.AddTaskAsync(NoticeWorld.Health, "V.7.1a", DueDate.On(new LocalDate(2019, 10, 8)), isBegun: true);
        var open = await PlanAsync();
        await world.EndTaskAsync(done);

        await world.SendAsync();

        var text = catcher.Messages[0].TextBody.ShouldNotBeNull();
        text.ShouldContain($"/nhiem-vu/{open}");
        text.ShouldNotContain($"/nhiem-vu/{done}");
        (await world.NoticesAsync())[0].Items.ShouldHaveSingleItem().TaskId.ShouldBe(open);
    }

    [Fact]
    public async Task Send_WhoLeftThePostMeanwhile_GetsNothing()
    {
        await PlanAsync();
        await world.VacateAsync(NoticeWorld.Health, Role.FocalPoint, Day);

        (await world.SendAsync()).Dropped.ShouldBe(2);
    }

    [Fact]
    public async Task Send_WorkerDiedAfterClaiming_SendsAfterTheLeaseUnderTheSameMessageId()
    {
        await PlanAsync();
        var ids = (await world.NoticesAsync()).Select(notice => notice.MessageId).Order().ToList();
        await world.RunSqlAsync("UPDATE notice SET leased_until = clock_timestamp() + interval '120 seconds'");
        (await world.SendAsync()).Sent.ShouldBe(0);

        await world.RunSqlAsync("UPDATE notice SET leased_until = clock_timestamp() - interval '1 second'");
        (await world.SendAsync()).Sent.ShouldBe(2);

        catcher.Messages.Select(message => message.MessageId).Order().ShouldBe(ids);
    }

    [Fact]
    public async Task Send_RefusedForNow_TriesAgainAfterAMinuteWhileOthersGoOut()
    {
        await PlanAsync();
        catcher.Script(NoticeWorld.HealthFocal, SmtpAnswer.NotNow);

        (await world.SendAsync()).ShouldBe(new SendingResult(1, 0, 1));
        var waiting = (await world.NoticesAsync())[0];
        waiting.State.ShouldBe(NoticeState.Waiting);
        waiting.LastError.ShouldNotBeNull().ShouldStartWith("451");
        (await world.SendAsync()).Sent.ShouldBe(0);

        world.Clock.AdvanceMinutes(1);
        (await world.SendAsync()).Sent.ShouldBe(1);
        catcher.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Send_ServerSaysGoAway_ConnectsAnewForTheOthers()
    {
        await PlanAsync();
        catcher.Script(NoticeWorld.HealthFocal, SmtpAnswer.GoAway);
        catcher.Script(NoticeWorld.HealthOtherFocal, SmtpAnswer.Take);

        (await world.SendAsync()).ShouldBe(new SendingResult(1, 0, 1));

        (await world.NoticesAsync())[0].LastError.ShouldNotBeNull().ShouldStartWith("421");
    }

    [Theory]
    [InlineData(SmtpAnswer.Never, "550")]
    [InlineData(SmtpAnswer.NeverAfterData, "552")]
    public async Task Send_RefusedForGood_ParksItAndSendsTheOthers(SmtpAnswer answer, string code)
    {
        await PlanAsync();
        catcher.Script(NoticeWorld.HealthFocal, answer);

        (await world.SendAsync()).ShouldBe(new SendingResult(1, 0, 1));

        var parked = (await world.NoticesAsync())[0];
        parked.State.ShouldBe(NoticeState.Parked);
        parked.LastError.ShouldNotBeNull().ShouldStartWith(code);
    }

    [Fact]
    public async Task Send_NoAnswerAfterTheMessage_SendsOnceMoreUnderTheSameMessageIdThenParks()
    {
        await PlanAsync();
        catcher.Script(NoticeWorld.HealthFocal, SmtpAnswer.TakeAndHangUp, SmtpAnswer.TakeAndHangUp);

        (await world.SendAsync()).ShouldBe(new SendingResult(1, 0, 1));
        world.Clock.AdvanceMinutes(1);
        (await world.SendAsync()).ShouldBe(new SendingResult(0, 0, 1));

        (await world.NoticesAsync())[0].State.ShouldBe(NoticeState.Parked);
        catcher.Messages.Where(message => message.To.Mailboxes.Single().Address == NoticeWorld.HealthFocal)
            .Select(message => message.MessageId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Send_ServerBackOnlyTheNextDay_SendsOneMailWithTheStepsOfBothDays()
    {
        await PlanAsync();
        catcher.Script(NoticeWorld.HealthFocal, Enumerable.Repeat(SmtpAnswer.NotNow, 3));
        for (var tries = 0; tries < 3; tries++)
        {
            await world.SendAsync();
            world.Clock.AdvanceMinutes(20);
        }

        await world.RemindAsync(Day.PlusDays(1));
        await world.SendAsync();

        catcher.Messages.Count(message => message.To.Mailboxes.Single().Address == NoticeWorld.HealthFocal).ShouldBe(1);
        var notices = (await world.NoticesAsync()).Where(notice => notice.ToAddress == NoticeWorld.HealthFocal).ToList();
        notices.Select(notice => notice.State).ShouldBe([NoticeState.Dropped, NoticeState.Sent]);
        notices[1].Items.ShouldHaveSingleItem().Steps.ShouldBe(["D-1", "D-0"]);
    }

    [Fact]
    public async Task Send_NoServer_LosesNothing()
    {
        await PlanAsync();
        await catcher.DisposeAsync();

        (await world.SendAsync()).ShouldBe(new SendingResult(0, 0, 2));

        (await world.NoticesAsync()).ShouldAllBe(notice => notice.State == NoticeState.Waiting && notice.Attempts == 1);
    }

    [Fact]
    public async Task Send_OneNoticeThatCannotBeMade_ParksAfterFiveTriesAndSendsTheOthers()
    {
        await PlanAsync();
        await world.RunSqlAsync(
            $"UPDATE notice SET to_address = E'a@b.example\\r\\nBcc: x' WHERE to_address = '{NoticeWorld.HealthFocal}'");
        (await world.SendAsync()).ShouldBe(new SendingResult(1, 0, 1));
        for (var tries = 0; tries < 4; tries++)
        {
            world.Clock.AdvanceHours(1);
            await world.SendAsync();
        }

        (await world.NoticesAsync()).Select(notice => notice.State)
            .ShouldBe([NoticeState.Parked, NoticeState.Sent], ignoreOrder: true);
    }

    private async Task<Guid> PlanAsync()
    {
        var task = await world.AddTaskAsync(
            NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(new LocalDate(2019, 10, 10)), isBegun: true);
        (await world.RemindAsync(Day)).Count.ShouldBe(2);
        return task;
    }
}
