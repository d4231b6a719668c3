using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Web.Api;

public sealed record TaskListAnswer(int Total, int Skip, IReadOnlyList<TaskAnswer> Tasks);

/// <summary>A task in short; days and moments in ISO 8601.</summary>
public sealed record TaskAnswer
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Agency { get; init; }

    public required string? Commune { get; init; }

    public required string? District { get; init; }

    public required string Period { get; init; }

    /// <summary>The last day on which it is in time.</summary>
    public required string LastDay { get; init; }

    public required string State { get; init; }

    public required string Light { get; init; }

    public required string? SubmittedAt { get; init; }
}

/// <summary>The same with what its page says beside.</summary>
public sealed record TaskDetailAnswer(
    TaskAnswer Task, string Duty, string Citation, IReadOnlyList<string> Coordinators, bool IsRequested, string? Reason);

internal static class TasksApi
{
    private const int Most = 100;

    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").RequireAuthorization(Policies.Tasks);
        tasks.MapGet("", ListAsync);
        tasks.MapGet("/{id:guid}", ShowAsync);
    }

    private static async Task<Ok<TaskListAnswer>> ListAsync(
        CurrentViewer current, TaskLinesQuery query, TaskCountsQuery counts, IClock clock, CancellationToken token,
        TaskPart part = TaskPart.Lead, TaskStage stage = TaskStage.ToDo, string? q = null, int skip = 0, int take = 20)
    {
        skip = Math.Clamp(skip, 0, 1_000_000);
        q = q is { Length: > 100 } ? q[..100] : q;
        var lines = await query.ExecuteAsync(
            new(part, stage, q, skip, Math.Clamp(take, 1, Most)), current.Viewer, token);
        var total = (await counts.ExecuteAsync(part, q, current.Viewer, token)).Of(stage);
        var now = clock.GetCurrentInstant();
        return TypedResults.Ok(new TaskListAnswer(total, skip, [.. lines.Select(line => Answer(line, now))]));
    }

    private static async Task<Ok<TaskDetailAnswer>> ShowAsync(
        Guid id, CurrentViewer current, TaskDetailQuery query, CancellationToken token)
    {
        var detail = await query.ExecuteAsync(id, current.Viewer, token);
        var (task, duty) = (detail.Task, detail.Duty);
        return TypedResults.Ok(new TaskDetailAnswer(
            new TaskAnswer
            {
                Id = task.Id,
                Title = duty.Title,
                Agency = detail.Agency.Name,
                Commune = detail.CommuneName,
                District = detail.DistrictName,
                Period = task.PeriodCode,
                LastDay = LocalDatePattern.Iso.Format(task.Due.LastDay),
                State = task.State.ToString(),
                Light = detail.Light.ToString(),
                SubmittedAt = Iso(task.SubmittedAt),
            },
            duty.Code,
            duty.Citation,
            detail.Coordinators.Names,
            detail.IsRequested,
            task.Reason));
    }

    private static TaskAnswer Answer(TaskLine line, Instant now) => new()
    {
        Id = line.Id,
        Title = line.Title,
        Agency = line.AgencyName,
        Commune = line.CommuneName,
        District = line.DistrictName,
        Period = line.PeriodCode,
        LastDay = LocalDatePattern.Iso.Format(line.Due.LastDay),
        State = line.State.ToString(),
        Light = line.LightAt(now).ToString(),
        SubmittedAt = Iso(line.SubmittedAt),
    };

    private static string? Iso(Instant? at) => at is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null;
}
