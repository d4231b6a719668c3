namespace AgencyTasks.Domain.Tests;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("doi can")]
    [InlineData("ĐỘI CẤN")]
    [InlineData("  can   doi ")]
    [InlineData("Đô\u0323i Câ\u0301n")]
    [InlineData("phuong doi c")]
    public void Words_WhateverMarksCaseAndForm_FindThePlace(string typed)
    {
        var words = SearchWords.Of(typed);

        words.In("Phường Đội Cấn").Found.ShouldBe(words.All);
    }

    [Theory]
    [InlineData("an")]
    [InlineData("oi can")]
    [InlineData("doi canh")]
    [InlineData("doi tan")]
    public void Words_ThatBeginNoWord_FindNothing(string typed)
    {
        var words = SearchWords.Of(typed);

        words.In("Phường Đội Cấn").Found.ShouldNotBe(words.All);
    }

    [Theory]
    [InlineData("Đội Cấn", "Đội Cấn", true, true)]
    [InlineData("Đội Cấn", "Đổi Cân", true, false)]
    [InlineData("doi can", "Đội Cấn", true, false)]
    [InlineData("doi ca", "Đội Cấn", false, false)]
    public void Words_WithMarks_AreExactOnlyWhereTheMarksStand(string typed, string text, bool isWhole, bool isExact)
    {
        var words = SearchWords.Of(typed);
        var found = words.In(text);

        (found.Found == words.All).ShouldBeTrue();
        (found.Whole == words.All).ShouldBe(isWhole);
        (found.Exact == words.All).ShouldBe(isExact);
    }

    [Theory]
    [InlineData("qang", "quang", true)] // missing
    [InlineData("quuang", "quang", true)] // too many
    [InlineData("quamg", "quang", true)] // wrong
    [InlineData("qunag", "quang", true)] // exchanged
    [InlineData("qnag", "quang", false)] // two
    [InlineData("ta", "tu", false)] // too short to be told apart
    public void Word_WithALetterWrong_IsFoundWhenAskedFor(string typed, string text, bool isFound)
    {
        SearchWords.Of(typed).In(text).Found.ShouldBe(0);
        (SearchWords.Of(typed).In(text, isNear: true).Found == 1).ShouldBe(isFound);
    }

    [Theory]
    [InlineData("bao cao", "Văn bản báo cáo quý", true)]
    [InlineData("cao bao", "Văn bản báo cáo quý", false)]
    [InlineData("125/BC-SYT", "Số 125/BC-SYT ngày 01/10/2019", true)]
    [InlineData("bao cao", "Báo bảo cáo", true)]
    public void Words_SideBySideInTheirOrder_AreAPhrase(string typed, string text, bool isPhrase) =>
        SearchWords.Of(typed).In(text).IsPhrase.ShouldBe(isPhrase);

    [Fact]
    public void Parts_MarkWhatWasLookedFor_AndAreTheWholeText()
    {
        var parts = SearchWords.Of("bao syt").Parts("Báo cáo số 12/BC-SYT");

        parts.Where(part => part.IsFound).Select(part => part.Text).ShouldBe(["Báo", "SYT"]);
        string.Concat(parts.Select(part => part.Text)).ShouldBe("Báo cáo số 12/BC-SYT");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \t")]
    [InlineData("%_\\ -- '")]
    [InlineData("\u202e\0")]
    public void Nothing_ToLookFor_IsEmpty(string? typed) => SearchWords.Of(typed).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Words_MoreThanEight_AreLeftOut() =>
        SearchWords.Of("a b c d e f g h i k").Words.Count.ShouldBe(SearchWords.Most);
}
