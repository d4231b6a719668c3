using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>A photo by its first bytes.</summary>
internal static class ImageCheck
{
    public static void Jpeg(string name, byte[] bytes) => Require(name, bytes is [0xFF, 0xD8, 0xFF, _, ..]);

    public static void Png(string name, byte[] bytes) => Require(
        name,
        bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, _, _, _, _, ..]
        && bytes.AsSpan(12).StartsWith("IHDR"u8));

    private static void Require(string name, bool holds)
    {
        if (!holds)
        {
            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        }
    }
}
