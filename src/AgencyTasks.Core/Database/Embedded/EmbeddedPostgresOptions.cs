namespace AgencyTasks.Core.Database.Embedded;

/// <summary>Where the embedded server keeps its data and where its binaries are.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The system's data folder; the cluster goes to its subfolder <c>postgres</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A folder with PostgreSQL's <c>bin</c>; empty: it is looked for.</summary>
    public string PostgresFolder { get; init; } = "";

    /// <summary>False only in tests: commits are then not flushed to disk.</summary>
    public bool Durable { get; init; } = true;
}
