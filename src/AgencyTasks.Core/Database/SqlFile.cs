using System.Collections.Concurrent;
using Npgsql;

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

    /// <summary>One column of a set that a statement takes in by <c>unnest</c>.</summary>
    public static NpgsqlParameter<T[]> Column<T>(string name, IEnumerable<T> values) => new(name, [.. values]);
}
