using AgencyTasks.Core.Database;

namespace AgencyTasks.Core.Auditing;

/// <summary>
/// The kinds of subjects whose rows the trail covers, each with the statement that names the columns. Entries on any other
/// kind (an account's sign-in, a file that was opened) say what happened and have no rows to compare.
/// </summary>
public sealed record SubjectKind(string Name, string StatementFile)
{
    public static readonly SubjectKind Task = new("task", "TrailTask.sql");

    /// <summary>A publication or a roll forward: the tasks that were born in it.</summary>
    public static readonly SubjectKind Publication = new("publication", "TrailPublication.sql");

    public static readonly SubjectKind Calendar = new("calendar", "TrailCalendar.sql");

    /// <summary>The one subject of the kind <see cref="Calendar"/>.</summary>
    public static readonly Guid CalendarId = new("00000000-0000-7000-8000-000000000001");

    /// <summary>In the order in which they are verified.</summary>
    public static IReadOnlyList<SubjectKind> All { get; } =
    [
        new("plan", "TrailPlan.sql"),
        new("matrix", "TrailMatrix.sql"),
        new("district", "TrailDistrict.sql"),
        new("commune", "TrailCommune.sql"),
        new("agency", "TrailAgency.sql"),
        new("person", "TrailPerson.sql"),
        new("body_class", "TrailBodyClass.sql"),
        new("conversion", "TrailConversion.sql"),
        new("succession", "TrailSuccession.sql"),
        new("period", "TrailPeriod.sql"),
        new("file", "TrailFile.sql"),
        Calendar,
        Publication,
        Task,
    ];

    public string Statement => SqlFile.Read(StatementFile);

    /// <summary>The same of some alone, and of one by itself: a plan that need not think of many is made once and kept. Making
    /// it takes fifteen times as long as reading the rows of one task.</summary>
    public string StatementOf(int count)
    {
        var ofSome = Statement.Replace("@ids::uuid[] IS NULL OR ", "", StringComparison.Ordinal);
        return count == 1 ? ofSome.Replace("= ANY (@ids)", "= (@ids)[1]", StringComparison.Ordinal) : ofSome;
    }

    /// <summary>Null for a kind without rows.</summary>
    public static SubjectKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
