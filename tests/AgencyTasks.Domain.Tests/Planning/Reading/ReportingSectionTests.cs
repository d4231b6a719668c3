using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning.Reading;

namespace AgencyTasks.Domain.Tests.Planning.Reading;

/// <summary>Plans with a section of its own on reporting, several dates in a sentence, points under a lead-in.</summary>
public sealed class ReportingSectionTests
{
    private const string Text = """
        KẾ HOẠCH
        Phòng, chống tội phạm mua bán người giai đoạn 2021 - 2023
        I. MỤC ĐÍCH
        1. Nâng cao nhận thức của nhân dân.
        II. PHÂN CÔNG NHIỆM VỤ
        1. Công an tỉnh
        Là cơ quan thường trực, chủ trì, phối hợp với Bộ đội Biên phòng tỉnh, Cục Hải quan tỉnh:
        a) Hằng tháng tổng hợp tình hình, báo cáo UBND tỉnh trước ngày 20.
        b) Tổ chức đợt cao điểm, hoàn thành trong quý II năm 2021.
        2. Sở Y tế
        - Khám sức khỏe cho nạn nhân trở về.
        3. Các sở, ban, ngành, đoàn thể
        - Lồng ghép nội dung phòng, chống mua bán người vào chương trình công tác.
        III. CHẾ ĐỘ BÁO CÁO
        Các sở, ban, ngành, UBND các huyện, thành phố báo cáo kết quả 6 tháng trước ngày 15/6, năm trước ngày 01/12 về Công an tỉnh.
        """;

    private static readonly PlanReading Reading = PlanReader.Read(Text.Split('\n'), []);

    [Fact]
    public void ReportingSection_GivesADutyForEachDate_AndItsSentenceIsThePlans()
    {
        var reports = Reading.Duties.Where(duty => duty.Code.StartsWith("III", StringComparison.Ordinal)).ToList();

        reports.Select(duty => duty.Due.Value.ToString()).ShouldBe(["before 15/6", "before 1/12"]);
        reports.ShouldAllBe(duty => duty.Recurrence.Value == Recurrence.Yearly && duty.Leads.Value.Count > 0);
        Reading.Sentences.ShouldContain(sentence => sentence.Text.Contains("báo cáo kết quả 6 tháng", StringComparison.Ordinal));
    }

    [Fact]
    public void MonthlyBeforeTheTwentieth_IsDueBeforeThatDayOfTheMonth()
    {
        var duty = Reading.Duties.Single(one => one.Quote.Contains("trước ngày 20", StringComparison.Ordinal));

        (duty.Recurrence.Value, duty.Due.Value.ToString()).ShouldBe((Recurrence.Monthly, "before day 20"));
    }

    [Fact]
    public void WithinAQuarter_IsOnceInThatQuarter()
    {
        var duty = Reading.Duties.Single(one => one.Quote.Contains("đợt cao điểm", StringComparison.Ordinal));

        duty.Recurrence.Value.ShouldBe(Recurrence.Once);
    }

    [Fact]
    public void LeadInOfPoints_IsNoDutyOfItsOwn_AndThePointsInheritItsCoordinators()
    {
        Reading.Duties.ShouldNotContain(duty => duty.Quote.StartsWith("Là cơ quan thường trực", StringComparison.Ordinal));
        Reading.Duties.Single(one => one.Quote.Contains("đợt cao điểm", StringComparison.Ordinal))
            .Coordinators.Value.Count.ShouldBe(2);
    }

    [Fact]
    public void ClassOfAllBodies_IsAClass_AndNotAPairSomebodyInvented() =>
        Reading.Duties.Single(one => one.Quote.StartsWith("Lồng ghép", StringComparison.Ordinal))
            .Leads.Value.ShouldAllBe(body => body.StartsWith("class:", StringComparison.Ordinal));
}
