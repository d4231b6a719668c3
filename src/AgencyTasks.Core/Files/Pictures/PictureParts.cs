using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files.Pictures;

/// <summary>What the two kinds of pictures have in common.</summary>
internal static class PictureParts
{
    /// <summary>The largest sensors of phones have two hundred; whoever unpacks more runs out of memory.</summary>
    public const int MaxMegapixels = 200;

    public static RuleRefusedException Broken(string name) => new(Rules.FileIsWhatItSays, name);

    /// <exception cref="RuleRefusedException">No picture, or one that no program should unpack.</exception>
    public static void RequireSize(string name, long width, long height)
    {
        if (width == 0 || height == 0)
        {
            throw Broken(name);
        }

        // Each first: a product of two whole words of a PNG would not fit.
        const long most = MaxMegapixels * 1_000_000L;
        if (width > most || height > most || width * height > most)
        {
            throw new RuleRefusedException(Rules.PictureIsWithinSize, name, MaxMegapixels);
        }
    }
}
