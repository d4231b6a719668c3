using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Planning.Reading;

namespace AgencyTasks.Domain.Tests.Planning.Reading;

/// <summary>Plans of the genre with other numbering and wording than the seed's.</summary>
public sealed class PlanReaderTests
{
    private const string NumbersWithBrackets = """
        KẾ HOẠCH
        Phòng ngừa tệ nạn ma túy trong thanh thiếu niên, giai đoạn 2023 - 2025
        I. MỤC TIÊU
        1. Mục tiêu chung
        Giảm số người nghiện mới.
        II. NHIỆM VỤ, GIẢI PHÁP
        1) Tuyên truyền
        - Đổi mới hình thức tuyên truyền.
        III. TỔ CHỨC THỰC HIỆN
        1) Công an tỉnh: Là cơ quan thường trực, chủ trì, phối hợp với Sở Y tế, Sở LĐ-TB&XH và UBND các huyện, thị xã, thành phố đôn đốc việc thực hiện. Định kỳ hằng quý tổng hợp, báo cáo UBND tỉnh.
        2) Sở Tài chính chủ trì, phối hợp với Sở Kế hoạch và Đầu tư bố trí kinh phí; hướng dẫn, kiểm tra việc sử dụng kinh phí.
        3) Các sở, ban, ngành, đoàn thể cấp tỉnh
        a) Xây dựng kế hoạch thực hiện, gửi Công an tỉnh trước ngày 20/3 hằng năm.
        b) Báo cáo kết quả 6 tháng (trước ngày 15/6), năm (chậm nhất ngày 30 tháng 11) về Công an tỉnh.
        4) Sở Giáo dục và Đào tạo, Sở Y tế
        - Tổ chức khám sức khỏe cho học sinh tại các xã, phường, thị trấn trọng điểm.
        + Tăng cường quản lý học sinh trong dịp hè.
        5) Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức thành viên: Vận động đoàn viên, hội viên. Hằng tháng giám sát việc thực hiện.
        6) UBND các huyện, thị xã, thành phố
        - Chỉ đạo rà soát, lập danh sách tại từng địa bàn.
        - Bố trí kinh phí thực hiện.
        7) Đài Phát thanh và Truyền hình tỉnh, Báo Bình An: Xây dựng chuyên mục.
        Trên đây là Kế hoạch, yêu cầu các đơn vị nghiêm túc thực hiện./.
        Nơi nhận:
        - Bộ Công an;
        """;

    private const string PartsAndCapitals = """
        Phần thứ nhất
        MỤC ĐÍCH, YÊU CẦU
        1. Nâng cao nhận thức.
        Phần thứ hai
        PHÂN CÔNG TRÁCH NHIỆM
        I. CÔNG AN TỈNH
        1. Chủ trì tham mưu, hướng dẫn các đơn vị.
        2. Phối hợp với Bộ Chỉ huy Quân sự tỉnh, Sở Nội vụ và các cơ quan liên quan kiểm tra việc thực hiện.
        II. HỘI NÔNG DÂN TỈNH, HỘI CỰU CHIẾN BINH TỈNH
        Vận động hội viên tham gia; xây dựng các mô hình tự quản ở từng xã.
        III. ĐỀ NGHỊ TÒA ÁN NHÂN DÂN TỈNH
        Phối hợp xét xử lưu động.
        IV. ỦY BAN NHÂN DÂN CÁC HUYỆN, THÀNH PHỐ
        1. Xây dựng kế hoạch của địa phương.
        2. Báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 10 tháng 12 hằng năm để tổng hợp.
        """;

    [Theory]
    [InlineData("III.1.1a", "cong-an-tinh", DutyMode.Assigned)]
    [InlineData("III.2.1a-1", "so-tai-chinh", DutyMode.Assigned)]
    [InlineData("III.2.1a-2", "so-tai-chinh", DutyMode.Assigned)]
    [InlineData("III.4.2a", "so-giao-duc-va-dao-tao;so-y-te", DutyMode.Assigned)]
    [InlineData("III.5.1b", "uy-ban-mat-tran-to-quoc-tinh;cac-to-chuc-thanh-vien-cua-uy-ban-mttq-viet-nam-tinh", DutyMode.Requested)]
    [InlineData("III.6.1a", "@district", DutyMode.Assigned)]
    [InlineData("III.7.1a", "dai-phat-thanh-va-truyen-hinh-tinh;bao-binh-an", DutyMode.Assigned)]
    public void Read_NumbersWithBrackets_FindsWhoLeads(string code, string leads, DutyMode mode)
    {
        var duty = Duty(NumbersWithBrackets, code);

        string.Join(';', duty.Leads.Value).ShouldBe(leads);
        duty.Mode.Value.ShouldBe(mode);
    }

