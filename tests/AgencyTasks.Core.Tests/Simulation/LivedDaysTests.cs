using System.Text.Json;
using AgencyTasks.Core.Simulation;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Testing;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Tests.Simulation;

/// <summary>The whole province, lived with the real jobs.</summary>
public sealed class LivedDaysTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Plan", "VII.2")]
    public async Task Live_November2020_LastCampaignMailLeavesOnFridayThe13th()
    {
        var lived = await LiveAsync(new LocalDate(2020, 11, 1), new LocalDate(2020, 11, 20));

        ShouldBeDecent(lived);
        var campaign = lived.Days.SelectMany(day => day.Notices).Where(notice => notice.Steps.Contains("Campaign")).ToList();
        campaign[^1].At.ShouldBe("2020-11-13T07:30:00+07:00");
        campaign[^1].Steps.ShouldBe(["Campaign", "D-1"]);
        lived.Days[0].TasksGenerated.ShouldBe(lived.Totals.TasksGenerated);
        lived.Totals.Notices.ShouldBe(lived.Days.Sum(day => day.Notices.Count));
        lived.Totals.Unsent.ShouldBe(0);
    }

    [Fact]
    public async Task Live_OctoberAndNovember2019_NobodyGetsTwoMailsOnADay()
    {
        var lived = await LiveAsync(new LocalDate(2019, 10, 1), new LocalDate(2019, 11, 30));

        ShouldBeDecent(lived);
        lived.Days.SelectMany(day => day.Notices).Where(notice => notice.Kind == "WeeklyDigest")
            .Select(notice => notice.At).Distinct().ShouldAllBe(at => at.EndsWith("T07:00:00+07:00"));
    }

    [Fact]
    public async Task Live_TheSameDaysTwice_GivesTheSame()
    {
        var from = new LocalDate(2019, 8, 30);
        var to = new LocalDate(2019, 9, 4);

        var one = await LiveAsync(from, to);
        var two = await LiveAsync(from, to);

        JsonSerializer.Serialize(two).ShouldBe(JsonSerializer.Serialize(one));
        one.Days.Single(day => day.Date == "2019-09-02").Notices.ShouldBeEmpty();
        one.Days.Single(day => day.Date == "2019-09-03").Notices.ShouldContain(notice => notice.Kind == "WeeklyDigest");
    }

    [Fact]
    public async Task Live_WithAMailServer_ReallySends()
    {
        await using var catcher = await SmtpCatcher.StartAsync(Token);
        var mail = new MailSettings { SmtpHost = "127.0.0.1", SmtpPort = catcher.Port };

        var lived = await LiveAsync(new LocalDate(2020, 11, 13), new LocalDate(2020, 11, 13), mail);

        catcher.Messages.Select(message => message.MessageId).Order()
            .ShouldBe(lived.Days.Single().Notices.Select(notice => notice.MessageId).Order());
        catcher.Messages.ShouldNotBeEmpty();
    }

    private static void ShouldBeDecent(SimulationResult lived)
    {
        foreach (var day in lived.Days)
        {
            day.Notices.Select(notice => notice.To).ShouldBeUnique($"two mails on {day.Date}");
            day.Notices.ShouldBe(day.Notices.OrderBy(notice => notice.At, StringComparer.Ordinal)
                .ThenBy(notice => notice.To, StringComparer.Ordinal));
            if (LocalDatePattern.Iso.Parse(day.Date).Value.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            {
                day.Notices.ShouldBeEmpty($"mail on {day.Date}");
            }
        }
    }

    private static async Task<SimulationResult> LiveAsync(LocalDate from, LocalDate to, MailSettings? mail = null)
    {
        await using var database = await TestDatabase.CreateAsync(_ => Task.CompletedTask, "empty", Token);
        var settings = new AgencyTasksSettings
        {
            ConnectionString = database.ConnectionString,
            Mail = mail ?? new MailSettings(),
        };
        await using var days = new LivedDays(settings, from);
        return await days.RunAsync(to, SeededDatabase.PlanFolder, lived: null, Token);
    }
}
