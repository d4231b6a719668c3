using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AgencyTasks.Testing.Corpus;

/// <summary>Packages that unpack to far more than they weigh.</summary>
internal static class Bombs
{
    private static byte[] Types => TestFiles.ContentTypes("/word/document.xml", TestFiles.WordType);

    /// <summary>Below the ratio thanks to noise, above two hundred megabytes.</summary>
    public static byte[] Large()
    {
        var noise = new byte[3_000_000];
        new Random(20191114).NextBytes(noise);
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", Types);
            Add(zip, "word/media/noise.bin", noise);
            using var bomb = zip.CreateEntry("word/media/bomb.bmp", CompressionLevel.Fastest).Open();
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 211; i++)
            {
                bomb.Write(zeros);
            }
        }

        return bytes.ToArray();
    }

    /// <param name="count">Of parts in all.</param>
    public static byte[] Parts(int count) => TestFiles.Docx(
        more: [.. Enumerable.Range(0, count - 3).Select(i => ($"word/media/{i}.txt", new byte[] { 1 }))]);

    /// <summary>A thousand names for the same ten megabytes, packed once.</summary>
    public static byte[] Overlapping()
    {
        const int copies = 1_000;
        var noise = new byte[200_000];
        new Random(20191115).NextBytes(noise);
        var single = TestFiles.Docx(more: [("word/media/noise.bin", noise), ("word/media/0000.bmp", new byte[10_000_000])]);
        var directory = single.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var end = single.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var name = single.AsSpan(directory).LastIndexOf("0000.bmp"u8) + directory;
        var last = single.AsSpan(0, end).LastIndexOf("PK\u0001\u0002"u8);
        var bomb = new MemoryStream();
        bomb.Write(single.AsSpan(0, end));
        for (var i = 1; i < copies; i++)
        {
            Encoding.ASCII.GetBytes(i.ToString("0000", null), single.AsSpan(name, 4));
            bomb.Write(single.AsSpan(last, end - last));
        }

        var tail = single.AsSpan(end).ToArray();
        var entries = (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(10)) + copies - 1);
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(8), entries);
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(10), entries);
        BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(12), (int)bomb.Length - directory);
        bomb.Write(tail);
        return bomb.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(content);
    }
}
