namespace AgencyTasks.Domain.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("  Đã làm \t\n", "Đã làm")]
    [InlineData("a\r\nb\tc", "a\nb\tc")]
    [InlineData("Tuye\u0302n Quang", "Tuyên Quang")]
    [InlineData("📎 kèm theo", "📎 kèm theo")]
    public void Text_ThatPeopleType_IsTrimmedAndComposed(string? text, string? plain) =>
        PlainText.Normalise(text).ShouldBe(plain);

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\rb")]
    [InlineData("a\u001bb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\u2069b")]
    [InlineData("a\ufffeb")]
    public void Text_WithControlOrDirectionOverride_IsRefused(string text) =>
        Written.RefusalOf(() => PlainText.Normalise(text)).ShouldBe("TextIsPlain");

    [Theory]
    [InlineData(0xD83D, "")]
    [InlineData(0xDCCE, "b")]
    public void Text_WithHalfACharacter_IsRefused(int half, string rest) =>
        Written.RefusalOf(() => PlainText.Normalise($"a{(char)half}{rest}")).ShouldBe("TextIsPlain");

    [Theory]
    [InlineData("Đội Cấn", "doi can")]
    [InlineData("DOI CAN", "doi can")]
    [InlineData("Chiêm Hóa", "chiem hoa")]
    [InlineData("Ỷ La", "y la")]
    public void Text_Folded_HasNoMarksAndNoCapitals(string text, string folded) =>
        PlainText.Fold(text).ShouldBe(folded);
}
