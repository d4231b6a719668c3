using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Domain.Tests.Planning;

/// <summary>The plan reads from its first line to its last, every sentence in its place.</summary>
public sealed class PlanPagesTests
{
    private const string Text = """
        KẾ HOẠCH
        I. MỤC ĐÍCH, YÊU CẦU
        1. Tăng cường sự lãnh đạo.
        II. PHÂN CÔNG NHIỆM VỤ
        1. Công an tỉnh
        - Theo dõi, đôn đốc. Báo cáo hằng năm.
        2. Sở Giáo dục: Giáo dục pháp luật.
        III. KINH PHÍ THỰC HIỆN
        Lồng ghép vào dự toán.
        """;

    [Fact]
    public void Pages_HaveEverySectionAndItem_WithItsSentences()
    {
        var pages = PlanPages.Of(Plan("Theo dõi, đôn đốc.", "Báo cáo hằng năm.", "Giáo dục pháp luật."));

        pages.Sections.Select(section => (section.Label, section.Kind)).ShouldBe(
            [("", PlanSectionKind.Opening), ("I", PlanSectionKind.Purpose), ("II", PlanSectionKind.Duties), ("III", PlanSectionKind.Funds)]);
        var duties = pages.Sections[2];
        duties.Heading.ShouldBe("II. PHÂN CÔNG NHIỆM VỤ");
        duties.Items.Select(item => (item.Code, item.Heading)).ShouldBe([("II.1", "1. Công an tỉnh"), ("II.2", "2. Sở Giáo dục:")]);
        duties.Items[0].Sentences.Select(sentence => sentence.Text).ShouldBe(["Theo dõi, đôn đốc.", "Báo cáo hằng năm."]);
        pages.Unplaced.ShouldBeEmpty();
    }

    [Fact]
    public void Pages_LoseNoWordOfThePlan()
    {
        var pages = PlanPages.Of(Plan("Theo dõi, đôn đốc.", "Giáo dục pháp luật."));
        var written = pages.Sections.SelectMany(section => new[] { section.Heading }
            .Concat(section.Items.SelectMany(item => new[] { item.Heading ?? "" }
                .Concat(item.Lines.SelectMany(line => line.Words.Select(words => words.Text))))));

        Words(string.Join(' ', written)).ShouldBe(Words(Text));
    }

    [Fact]
    public void Sentence_ThatIsNotInTheText_IsSaidToBeUnplaced() =>
        PlanPages.Of(Plan("Câu đã bị sửa.")).Unplaced.ShouldHaveSingleItem().Text.ShouldBe("Câu đã bị sửa.");

    [Fact]
    public void Sentence_WithoutDutyAndReason_IsAGap_UntilSomebodySaysWhy()
    {
        var plan = Plan("Theo dõi, đôn đốc.");
        CoveredSentence.Of(plan, []).ShouldHaveSingleItem().IsGap.ShouldBeTrue();

        plan.Sentences[0].SayNoDuty("Chỉ nêu vị trí.");

        var explained = CoveredSentence.Of(plan, []).Single();
        (explained.IsGap, explained.IsReasoned).ShouldBe((false, true));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static Plan Plan(params string[] sentences)
    {
        var plan = new Plan { Code = "ke-hoach", Title = "Kế hoạch", Text = Text, FirstYear = 2019, LastYear = 2021 };
        foreach (var (text, at) in sentences.Select((text, at) => (text, at)))
        {
            var start = Text.IndexOf(text, StringComparison.Ordinal);
            plan.Add(new PlanSentence { Citation = $"II.1.{at + 1}a", Text = text, Start = start < 0 ? null : start });
        }

        return plan;
    }
}
