using AgencyTasks.Domain.Auditing;

namespace AgencyTasks.Domain.Tests.Auditing;

public sealed class TrailHeadTests
{
    private static readonly string Hash = string.Concat(Enumerable.Repeat("3f9a6c1e", 8));

    [Theory]
    [InlineData("Nhật ký số 1204 · mã {0}")]
    [InlineData("Trail number 1204 · code {0}")]
    [InlineData("2019-11-04 18:00 · số 1204 · mã {0}\n")]
    [InlineData("Mã nhật ký ngày 04/11/2019: số 1204 · {0}")]
    [InlineData("> Nhật ký số 1204 · mã {0}.\n> Giữ thư này")]
    public void FindAll_InALineThatWentOut_GivesNumberAndCode(string line)
    {
        TrailHead.FindAll(string.Format(null, line, Hash)).ShouldBe([new TrailHead(1204, Hash)]);
        TrailHead.FindAll(string.Format(null, line, Hash[..16].ToUpperInvariant()))
            .ShouldBe([new TrailHead(1204, Hash[..16])]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nhật ký số 1204")]
    [InlineData("Nhật ký số 1204 · mã 3f9a6c1e")]
    [InlineData("3f9a6c1e3f9a6c1e")]
    public void FindAll_WhereACodeIsMissingOrTooShort_GivesNothing(string text) => TrailHead.FindAll(text).ShouldBeEmpty();

    [Fact]
    public void FindAll_InAFileOfMany_GivesEach() =>
        TrailHead.FindAll($"2019-11-04 18:00 · số 9 · mã {Hash}\n2019-11-05 18:00 · số 12 · mã {Hash}\n")
            .Select(head => head.Seq).ShouldBe([9, 12]);

    [Fact]
    public void Fits_TheWholeHashOrItsBeginning_NothingElse()
    {
        new TrailHead(1, Hash[..16]).Fits(Hash).ShouldBeTrue();
        new TrailHead(1, Hash).Fits(Hash).ShouldBeTrue();
        new TrailHead(1, Hash[1..17]).Fits(Hash).ShouldBeFalse();
    }
}
