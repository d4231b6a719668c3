using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Board;

/// <summary>A task as the board counts it; see <c>BoardTasks.sql</c>.</summary>
internal sealed class BoardTask
{
    public Guid TaskId { get; init; }

    /// <summary>The body that had it on the year's last day.</summary>
    public Guid AgencyId { get; init; }

    public Guid? CommuneId { get; init; }

    public Guid? DistrictId { get; init; }

    /// <summary>Of the last day on time, 1 to 12.</summary>
    public int Month { get; init; }

    /// <summary>Name of a <see cref="StandardHead"/>.</summary>
    public string Head { get; init; } = "";

    public int DaysOverdue { get; init; }

    public string WorkArea { get; init; } = "";

    public bool IsAnnualReport { get; init; }

    public bool IsHandedIn { get; init; }

    public string PlanCode { get; init; } = "";

    public string DutyCode { get; init; } = "";

    /// <summary>Nobody has begun it, nothing was handed in.</summary>
    public bool IsUnbegun { get; init; }
}

internal static class BoardTasks
{
    /// <summary>The tasks due in a year: what every figure of the board counts, and what every link of it lists.</summary>
    public static IQueryable<BoardTask> Of(AgencyTasksDb db, BoardFilter filter, LocalDate today)
    {
        var tasks = db.Database.SqlQueryRaw<BoardTask>(
            SqlFile.Read("BoardTasks.sql"),
            new NpgsqlParameter<LocalDate>("first", new LocalDate(filter.Year, 1, 1)),
            new NpgsqlParameter<LocalDate>("last", new LocalDate(filter.Year, 12, 31)),
            new NpgsqlParameter<LocalDate>("today", today));
        if (filter.PlanCode is { } plan)
        {
            tasks = tasks.Where(task => task.PlanCode == plan);
        }

        return filter.WorkArea is { } area ? tasks.Where(task => task.WorkArea == area) : tasks;
    }
}
