using System.Collections;
using System.Globalization;
using System.Resources;
using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Calendars;
using NodaTime;

namespace AgencyTasks.Core.Tests.Display;

public sealed class WordingTests
{
    private static readonly WorkingCalendar Calendar = new([]);
    private static readonly DueDate Report = DueDate.Before(new LocalDate(2020, 11, 15));

    [Fact]
    [Trait("Plan", "VII.2")]
    public void Deadline_BeforeADay_NamesTheLastDay()
    {
        Wording.Deadline(Report, TextResources.Vietnamese)
            .ShouldBe("Trước 15/11 (hạn cuối: hết ngày thứ Bảy, 14/11/2020)");
        Wording.ShortDeadline(Report, TextResources.Vietnamese).ShouldBe("Trước 15/11 (hạn cuối: hết ngày 14/11)");
    }

    [Fact]
    public void Deadline_OnADay_IsInclusive()
    {
        var due = DueDate.On(new LocalDate(2019, 6, 30));

        Wording.Deadline(due, TextResources.Vietnamese).ShouldBe("Hạn cuối: hết ngày Chủ nhật, 30/06/2019");
        Wording.ShortDeadline(due, TextResources.Vietnamese).ShouldBe("hạn 30/06/2019");
        Wording.Deadline(due, TextResources.English).ShouldBe("Due: end of Sunday, 30/06/2019");
    }

    [Theory]
    [InlineData(10, "Còn 3 ngày làm việc")]
    [InlineData(13, "Hôm nay là ngày làm việc cuối cùng")]
    [InlineData(14, "Hạn là hôm nay")]
    [InlineData(19, "Quá hạn 5 ngày")]
    public void Remaining_TowardsSaturday14November_CountsWorkingDaysThenDaysOverdue(int day, string expected) =>
        Wording.Remaining(Report, new LocalDate(2020, 11, day), Calendar, TextResources.Vietnamese).ShouldBe(expected);

    [Fact]
    public void Remaining_OfARequestedBody_SaysNothingOfOverdue() =>
        Wording.Remaining(Report, new LocalDate(2020, 11, 19), Calendar, TextResources.Vietnamese, isRequested: true)
            .ShouldBe("Đã qua ngày đề nghị 5 ngày");

    [Theory]
    [InlineData("2019-10", "Tháng 10/2019")]
    [InlineData("2019-Q4", "Quý IV/2019")]
    [InlineData("2019-H1", "6 tháng đầu năm 2019")]
    [InlineData("2019-H2", "6 tháng cuối năm 2019")]
    [InlineData("2019", "Năm 2019")]
    [InlineData("once", "")]
    public void Period_OfEachKind_Reads(string code, string expected) =>
        Wording.Period(code, TextResources.Vietnamese).ShouldBe(expected);

    [Fact]
    public void Moment_OfAnInstant_IsTheProvincesTime() =>
        Wording.Moment(Instant.FromUtc(2019, 11, 14, 16, 59), TextResources.Vietnamese).ShouldBe("23:59 ngày 14/11/2019");

    [Theory]
    [InlineData("Wording")]
    [InlineData("MailTexts")]
    public void Texts_OfBothLanguages_AreComplete(string name)
    {
        var vietnamese = Texts(name, TextResources.Vietnamese);
        var english = Texts(name, TextResources.English);

        english.Keys.ShouldBe(vietnamese.Keys, ignoreOrder: true);
        vietnamese.Values.Concat(english.Values).ShouldAllBe(text => text.Trim().Length > 0);
    }

    private static Dictionary<string, string> Texts(string name, CultureInfo culture) =>
        new ResourceManager($"AgencyTasks.Core.Resources.{name}", typeof(TextResources).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
}