    [Fact]
    public void Read_BodiesThatWorkAlong_AreCoordinatorsUnderTheirFullNames()
    {
        var duty = Duty(NumbersWithBrackets, "III.1.1a");

        duty.Coordinators.Value.ShouldBe(["so-y-te", "so-lao-dong-thuong-binh-va-xa-hoi", "@district"]);
        duty.Coordinators.Sureness.ShouldBe(Sureness.Stated);
    }

    [Fact]
    public void Read_ClassThatLeads_StaysInThePlansOwnWords_ForAPersonToResolve()
    {
        var duty = Duty(NumbersWithBrackets, "III.3.a.1a");

        duty.Leads.Value.ShouldBe(["class:Các sở, ban, ngành, đoàn thể cấp tỉnh"]);
    }

    [Theory]
    [InlineData("III.3.a.1a", "before 20/3")]
    [InlineData("III.3.b.1a-1", "before 15/6")]
    [InlineData("III.3.b.1a-2", "before 1/12")]
    public void Read_DatesInTheSentence_AreDueRules(string code, string due)
    {
        var duty = Duty(NumbersWithBrackets, code);

        duty.Due.Value.ToString().ShouldBe(due);
        duty.Due.Sureness.ShouldBe(Sureness.Stated);
    }

    [Theory]
    [InlineData("III.1.1b", Recurrence.Quarterly, Sureness.Stated)]
    [InlineData("III.5.1b", Recurrence.Monthly, Sureness.Stated)]
    [InlineData("III.7.1a", Recurrence.Quarterly, Sureness.Guessed)]
    public void Read_Cadence_SaysHowSureItIs(string code, Recurrence recurrence, Sureness sureness)
    {
        var duty = Duty(NumbersWithBrackets, code);

        duty.Recurrence.Value.ShouldBe(recurrence);
        duty.Recurrence.Sureness.ShouldBe(sureness);
    }

    [Theory]
    [InlineData("III.4.1a", DutyScope.PerCommune)]
    [InlineData("III.6.1a", DutyScope.PerCommune)]
    [InlineData("III.6.2a", DutyScope.PerDistrict)]
    [InlineData("III.2.1a-1", DutyScope.ProvinceWide)]
    public void Read_Place_IsTheScope(string code, DutyScope scope) =>
        Duty(NumbersWithBrackets, code).Scope.Value.ShouldBe(scope);

    [Fact]
    public void Read_WhatStandsBehindTheLastDuty_IsNoDuty()
    {
        var reading = Read(NumbersWithBrackets);

        reading.Duties[^1].Code.ShouldBe("III.7.1a");
        reading.Sections.Select(section => section.HoldsDuties).ShouldBe([false, false, true]);
    }

    [Fact]
    public void Read_Quote_StandsInTheTextWhereItSays()
    {
        var reading = Read(NumbersWithBrackets);

        foreach (var duty in reading.Duties)
        {
            reading.Text.Substring(duty.Start, duty.Quote.Length).ShouldBe(duty.Quote);
            reading.Text[duty.Sentence.Start..duty.Sentence.End].ShouldBe(duty.Sentence.Text);
        }
    }

    [Theory]
    [InlineData("P2.I.1.1a", "cong-an-tinh", "")]
    [InlineData("P2.I.2.1a", "cong-an-tinh", "bo-chi-huy-quan-su-tinh;so-noi-vu;class:các cơ quan liên quan")]
    [InlineData("P2.II.1a-2", "hoi-nong-dan-tinh;hoi-cuu-chien-binh-tinh", "")]
    [InlineData("P2.III.1a", "toa-an-nhan-dan-tinh", "")]
    [InlineData("P2.IV.2.1a", "@district", "")]
    public void Read_PartsAndCapitals_FindsWhoDoesWhat(string code, string leads, string coordinators)
    {
        var duty = Duty(PartsAndCapitals, code);

        string.Join(';', duty.Leads.Value).ShouldBe(leads);
        string.Join(';', duty.Coordinators.Value).ShouldBe(coordinators);
    }

    [Fact]
    public void Read_WithoutASectionOfDuties_ReadsNone()
    {
        var reading = Read("Thông báo\nI. THỜI GIAN\n1. Ngày mai.");

        reading.Duties.ShouldBeEmpty();
        reading.Sections.ShouldHaveSingleItem().Title.ShouldBe("THỜI GIAN");
    }

    private static ReadDuty Duty(string plan, string code) => Read(plan).Duties.Single(duty => duty.Code == code);

    private static PlanReading Read(string plan) => PlanReader.Read(plan.Split('\n'), []);
}
