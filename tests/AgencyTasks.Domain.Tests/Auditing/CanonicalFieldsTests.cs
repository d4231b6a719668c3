using AgencyTasks.Domain.Auditing;
using CsCheck;

namespace AgencyTasks.Domain.Tests.Auditing;

public sealed class CanonicalFieldsTests
{
    public static TheoryData<string?[], string?[]> Pairs => new()
    {
        { ["ab", "c"], ["a", "bc"] },
        { ["ab", "c"], ["abc"] },
        { ["ab", ""], ["", "ab"] },
        { [null], [""] },
        { [null, "a"], ["a", null] },
        { ["a"], ["a", null] },
        { ["a"], ["a", ""] },
        { [], [null] },
        { ["-1:"], [null, ""] },
        { ["1:a"], ["a"] },
        { ["a1:b"], ["a", "b"] },
        { ["ệ"], ["e"] },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Fields_ThatDifferOnlyInTheirBounds_HashDifferently(string?[] one, string?[] other) =>
        HashOf(one).ShouldNotBe(HashOf(other));

    [Fact]
    public void Hash_OfTheSameFields_IsTheSameAndLowerCaseHexadecimal()
    {
        HashOf(["Chiêm Hóa", null, ""]).ShouldBe(HashOf(["Chiêm Hóa", null, ""]));
        HashOf(["Chiêm Hóa"]).ShouldMatch("^[0-9a-f]{64}$");

        // SHA-256 of the bytes "1:a" by any other tool.
        HashOf(["a"]).ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("1:a"u8)));
    }

    [Fact]
    public void Fields_AnyTwoLists_HashAlikeOnlyWhenEqual()
    {
        // A tiny alphabet with the separators in it makes near-collisions likely.
        var field = Gen.OneOf(
            Gen.Const((string?)null),
            Gen.String[Gen.Char["1:-a"], 0, 4].Select(text => (string?)text));
        Gen.Select(field.Array[0, 4], field.Array[0, 4]).Sample((one, other) =>
            (HashOf(one) == HashOf(other)).ShouldBe(one.SequenceEqual(other)));
    }

    private static string HashOf(string?[] fields) =>
        fields.Aggregate(new CanonicalFields(), (all, field) => all.Add(field)).Hash();
}
