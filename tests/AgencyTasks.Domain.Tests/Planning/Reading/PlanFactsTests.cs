using AgencyTasks.Domain.Planning.Reading;

namespace AgencyTasks.Domain.Tests.Planning.Reading;

/// <summary>What a plan says of itself.</summary>
public sealed class PlanFactsTests
{
    [Theory]
    [InlineData(
        "KẾ HOẠCH\nTHỰC HIỆN ĐỀ ÁN \"CHUYỂN HÓA ĐỊA BÀN\" TRÊN ĐỊA BÀN TỈNH HÀ GIANG\nCăn cứ Quyết định số 1 năm 2017;\nI. MỤC TIÊU\nTừ năm 2018 đến hết năm 2020.",
        "Kế hoạch thực hiện đề án \"Chuyển hóa địa bàn\" trên địa bàn tỉnh Hà Giang", 2018, 2020)]
    [InlineData(
        "UBND TỈNH LÀO CAI\nKế hoạch\nPhòng, chống ma túy giai đoạn 2021-2025\nThực hiện Chương trình số 3, Ủy ban ban hành kế hoạch như sau:\nI. MỤC TIÊU\nGiảm người nghiện.",
        "Kế hoạch Phòng, chống ma túy giai đoạn 2021-2025", 2021, 2025)]
    [InlineData(
        "Kế hoạch bảo đảm an ninh năm 2024\nCăn cứ Luật;\n1. Mục đích\nNăm 2024 không để xảy ra trọng án.",
        "Kế hoạch bảo đảm an ninh năm 2024", 2024, 2024)]
    public void Plan_SaysItsTitleAndYears(string text, string title, int first, int last)
    {
        var facts = PlanFacts.Of(PlanReader.Read(text.Split('\n'), []));

        facts.Title.ShouldBe(title);
        facts.Years.ShouldBe((first, last));
    }

    [Fact]
    public void Text_WithoutTitleAndYears_SaysNothing()
    {
        var facts = PlanFacts.Of(PlanReader.Read(["I. VIỆC CẦN LÀM", "Họp giao ban."], []));

        (facts.Title, facts.Years).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("Kế hoạch “Phòng, chống ma túy” tỉnh Đắk Lắk", 2021, 2025, "ke-hoach-phong-chong-ma-tuy-tinh-dak-2021-2025")]
    [InlineData("Kế hoạch an ninh", 2024, 2024, "ke-hoach-an-ninh-2024")]
    public void Code_IsShortAndWithoutMarks(string title, int first, int last, string code) =>
        PlanFacts.CodeOf(title, first, last).ShouldBe(code);

    [Fact]
    public void Areas_AreTheHeadingsOfTheSectionOfWork() =>
        PlanAreas.Of("III. ĐỊA BÀN\n1. Xã\nIV. NỘI DUNG CÔNG TÁC TRỌNG TÂM\n1. Công tác lãnh đạo, chỉ đạo\n- Tăng cường.\n2. Tuyên truyền: Đẩy mạnh.\nV. PHÂN CÔNG NHIỆM VỤ\n1. Công an tỉnh")
            .Select(area => $"{area.Code} {area.Title}")
            .ShouldBe(["IV.1 Công tác lãnh đạo, chỉ đạo", "IV.2 Tuyên truyền"]);
}
