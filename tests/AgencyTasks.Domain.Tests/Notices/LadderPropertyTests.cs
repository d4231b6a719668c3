using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Tests.Calendars;
using CsCheck;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Notices;

/// <summary>For any task of 2018-2027, annual report or not.</summary>
public sealed class LadderPropertyTests
{
    private static readonly LocalDate First = Written.Day("2018-01-01");

    private static readonly Gen<ReminderItem> AnyItem =
        Gen.Select(Gen.Int[60, 3550], Gen.Int[0, 120], Gen.Bool, Gen.Int[0, 9]).Select((due, lead, begun, year) =>
        {
            var isReport = begun && lead % 2 == 0;
            var date = isReport
                ? DueDate.Before(new LocalDate(2018 + year, 11, 15))
                : DueDate.On(First.PlusDays(due));
            return new ReminderItem
            {
                TaskId = Guid.Empty,
                Due = date,
                CreatedOn = date.LastDay.PlusDays(-lead),
                IsBegun = begun,
                IsAnnualReport = isReport,
            };
        });

    [Fact]
    public void Reminder_OnAnyDay_IsNeverOnADayOff() =>
        Gen.Select(AnyItem, Gen.Int[-130, 60]).Sample(
            (item, offset) =>
            {
                var day = item.Due.LastDay.PlusDays(offset);
                if (!VietnamDays.Calendar.IsWorkingDay(day))
                {
                    Ladder.Real.Between(item, day.PlusDays(-1), day).ShouldBeNull();
                }
            },
            iter: 20_000);

    [Fact]
    public void Reminder_OnAnyDay_IsOneStepOfTheLadderAndPerhapsTheCampaignAndNeverBeforeTheTaskWasMade() =>
        Gen.Select(AnyItem, Gen.Int[-130, 60], Gen.Int[1, 400]).Sample(
            (item, offset, outage) =>
            {
                var day = item.Due.LastDay.PlusDays(offset);
                var steps = Ladder.Real.Between(item, day.PlusDays(-1), day)?.Steps ?? [];

                steps.ShouldBeUnique();
                steps.Count(step => step != ReminderSteps.Campaign).ShouldBeLessThanOrEqualTo(1);
                (steps.Count > 0 && day < item.CreatedOn).ShouldBeFalse();

                // However old the watermark, a new task's first day is that day's own step and no burst.
                (Ladder.Real.Between(item, item.CreatedOn.PlusDays(-outage), item.CreatedOn)?.Steps ?? [])
                    .ShouldBe(Ladder.Real.Between(item, item.CreatedOn.PlusDays(-1), item.CreatedOn)?.Steps ?? []);
            },
            iter: 5_000);

    [Fact]
    public void Reminder_AfterAnyOutage_ListsExactlyTheStepsOfTheDaysMissed() =>
        Gen.Select(AnyItem, Gen.Int[-60, 30], Gen.Int[1, 40]).Sample(
            (item, offset, length) =>
            {
                var after = item.Due.LastDay.PlusDays(offset);
                var missed = Enumerable.Range(1, length)
                    .Select(day => Ladder.Real.Between(item, after.PlusDays(day - 1), after.PlusDays(day)))
                    .OfType<ReminderDue>()
                    .ToList();
                var at = Ladder.Real.Between(item, after, after.PlusDays(length));

                (at?.Steps ?? []).ShouldBe(missed.SelectMany(due => due.Steps).Distinct(), ignoreOrder: true);
                (at?.IsForHead ?? false).ShouldBe(missed.Exists(due => due.IsForHead));
            },
            iter: 1_000);

    [Fact]
    public void Reminder_InTheCampaignsDays_StopsWithTheLastDayOnTime() =>
        Gen.Int[2018, 2027].Sample(year =>
        {
            var due = DueDate.Before(new LocalDate(year, 11, 15));
            var days = Ladder.Real.CampaignDays(due).ToList();

            days.All(day => day <= due.LastDay && VietnamDays.Calendar.IsWorkingDay(day)).ShouldBeTrue();
            days.Max().ShouldBe(VietnamDays.Calendar.OnOrBefore(due.LastDay));
            for (var day = new LocalDate(year, 11, 8); day <= due.LastDay; day = day.PlusDays(1))
            {
                days.Contains(day).ShouldBe(VietnamDays.Calendar.IsWorkingDay(day));
            }
        });
}
