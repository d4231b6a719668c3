namespace AgencyTasks.Core.Files;

internal static class FileHash
{
    /// <exception cref="FileNotFoundException">Nothing lies under a name of another form.</exception>
    public static void Require(string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw new FileNotFoundException("There is no such file.", hash);
        }
    }
}
