using System.Collections.Concurrent;

namespace AgencyTasks.Core.Database;

/// <summary>SQL that must be SQL, in a file with a name: embedded from <c>Database/Functions</c>.</summary>
internal static class SqlFile
{
    private static readonly ConcurrentDictionary<string, string> Texts = new();

    public static string Read(string name) => Texts.GetOrAdd(name, static name =>
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream($"AgencyTasks.Core.Database.Functions.{name}")
            ?? throw new InvalidOperationException($"The statement {name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
