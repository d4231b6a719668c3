namespace AgencyTasks.Core.Database;

/// <summary>
/// Whose rows the database gives to this unit of work, for row-level security: nobody's, a person's, or all for the system's
/// own work. Told to the database on every opened connection.
/// </summary>
public sealed class DataScope
{
    internal const string Read = "read";
    internal const string Write = "write";
    internal const string Post = "post";

    /// <summary>Open connections were told something else.</summary>
    internal Action? WhenChanged { get; set; }

    /// <summary>What goes for the whole province: reading tasks, changing them, reading what people are mailed.</summary>
    internal IReadOnlyList<string> May { get; private set; } = [];

    internal Guid? PersonId { get; private set; }

    internal IReadOnlyList<Guid> Agencies { get; set; } = [];

    internal IReadOnlyList<Guid> Districts { get; set; } = [];

    /// <summary>The own agencies as duties name them.</summary>
    internal IReadOnlyList<string> Codes { get; set; } = [];

    /// <summary>How duties name the committee of wherever a task lies; only for tasks that lie in no district.</summary>
    internal IReadOnlyList<string> PlaceCodes { get; set; } = [];

    /// <summary>Sees no task, no mail, nothing of an agency: a request before its person is known.</summary>
    public static DataScope OfNobody() => new();

    /// <summary>Jobs, start-up, the administrator's verbs.</summary>
    public static DataScope OfTheSystem()
    {
        var scope = new DataScope();
        scope.Widen();
        return scope;
    }

    internal void Set(Guid personId, IEnumerable<string> may)
    {
        PersonId = personId;
        May = [.. may];
        WhenChanged?.Invoke();
    }

    /// <summary>
    /// For a command that, once it has asked whether this person may, changes rows of the whole province: a merger of two
    /// bodies by the administrator. Holds for connections opened from now on, until the scope is set.
    /// </summary>
    public void Widen()
    {
        May = [Read, Write, Post];
        WhenChanged?.Invoke();
    }
}
