using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Notices;

/// <summary>The body's shared mailbox reads along: one copy a day, of a mail that speaks of this body alone.</summary>
public sealed class SharedMailboxTests
{
    private const string Mailbox = "vanthu@so-y-te.tuyenquang.example";
    private static readonly LocalDate LastDay = new(2019, 10, 10);
    private static readonly LocalDate Day = new(2019, 10, 9);

    [Fact]
    public async Task Reminders_OfABodyThatWantsCopies_CarryOneCopyADay()
    {
        await using var catcher = await SmtpCatcher.StartAsync(TestContext.Current.CancellationToken);
        await using var world = await NoticeWorld.CreateAsync(catcher);
        await SwitchOnAsync(world);
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay), isBegun: true);
        await world.AddTaskAsync(NoticeWorld.Court, NoticeWorld.Report, DueDate.On(LastDay), isBegun: true);

        await world.RemindAsync(Day);
        await world.PlanRemindersAsync();
        await world.SendAsync();

        var copied = catcher.Messages.Where(mail => mail.Cc.Mailboxes.Any()).ShouldHaveSingleItem();
        copied.Cc.Mailboxes.Single().Address.ShouldBe(Mailbox);
        copied.To.Mailboxes.Single().Address.ShouldBe(NoticeWorld.HealthFocal);
        catcher.Messages.Count(mail => mail.To.Mailboxes.Any(box => box.Address.Contains("so-y-te"))).ShouldBe(2);
    }

    [Fact]
    public async Task Reminders_OfABodyThatWantsNone_CarryNone()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay), isBegun: true);

        (await world.RemindAsync(Day)).ShouldAllBe(notice => notice.CopyTo == null);
    }

    [Fact]
    public async Task Reminders_OfAPersonOfTwoBodies_AreNotTheOneThatIsCopied()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await SwitchOnAsync(world);
        await world.ReadAsync(async db =>
        {
            var person = await db.People.Include(one => one.Posts).FirstAsync(one => one.Mail == NoticeWorld.HealthFocal);
            person.Hold(new Post
            {
                Role = Role.FocalPoint,
                AgencyId = await db.Agencies.Where(a => a.Code == NoticeWorld.Court).Select(a => a.Id).FirstAsync(),
                From = new LocalDate(2019, 1, 1),
                Decision = "1/QĐ",
            });
            return await db.SaveChangesAsync();
        });
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay), isBegun: true);
        await world.AddTaskAsync(NoticeWorld.Court, NoticeWorld.Report, DueDate.On(LastDay), isBegun: true);

        var notices = await world.RemindAsync(Day);

        notices.Where(notice => notice.CopyTo != null).ShouldHaveSingleItem().ToAddress.ShouldBe(NoticeWorld.HealthOtherFocal);
    }

    [Fact]
    public async Task Reminders_OfABodyWithoutAFocalPoint_GoToTheHeadOnceAndAreCopied()
    {
        await using var world = await NoticeWorld.CreateAsync();
        await SwitchOnAsync(world);
        // Nothing begun, three days before: the head would be copied anyway, and still gets one mail.
        await world.AddTaskAsync(NoticeWorld.Health, NoticeWorld.Methadone, DueDate.On(LastDay));
        await world.VacateAsync(NoticeWorld.Health, Role.FocalPoint, new LocalDate(2019, 10, 1));

        var notice = (await world.RemindAsync(Day)).ShouldHaveSingleItem();

        (notice.ToAddress, notice.CopyTo).ShouldBe((NoticeWorld.HealthHead, Mailbox));
        notice.Kind.ShouldBe(NoticeKind.TaskReminder);
    }

    private static Task<int> SwitchOnAsync(NoticeWorld world) => world.ReadAsync(db => db.Agencies
        .Where(agency => agency.Code == NoticeWorld.Health)
        .ExecuteUpdateAsync(set => set.SetProperty(agency => agency.CopiesMail, true)));
}
