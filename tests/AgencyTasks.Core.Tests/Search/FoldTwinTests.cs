using AgencyTasks.Domain;
using AgencyTasks.Testing;
using Npgsql;

namespace AgencyTasks.Core.Tests.Search;

/// <summary>The database folds as Domain does, for whatever is written in Latin letters, composed or not.</summary>
public sealed class FoldTwinTests(CoreFixture core) : IClassFixture<CoreFixture>
{
    /// <summary>Letters, signs and marks up to Latin Extended-B, then the Vietnamese ones with two marks; last the quotes and dashes.</summary>
    private static readonly (int From, int To)[] Ranges = [(0x20, 0x7E), (0xA0, 0x24F), (0x1E00, 0x1EFF), (0x2010, 0x2027)];

    [Fact]
    public async Task Fold_OfEveryLatinLetter_IsTheSameInBoth()
    {
        var texts = Ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1))
            .SelectMany(code => new[] { $"a{(char)code}b", $"{(char)code}\u0301\u0323" })
            .Append("Tuye\u0302n Quang, ĐỘI CẤN; Công văn số 125/BC-SYT (bản 2).pdf")
            .ToArray();

        (await AskAsync("SELECT fold_text(text) FROM unnest($1) WITH ORDINALITY AS t(text, n) ORDER BY n", texts))
            .ShouldBe(texts.Select(PlainText.Fold));
    }

    [Theory]
    [InlineData("Số 125/BC-SYT ngày 01/10/2019", " so 125 bc syt ngay 01 10 2019 ")]
    [InlineData("báo_cáo (bản 2).PDF", " bao cao ban 2 pdf ")]
    [InlineData("--", " ")]
    public async Task Index_OfAText_IsTheSameInBoth(string text, string index)
    {
        SearchWords.Index(text).ShouldBe(index);
        (await AskAsync("SELECT search_index(text) FROM unnest($1) AS text", [text])).Select(Tidy).ShouldBe([index]);
    }

    /// <summary>Of no word one blank is kept or two: no pattern asks.</summary>
    private static string Tidy(string index) => index == "  " ? " " : index;

    private async Task<List<string>> AskAsync(string sql, string[] texts)
    {
        await using var source = NpgsqlDataSource.Create(core.ConnectionString);
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(texts);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
