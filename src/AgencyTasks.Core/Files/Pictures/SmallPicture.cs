using SkiaSharp;

namespace AgencyTasks.Core.Files.Pictures;

/// <summary>A photo made small and turned upright, as a JPEG.</summary>
internal static class SmallPicture
{
    /// <summary>Of the longer side.</summary>
    public const int Longest = 320;

    private const int Quality = 80;

    // What has to be unpacked at once: eighty megabytes. A JPEG is unpacked small already.
    private const int MostDots = 20_000_000;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <returns>Null: it cannot be shown.</returns>
    public static byte[]? Of(Stream content)
    {
        using var codec = SKCodec.Create(content);
        if (codec is null)
        {
            return null;
        }

        // Twice as large as it is shown: a decoder has few sizes, and may choose the next smaller one.
        var size = codec.GetScaledDimensions(
            Math.Min(1f, 2f * Longest / Math.Max(codec.Info.Width, codec.Info.Height)));
        if ((long)size.Width * size.Height > MostDots)
        {
            return null;
        }

        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success or SKCodecResult.IncompleteInput
            ? Draw(bitmap, codec)
            : null;
    }

    private static byte[] Draw(SKBitmap bitmap, SKCodec codec)
    {
        var share = Math.Min(1f, (float)Longest / Math.Max(bitmap.Width, bitmap.Height));
        var (width, height) = (Scaled(bitmap.Width, share), Scaled(bitmap.Height, share));
        var isOnItsSide = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        using var surface = SKSurface.Create(
            isOnItsSide ? new SKImageInfo(height, width) : new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.SetMatrix(Upright(codec.EncodedOrigin, width, height));
        using var image = SKImage.FromBitmap(bitmap);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), Smooth);
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    private static int Scaled(int side, float share) => Math.Max(1, (int)MathF.Round(side * share));

    private static SKMatrix Upright(SKEncodedOrigin origin, int w, int h) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
