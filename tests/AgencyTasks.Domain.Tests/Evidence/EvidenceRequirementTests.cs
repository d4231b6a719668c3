using System.Globalization;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using CsCheck;

namespace AgencyTasks.Domain.Tests.Evidence;

public sealed class EvidenceRequirementTests
{
    [Theory]
    [InlineData("Document:1", "Document", 1)]
    [InlineData("Document|Photo:1", "Document,Photo", 1)]
    [InlineData("Photo:3", "Photo", 3)]
    [InlineData("Document|Photo|Table|Link|Figure:10", "Document,Photo,Table,Link,Figure", 10)]
    public void Requirement_WrittenRightly_IsReadAndWrittenBack(string text, string kinds, int count)
    {
        var requirement = EvidenceRequirement.Parse(text);

        string.Join(',', requirement.Kinds).ShouldBe(kinds);
        requirement.Count.ShouldBe(count);
        requirement.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Document")]
    [InlineData("Document:0")]
    [InlineData("Document:11")]
    [InlineData("Document:-1")]
    [InlineData("Document:+1")]
    [InlineData("Document: 1")]
    [InlineData("Document:1:2")]
    [InlineData(":1")]
    [InlineData("Document|:1")]
    [InlineData("document:1")]
    [InlineData("Memo:1")]
    [InlineData("1:1")]
    [InlineData("Document,Photo:1")]
    [InlineData(" Photo:1")]
    [InlineData("Photo :1")]
    public void Requirement_WrittenWrongly_IsAFormatError(string text) =>
        Should.Throw<FormatException>(() => EvidenceRequirement.Parse(text));

    [Theory]
    [InlineData("Document|Photo:1", "Photo", true)]
    [InlineData("Document|Photo:1", "Document", true)]
    [InlineData("Document|Photo:1", "Link", false)]
    [InlineData("Document|Photo:2", "Document Photo", true)]
    [InlineData("Document|Photo:2", "Document Link", false)]
    [InlineData("Photo:2", "Photo Photo Photo", true)]
    [InlineData("Photo:2", "Photo", false)]
    public void Requirement_GivenItems_IsMetByEnoughOfItsKinds(string text, string given, bool isMet) =>
        EvidenceRequirement.Parse(text).IsMetBy(given.Split(' ').Select(Enum.Parse<EvidenceKind>)).ShouldBe(isMet);

    [Theory]
    [InlineData("Số buổi tuyên truyền [buổi]", "Số buổi tuyên truyền", "buổi")]
    [InlineData("Tỷ lệ [%]", "Tỷ lệ", "%")]
    [InlineData("Số vụ [khởi tố] [vụ]", "Số vụ [khởi tố]", "vụ")]
    public void Figure_WrittenRightly_IsReadAndWrittenBack(string text, string name, string unit)
    {
        FigureRequest.Parse(text).ShouldBe(new FigureRequest(name, unit));
        FigureRequest.Parse(text).ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("Số buổi [buổi] 1–500", "1–500")]
    [InlineData("Số buổi [buổi] 1-500", "1–500")]
    [InlineData("Số buổi [buổi] từ 1 đến 500", "1–500")]
    [InlineData("Số buổi [buổi] ≥ 1", "≥ 1")]
    [InlineData("Số buổi [buổi] từ 1", "≥ 1")]
    [InlineData("Số tiền [triệu đồng] ≤ 12,5", "≤ 12,5")]
    [InlineData("Số tiền [triệu đồng] tối đa 12,50", "≤ 12,5")]
    public void Figure_WithARange_IsReadAndWrittenBack(string text, string range)
    {
        var read = FigureRequest.Parse(text);
        read.Range!.ToString().ShouldBe(range);
        FigureRequest.Parse(read.ToString()).ShouldBe(read);
    }

    [Theory]
    [InlineData("Số buổi [buổi] 1–500", 1, true)]
    [InlineData("Số buổi [buổi] 1–500", 500, true)]
    [InlineData("Số buổi [buổi] 1–500", 0, false)]
    [InlineData("Số buổi [buổi] 1–500", 501, false)]
    [InlineData("Số buổi [buổi] ≥ 1", 0, false)]
    [InlineData("Số buổi [buổi] ≤ 500", 501, false)]
    [InlineData("Số buổi [buổi]", 1000000, true)]
    [InlineData("Tỷ lệ hộ được thông tin [%]", 100, true)]
    [InlineData("Tỷ lệ hộ được thông tin [%]", 101, false)]
    [InlineData("Tỷ lệ so với năm trước [%] ≤ 500", 101, true)]
    public void Figure_GivenAValue_IsTakenWithinItsRangeOnly(string text, int value, bool isTaken)
    {
        var asked = FigureRequest.Parse(text);
        if (isTaken)
        {
            asked.Give(value).Value.ShouldBe(value);
        }
        else
        {
            Written.RefusalOf(() => asked.Give(value)).ShouldBe("FigureIsWithinRange");
        }
    }

    [Theory]
    [InlineData("Số người dự [người]", "2.5", false)]
    [InlineData("Số người dự [Lượt người]", "0.1", false)]
    [InlineData("Số người dự [người]", "2.0", true)]
    [InlineData("Kinh phí [triệu đồng]", "2.5", true)]
    [InlineData("Tỷ lệ hộ được thông tin [%]", "99.5", true)]
    public void Figure_OfWhatIsCounted_IsWhole(string text, string value, bool isTaken)
    {
        var (asked, given) = (FigureRequest.Parse(text), decimal.Parse(value, CultureInfo.InvariantCulture));
        if (isTaken)
        {
            asked.Give(given).Value.ShouldBe(given);
        }
        else
        {
            Written.RefusalOf(() => asked.Give(given)).ShouldBe("FigureIsWhole");
        }
    }

    [Theory]
    [InlineData("Số buổi [buổi] 500–1")]
    [InlineData("Số buổi [buổi] nhiều")]
    [InlineData("Số buổi [buổi] 1–2–3")]
    [InlineData("Số buổi [buổi] -1")]
    public void Figure_WithARangeThatCannotBe_IsAFormatError(string text) =>
        Should.Throw<FormatException>(() => FigureRequest.Parse(text));

    [Theory]
    [InlineData("Số buổi")]
    [InlineData("Số buổi [buổi")]
    [InlineData("Số buổi buổi]")]
    [InlineData("Số buổi [buổi] vào")]
    [InlineData("[buổi]")]
    [InlineData(" [buổi]")]
    [InlineData("Số buổi []")]
    [InlineData("Số buổi [ ]")]
    [InlineData("")]
    public void Figure_WithoutNameOrUnit_IsAFormatError(string text) =>
        Should.Throw<FormatException>(() => FigureRequest.Parse(text));

    [Fact]
    public void Requirement_AnyThatCanBeMade_ReadsBackAsItself() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 5], Gen.Int[1, 10]).Sample((kinds, count) =>
        {
            var made = new EvidenceRequirement([.. kinds.Distinct().Select(kind => (EvidenceKind)kind)], count);
            var read = EvidenceRequirement.Parse(made.ToString());

            read.Kinds.ShouldBe(made.Kinds);
            read.Count.ShouldBe(made.Count);
        });

    [Fact]
    public void Item_CopiedForAResubmission_KeepsContentAndGetsItsOwnId()
    {
        var item = Build.Item(
            EvidenceKind.Document,
            new DocumentReference("5/BC-SYT", Written.Day("2019-11-01"), "Trần B"),
            new StoredFile(new string('a', 64), "bao-cao.pdf", 1024, "application/pdf"));
        var copy = item.Copy();

        copy.Id.ShouldNotBe(item.Id);
        (copy.Kind, copy.Document, copy.File, copy.Link).ShouldBe((item.Kind, item.Document, item.File, item.Link));
    }
}
