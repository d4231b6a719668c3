using AgencyTasks.Core.Files;
using AgencyTasks.Core.Files.Pictures;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Testing;
using SkiaSharp;

namespace AgencyTasks.Core.Tests.Files;

public sealed class PreviewsTests : IDisposable
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly string folder = Directory.CreateTempSubdirectory("agencytasks-previews-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 320, 160, 0, 0)]
    [InlineData(3, 320, 160, 1, 1)]
    [InlineData(6, 160, 320, 1, 0)]
    [InlineData(8, 160, 320, 0, 1)]
    public async Task Find_APhoto_IsSmallAndUpright(int orientation, int width, int height, int right, int bottom)
    {
        var picture = await FindAsync(Photo(orientation), "image/jpeg");

        using var bitmap = SKBitmap.Decode(picture);
        (bitmap.Width, bitmap.Height).ShouldBe((width, height));
        // The red corner was the first one of the camera.
        var corner = bitmap.GetPixel(right * (width - 10) + 5, bottom * (height - 10) + 5);
        corner.Red.ShouldBeGreaterThan((byte)200);
        corner.Green.ShouldBeLessThan((byte)80);
    }

    [Fact]
    public async Task Find_APictureSmallerThanAllOthers_IsShownAsItIs()
    {
        using var bitmap = SKBitmap.Decode(await FindAsync(TestFiles.Png(), "image/png"));

        (bitmap.Width, bitmap.Height).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Find_APictureThatWouldFillTheMemory_IsNone()
    {
        var header = new byte[] { 0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10, 8, 0, 0, 0, 0 };
        byte[] png = [.. TestFiles.Png()[..8], .. TestFiles.PngChunk("IHDR"u8, header), .. TestFiles.Png()[33..]];

        (await FindAsync(png, "image/png")).ShouldBeNull();
    }

    [Fact]
    public async Task Find_AgainAfterTheCacheIsGone_MakesItAnew()
    {
        var (previews, file) = await StoreAsync(Photo(1), "image/jpeg", new PictureSettings());
        var first = await previews.FindAsync(file, Token);
        Directory.GetFiles(Path.Combine(folder, "previews"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        (await previews.FindAsync(file, Token)).ShouldBe(first);

        Directory.Delete(Path.Combine(folder, "previews"), recursive: true);

        (await previews.FindAsync(file, Token)).ShouldBe(first);
    }

    [Fact]
    public async Task Find_APdf_ShowsItsFirstPage()
    {
        Assert.SkipUnless(new FirstPage(new PictureSettings()).Shows("application/pdf"), "This machine has no pdftoppm");

        using var bitmap = SKBitmap.Decode(await FindAsync(TestFiles.Pdf(), "application/pdf"));

        bitmap.Height.ShouldBe(320);
        bitmap.Width.ShouldBeInRange(220, 230);
    }

    [Fact]
    public async Task Find_AWordFile_ShowsItsFirstPage()
    {
        Assert.SkipUnless(new FirstPage(new PictureSettings()).Shows(Word), "This machine has no soffice and pdftoppm");

        var settings = new PictureSettings { TimeLimit = TimeSpan.FromMinutes(3) };
        using var bitmap = SKBitmap.Decode(await FindAsync(TestFiles.Docx(), Word, settings));

        bitmap.Height.ShouldBe(320);
        bitmap.Pixels.ShouldContain(dot => dot.Red < 128);
    }

    [Fact]
    public async Task Find_WithAConverterThatHangs_EndsItAndShowsNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script stands in for the converter");
        var program = Path.Combine(folder, "hang");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\necho $$ > {folder}/pid\nsleep 600\n", Token);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var settings = new PictureSettings { Pdftoppm = program, TimeLimit = TimeSpan.FromSeconds(2) };

        (await FindAsync(TestFiles.Pdf(), "application/pdf", settings)).ShouldBeNull();

        var pid = (await File.ReadAllTextAsync(Path.Combine(folder, "pid"), Token)).Trim();
        Should.Throw<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(int.Parse(pid, null)));
    }

    [Fact]
    public async Task Find_WithoutConverters_ShowsPhotosOnly()
    {
        var (previews, pdf) = await StoreAsync(
            TestFiles.Pdf(), "application/pdf", new PictureSettings { Pdftoppm = "", Soffice = "" });

        previews.Shows(pdf).ShouldBeFalse();
        previews.Shows(pdf with { ContentType = "image/png" }).ShouldBeTrue();
        (await previews.FindAsync(pdf, Token)).ShouldBeNull();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Wide, its first corner red, the rest white.
    private static byte[] Photo(int orientation)
    {
        using var bitmap = new SKBitmap(1200, 600);
        using (var canvas = new SKCanvas(bitmap))
        using (var red = new SKPaint { Color = SKColors.Red })
        {
            canvas.Clear(SKColors.White);
            canvas.DrawRect(0, 0, 200, 200, red);
        }

        var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
        return [0xFF, 0xD8, .. CameraNotes.JpgSegments(orientation), .. jpeg[2..]];
    }

    private async Task<byte[]?> FindAsync(byte[] bytes, string contentType, PictureSettings? settings = null)
    {
        var (previews, file) = await StoreAsync(bytes, contentType, settings ?? new PictureSettings());
        return await previews.FindAsync(file, Token);
    }

    private async Task<(Previews Previews, StoredFile File)> StoreAsync(
        byte[] bytes, string contentType, PictureSettings settings)
    {
        var store = new DiskFileStore(Path.Combine(folder, "evidence"));
        var hash = await store.SaveAsync(new MemoryStream(bytes), Token);
        var all = new AgencyTasksSettings { DataFolder = folder, Files = new FileSettings { Pictures = settings } };
        return (
            new Previews(all, store, new ClamdScanner(new ScannerSettings())),
            new StoredFile(hash, "a", bytes.Length, contentType));
    }
}
