using AgencyTasks.Domain;

namespace AgencyTasks.Testing.Corpus;

/// <summary>A file that must not be taken: what it is, and the rule that refuses it.</summary>
public sealed record HostileFile(string Name, string What, Rule Rule, Func<byte[]> Make)
{
    /// <summary>All of them, made anew at each call, never fetched.</summary>
    public static IReadOnlyList<HostileFile> All { get; } =
        [.. HostileSizes.All, .. HostilePackages.All, .. HostilePdfs.All, .. HostilePictures.All, .. HostileNames.All];

    public override string ToString() => What;
}
