using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Planning.Reading;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Planning.Reading;

/// <summary>What was read becomes proposals, never more.</summary>
public sealed class PlanDraftTests
{
    private static readonly string[] Lines =
    [
        "KẾ HOẠCH",
        "II. PHÂN CÔNG NHIỆM VỤ",
        "1. Sở Y tế",
        "- Khám sức khỏe cho người cai nghiện tại các địa bàn chuyển hóa.",
        "- Hoàn thành việc rà soát trước ngày 15/6/2019.",
        "- Báo cáo kết quả trước ngày 20/11 hằng năm.",
        "3. Đề nghị Tòa án nhân dân tỉnh xét xử lưu động hằng quý.",
        "3. Sở Tài nguyên Biển khơi: Thống kê đất đai.",
    ];

    private readonly Plan plan = new()
    {
        Code = "kh", Title = "KH", Text = string.Join('\n', Lines), FirstYear = 2018, LastYear = 2020,
    };

    private readonly AssignmentMatrix draft;

    public PlanDraftTests() => draft = PlanDraft.Of(
        PlanReader.Read(Lines, [Known("so-y-te", "Sở Y tế"), Known("toa-an-nhan-dan-tinh", "Tòa án nhân dân tỉnh")]), plan);

    [Fact]
    public void Duties_AreNotConfirmed_EvenWhereThePlanSaysEverything()
    {
        draft.Duties.ShouldNotBeEmpty();
        draft.Duties.ShouldAllBe(duty => !duty.IsConfirmed && !duty.IsFixedByPlan && duty.ReadAs != null);
    }

    [Fact]
    public void DateWithAYear_ComesOnceAndEndsThere()
    {
        var duty = Of("Hoàn thành");

        (duty.Recurrence, duty.EffectiveTo).ShouldBe((Recurrence.Once, new LocalDate(2019, 6, 14)));
        duty.DueRule.Resolve(new ReportingPeriod("once", duty.EffectiveFrom, duty.EffectiveTo), new WorkingCalendar([]))
            .ShouldBe(DueDate.Before(new LocalDate(2019, 6, 15)));
    }

    [Fact]
    public void Values_SayTheirOrigin()
    {
        var visit = Of("Khám");
        visit.ProposedValues.ShouldNotContain("scope");
        visit.GuessedValues.ShouldContain("recurrence");
        Of("Báo cáo").ProposedValues.ShouldNotContain("due_rule");
        Of("xét xử").Mode.ShouldBe(DutyMode.Requested);
    }

    [Fact]
    public void BodyThatNobodyKnows_IsAClassInThePlansWords() =>
        Of("Thống kê").Leads.ShouldBe(["class:Sở Tài nguyên Biển khơi"]);

    [Fact]
    public void NumberCountedTwice_StillGivesEachSentenceACitationOfItsOwn() =>
        plan.Sentences.Select(sentence => sentence.Citation).ShouldBeUnique();

    private Duty Of(string words) => draft.Duties.First(duty => duty.Text.Contains(words, StringComparison.Ordinal));

    private static Agency Known(string code, string name) => new()
    {
        Code = code, Name = name, ShortName = name, EnglishName = name, Kind = AgencyKind.Provincial, Mode = DutyMode.Assigned,
        Mail = $"{code}@tinh.example", Position = 1,
    };
}
