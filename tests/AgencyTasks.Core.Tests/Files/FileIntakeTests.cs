using AgencyTasks.Core.Files;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Testing;
using AgencyTasks.Testing.Corpus;

namespace AgencyTasks.Core.Tests.Files;

public sealed class FileIntakeTests : IDisposable
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"agencytasks-intake-{Guid.NewGuid():N}");
    private readonly FileIntake intake;

    public FileIntakeTests() => 
        intake = new FileIntake(new DiskFileStore(folder), new ClamdScanner(new ScannerSettings()));

    public static TheoryData<HostileFile> Hostile => new(HostileFile.All);

    public static TheoryData<HonestFile> Honest => new(HonestFile.All);

    public static TheoryData<DisarmedFile> Disarmed => new(DisarmedFile.All);

    [Theory]
    [InlineData(".docx", EvidenceKind.Document, Office + "wordprocessingml.document")]
    [InlineData(".xlsx", EvidenceKind.Table, Office + "spreadsheetml.sheet")]
    [InlineData(".XLSX", EvidenceKind.Table, Office + "spreadsheetml.sheet")]
    [InlineData(".pdf", EvidenceKind.Document, "application/pdf")]
    [InlineData(".png", EvidenceKind.Photo, "image/png")]
    [InlineData(".jpg", EvidenceKind.Photo, "image/jpeg")]
    [InlineData(".JPEG", EvidenceKind.Photo, "image/jpeg")]
    public async Task Take_AFile_SaysOfWhatKindItIs(string extension, EvidenceKind kind, string contentType)
    {
        var file = HonestFile.All.First(honest => honest.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

        var taken = await TakeAsync("a" + extension, file.Make());

        taken.Kind.ShouldBe(kind);
        taken.Stored.ContentType.ShouldBe(contentType);
    }

    [Theory, MemberData(nameof(Honest), DisableDiscoveryEnumeration = true)]
    public async Task Take_AnHonestFile_StoresItByteByByteUnderItsHash(HonestFile file)
    {
        var bytes = file.Make();

        var taken = await TakeAsync(file.Name, bytes);

        taken.Stored.Name.ShouldBe(file.Name.Normalize());
        taken.Stored.Size.ShouldBe(bytes.Length);
        taken.Stored.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        (await ReadAsync(taken.Stored.Hash)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task Take_AHostileFile_RefusesItByItsRuleAndStoresNothing(HostileFile file)
    {
        var refused = await TakeAsync(file.Name, file.Make()).ShouldBeRefusedAsync(file.Rule);

        refused.Values[0].ShouldBeOfType<string>().ShouldNotContain('\u202E');
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Disarmed), DisableDiscoveryEnumeration = true)]
    public async Task Take_APictureWithSomethingHangingOnIt_StoresThePictureAlone(DisarmedFile file)
    {
        var taken = await TakeAsync(file.Name, file.Make());

        taken.Stored.Size.ShouldBe(file.Kept.Length);
        (await ReadAsync(taken.Stored.Hash)).ShouldBe(file.Kept);
    }

    [Fact]
    public async Task Take_AnEndlessUpload_StopsReadingAtTheLimit()
    {
        var endless = new EndlessStream();

        await intake.TakeAsync(new UploadedFile("vô tận.pdf", endless), TestContext.Current.CancellationToken)
            .ShouldBeRefusedAsync(Rules.FileIsWithinSize);

        endless.Given.ShouldBeLessThan(21 * 1024 * 1024);
    }

    [Fact]
    public async Task Take_TheSameFileTwice_StoresItOnce()
    {
        var first = await TakeAsync("a.docx", TestFiles.Docx("Một"));
        var second = await TakeAsync("b.docx", TestFiles.Docx("Hai"));
        var pdf = TestFiles.Pdf();
        var third = await TakeAsync("c.pdf", pdf);
        var fourth = await TakeAsync("d.pdf", pdf);

        fourth.Stored.Hash.ShouldBe(third.Stored.Hash);
        new[] { first, second, third }.Select(taken => taken.Stored.Hash).Distinct().Count().ShouldBe(3);
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length.ShouldBe(3);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<TakenFile> TakeAsync(string name, byte[] bytes) =>
        intake.TakeAsync(new UploadedFile(name, new MemoryStream(bytes)), TestContext.Current.CancellationToken);

    private async Task<byte[]> ReadAsync(string hash)
    {
        await using var stored = await new DiskFileStore(folder).OpenAsync(hash, TestContext.Current.CancellationToken);
        var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }

        public override Task<int> ReadAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
