namespace AgencyTasks.Core.Files;

/// <summary>The volume of the evidence is full: nothing was stored, the person may try again later (507).</summary>
public sealed class StorageFullException(IOException inner) : IOException("The volume of the evidence is full.", inner)
{
    private const int NoSpaceUnix = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int DiskFullWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullWindows = unchecked((int)0x80070027);

    /// <summary>The reason was that there is no room.</summary>
    public static bool Explains(IOException e) => OperatingSystem.IsWindows()
        ? e.HResult is DiskFullWindows or HandleDiskFullWindows
        : e.HResult == NoSpaceUnix || e.HResult == (OperatingSystem.IsMacOS() ? QuotaMac : QuotaLinux);
}

/// <summary>The server that keeps the evidence does not answer: nothing was stored, the person may try again later
/// (503).</summary>
public sealed class StorageAwayException(Exception inner) : IOException("The evidence store does not answer.", inner);

/// <summary>The stored bytes are no longer those that were handed in: they are not served.</summary>
public sealed class DamagedFileException(string hash)
    : FileNotFoundException($"The stored file {hash} is damaged.", hash)
{
    public string Hash { get; } = hash;
}
