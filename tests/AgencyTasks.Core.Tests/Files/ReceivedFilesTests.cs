using AgencyTasks.Core.Files;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Tests.Files;

/// <summary>A file that comes in pieces over a weak line.</summary>
public sealed class ReceivedFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("agencytasks-received-").FullName;
    private readonly Guid an = Guid.NewGuid();

    private ReceivedFiles Files => new(new AgencyTasksSettings { DataFolder = folder });

    [Fact]
    public async Task File_ThatBrokeOffTwice_GoesOnWhereItBrokeAndIsWhole()
    {
        byte[] bytes = [.. Enumerable.Range(0, 200_000).Select(i => (byte)i)];
        var id = Files.Begin(an, "ảnh.jpg", bytes.Length);

        (await AppendAsync(id, 0, bytes[..70_000])).ShouldBe(70_000);
        (await AppendAsync(id, 0, bytes[..70_000])).ShouldBe(70_000, "a piece sent again is not taken twice");
        (await AppendAsync(id, 90_000, bytes[90_000..])).ShouldBe(70_000, "a gap is not filled with guesses");
        Files.Received(an, id).ShouldBe(70_000);
        Files.Open(an, id, "ảnh.jpg").ShouldBeNull("not all of it is here");
        (await AppendAsync(id, 70_000, bytes[70_000..])).ShouldBe(200_000);

        using var files = Files;
        var whole = files.Open(an, id, "ảnh.jpg").ShouldNotBeNull();
        using var read = new MemoryStream();
        await whole.Content.CopyToAsync(read, TestContext.Current.CancellationToken);
        read.ToArray().ShouldBe(bytes);
        files.Forget(an, id);
        Files.Received(an, id).ShouldBeNull();
    }

    [Fact]
    public async Task File_OfAnotherPerson_IsNotThere()
    {
        var id = Files.Begin(an, "a.pdf", 3);
        await AppendAsync(id, 0, [1, 2, 3]);
        var binh = Guid.NewGuid();

        Files.Received(binh, id).ShouldBeNull();
        Files.Open(binh, id, "a.pdf").ShouldBeNull();
        (await Files.AppendAsync(binh, id, 3, new MemoryStream([4]), TestContext.Current.CancellationToken)).ShouldBeNull();
        Files.Forget(binh, id);
        Files.Received(an, id).ShouldBe(3);
    }

    [Fact]
    public async Task File_WithMoreBytesThanItSaid_StopsAtWhatItSaid()
    {
        var id = Files.Begin(an, "a.pdf", 3);

        (await AppendAsync(id, 0, [1, 2, 3, 4])).ShouldNotBe(4);

        Files.Received(an, id)!.Value.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData(0, "FileIsNotEmpty")]
    [InlineData(20 * 1024 * 1024 + 1, "FileIsWithinSize")]
    public void File_OfASizeThatNoFormTakes_IsRefusedAtOnce(long size, string rule) =>
        Should.Throw<RuleRefusedException>(() => Files.Begin(an, "a.pdf", size)).Rule.Name.ShouldBe(rule);

    [Fact]
    public void File_TheThirtyFirstThatWaits_IsRefused_AndOldOnesMakeRoom()
    {
        for (var i = 0; i < ReceivedFiles.MaxWaiting; i++)
        {
            Files.Begin(an, $"{i}.pdf", 10);
        }

        Should.Throw<RuleRefusedException>(() => Files.Begin(an, "31.pdf", 10)).Rule.ShouldBe(Rules.ReceivedFilesWithinCount);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2019, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Files.Begin(an, "31.pdf", 10);
    }

    [Fact]
    public void File_TheThirtyFirst_TakesThePlaceOfTheOldestThatNoByteCameForLately()
    {
        var ids = Enumerable.Range(0, ReceivedFiles.MaxWaiting).Select(i => Files.Begin(an, $"{i}.pdf", 10)).ToList();
        var left = Directory.EnumerateFiles(folder, $"{ids[7]:N}-*", SearchOption.AllDirectories).Single();
        File.SetLastWriteTimeUtc(left, File.GetLastWriteTimeUtc(left).AddMinutes(-20));

        var id = Files.Begin(an, "31.pdf", 10);

        Files.Received(an, id).ShouldBe(0);
        Files.Received(an, ids[7]).ShouldBeNull();
        Files.Received(an, ids[8]).ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<long?> AppendAsync(Guid id, long from, byte[] bytes) =>
        Files.AppendAsync(an, id, from, new MemoryStream(bytes), TestContext.Current.CancellationToken);
}
