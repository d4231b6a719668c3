using AgencyTasks.Core.Files;
using AgencyTasks.Testing;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using SkiaSharp;

namespace AgencyTasks.Core.Tests.Files;

/// <summary>What a photo tells besides itself, read back by readers that are not ours.</summary>
public sealed class PictureNotesTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"agencytasks-notes-{Guid.NewGuid():N}");

    public static TheoryData<string, Func<int, byte[]>> Kinds => new()
    {
        { "ảnh.jpg", orientation => Photo(orientation) },
        { "ảnh.png", orientation => TestFiles.Png(notes: CameraNotes.PngChunks(orientation)) },
    };

    [Theory, MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public async Task Take_APhotoWithPlaceMakerAndAuthor_KeepsNoneOfThem(string name, Func<int, byte[]> make)
    {
        var before = make(6);
        Place(before).ShouldNotBeNull();
        Words(before).ShouldContain(CameraNotes.Maker);

        var after = await TakeAsync(name, before);

        Place(after).ShouldBeNull();
        Words(after).ShouldNotContain(CameraNotes.Maker);
        var text = System.Text.Encoding.Latin1.GetString(after);
        foreach (var trace in new[] { CameraNotes.Maker, "2019:11", "Nguy", "xmpmeta", "8BIM" })
        {
            text.ShouldNotContain(trace);
        }
    }

    [Theory, MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public async Task Take_APhotoThatLiesOnItsSide_StillSaysWhichSideIsUp(string name, Func<int, byte[]> make)
    {
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            var after = await TakeAsync(name, make(orientation));

            Up(after).ShouldBe(orientation, name);
        }
    }

    [Theory, MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public async Task Take_APhotoWithNotes_KeepsEveryDot(string name, Func<int, byte[]> make)
    {
        var before = make(1);

        var after = await TakeAsync(name, before);

        after.Length.ShouldBeLessThan(before.Length);
        Dots(after).ShouldBe(Dots(before));
    }

    [Fact]
    public async Task Take_APhotoWithAColourProfile_KeepsTheProfile()
    {
        byte[] profile = [.. "ICC_PROFILE\0"u8, 1, 1, .. Enumerable.Repeat((byte)7, 40)];
        var photo = TestFiles.Jpg(notes: TestFiles.JpgSegment(0xE2, profile));

        (await TakeAsync("ảnh.jpg", photo)).ShouldBe(photo);
    }

    [Theory]
    [InlineData("MM\0*\0\0\u00FF\u00FF")]
    [InlineData("II*\0\u0008\0\0\0\u00FF\u00FF")]
    [InlineData("MM\0*\0\0\0\u0008\0\u0001\u0001\u0012")]
    [InlineData("XX")]
    public async Task Take_APhotoWithBrokenNotes_TakesItUpright(string notes)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. System.Text.Encoding.Latin1.GetBytes(notes)];

        (await TakeAsync("ảnh.jpg", TestFiles.Jpg(notes: TestFiles.JpgSegment(0xE1, exif)))).ShouldBe(TestFiles.Jpg());
    }

    public void Dispose()
    {
        if (System.IO.Directory.Exists(folder))
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    // With dots of many shades, several scans' worth of them.
    private static byte[] Photo(int orientation)
    {
        using var bitmap = new SKBitmap(97, 61);
        for (var i = 0; i < 97 * 61; i++)
        {
            bitmap.SetPixel(i % 97, i / 97, new SKColor((byte)(i * 3), (byte)(i * 5), (byte)(i / 11)));
        }

        var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
        return [0xFF, 0xD8, .. CameraNotes.JpgSegments(orientation), .. jpeg[2..]];
    }

    private static GeoLocation? Place(byte[] picture) =>
        ImageMetadataReader.ReadMetadata(new MemoryStream(picture)).OfType<GpsDirectory>().FirstOrDefault()?.GetGeoLocation();

    private static int Up(byte[] picture) => ImageMetadataReader.ReadMetadata(new MemoryStream(picture))
        .OfType<ExifIfd0Directory>().FirstOrDefault()?.GetInt32(ExifDirectoryBase.TagOrientation) ?? 1;

    private static string Words(byte[] picture) => string.Join('\n', ImageMetadataReader
        .ReadMetadata(new MemoryStream(picture)).SelectMany(part => part.Tags).Select(tag => tag.Description));

    private static SKColor[] Dots(byte[] picture)
    {
        using var bitmap = SKBitmap.Decode(picture);
        return bitmap.Pixels;
    }

    private async Task<byte[]> TakeAsync(string name, byte[] bytes)
    {
        var token = TestContext.Current.CancellationToken;
        var store = new DiskFileStore(folder);
        var taken = await new FileIntake(store, new ClamdScanner(new ScannerSettings())).TakeAsync(new UploadedFile(name, new MemoryStream(bytes)), token);
        await using var stored = await store.OpenAsync(taken.Stored.Hash, token);
        var kept = new MemoryStream();
        await stored.CopyToAsync(kept, token);
        kept.Length.ShouldBe(taken.Stored.Size);
        return kept.ToArray();
    }
}
