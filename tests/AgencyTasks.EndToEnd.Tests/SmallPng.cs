using System.Buffers.Binary;
using System.IO.Compression;
using AgencyTasks.Testing;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>Writes a browser's picture (8-bit RGB or RGBA, not interlaced) again with 256 colours: a third of the bytes, and
/// text on plain ground looks the same.</summary>
public static class SmallPng
{
    private const int Signature = 8;

    public static byte[] Shrink(byte[] png)
    {
        var (width, height, channels, pixels) = Read(png);
        var colours = new Dictionary<int, int>();
        var dots = new int[width * height];
        for (var i = 0; i < dots.Length; i++)
        {
            var at = i * channels;
            dots[i] = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
            colours[dots[i]] = colours.GetValueOrDefault(dots[i]) + 1;
        }

        var palette = colours.OrderByDescending(colour => colour.Value).Take(256).Select(colour => colour.Key).ToArray();
        var nearest = colours.Keys.ToDictionary(colour => colour, colour => Nearest(palette, colour));
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write([.. dots.AsSpan(y * width, width).ToArray().Select(dot => nearest[dot])]);
            }
        }

        var header = png.AsSpan(Signature + 8, 13).ToArray();
        header[9] = 3;
        byte[] table = [.. palette.SelectMany(colour => (byte[])[(byte)(colour >> 16), (byte)(colour >> 8), (byte)colour])];
        return
        [
            .. png.AsSpan(0, Signature), .. TestFiles.PngChunk("IHDR"u8, header), .. TestFiles.PngChunk("PLTE"u8, table),
            .. TestFiles.PngChunk("IDAT"u8, packed.ToArray()), .. TestFiles.PngChunk("IEND"u8, []),
        ];
    }

    private static byte Nearest(int[] palette, int colour)
    {
        var (best, distance) = (0, int.MaxValue);
        for (var i = 0; i < palette.Length && distance > 0; i++)
        {
            var (r, g, b) = ((palette[i] >> 16) - (colour >> 16), ((palette[i] >> 8) & 255) - ((colour >> 8) & 255), (palette[i] & 255) - (colour & 255));
            var far = (r * r) + (g * g) + (b * b);
            (best, distance) = far < distance ? (i, far) : (best, distance);
        }

        return (byte)best;
    }

    private static (int Width, int Height, int Channels, byte[] Pixels) Read(byte[] png)
    {
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        var channels = png[25] == 6 ? 4 : 3;
        using var packed = new MemoryStream();
        for (var at = Signature; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var row = width * channels;
        var pixels = new byte[row * height];
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            zlib.ReadExactly(pixels, y * row, row);
            Unfilter(pixels, filter, y * row, row, channels);
        }

        return (width, height, channels, pixels);
    }

    // PNG, chapter 9: each byte is told by its neighbours to the left, above, and above left.
    private static void Unfilter(byte[] pixels, int filter, int start, int row, int step)
    {
        for (var i = start; i < start + row; i++)
        {
            int left = i - start >= step ? pixels[i - step] : 0;
            int above = start > 0 ? pixels[i - row] : 0;
            int corner = start > 0 && i - start >= step ? pixels[i - row - step] : 0;
            pixels[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => above,
                3 => (left + above) / 2,
                _ => Paeth(left, above, corner),
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
