namespace AgencyTasks.Core.Files;

/// <summary>First bytes of file formats.</summary>
internal static class Signatures
{
    public static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    public static ReadOnlySpan<byte> ZipDirectoryEntry => "PK\u0001\u0002"u8;

    public static ReadOnlySpan<byte> ZipEnd => "PK\u0005\u0006"u8;

    public static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The stream of a compound file that holds a document under a password; its name is UTF-16.</summary>
    public static ReadOnlySpan<byte> EncryptedPackage =>
        "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8;

    /// <summary>An archive, an OLE container or a program: never a part of an honest document.</summary>
    public static bool IsContainerOrProgram(ReadOnlySpan<byte> start) =>
        start.StartsWith(Zip) || start.StartsWith(ZipEnd) || start.StartsWith("Rar!"u8)
        || start is [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, ..] || start is [0x1F, 0x8B, ..]
        || start.StartsWith(CompoundFile) || start.StartsWith("\u007FELF"u8) || start.StartsWith("MZ"u8);

    /// <summary>A file that archive programs open as well, whatever it begins with: its last part is the directory of an
    /// archive.</summary>
    public static bool EndsAsZip(ReadOnlySpan<byte> bytes)
    {
        const int length = 22;
        const int longestComment = ushort.MaxValue;
        var tail = bytes[Math.Max(0, bytes.Length - length - longestComment)..];
        for (var at = tail.IndexOf(ZipEnd); at >= 0; at = tail.IndexOf(ZipEnd))
        {
            // One volume: its number and that of the directory are zero.
            if (tail.Length - at >= length && tail.Slice(at + 4, 4).IndexOfAnyExcept((byte)0) < 0)
            {
                return true;
            }

            tail = tail[(at + 4)..];
        }

        return false;
    }
}
