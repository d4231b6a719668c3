using NodaTime;

namespace AgencyTasks.Domain.Tasks;

/// <summary>An open task passed from one body or place to another, by an act: what a past year reads, and what a task's page
/// tells.</summary>
public sealed class TaskPassage
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid TaskId { get; init; }

    public required Guid SuccessionId { get; init; }

    /// <summary>First day with the successor.</summary>
    public required LocalDate Day { get; init; }

    public required Guid FromAgencyId { get; init; }

    public required Guid? FromCommuneId { get; init; }

    public required Guid? FromDistrictId { get; init; }

    public required Guid ToAgencyId { get; init; }

    public required Guid? ToCommuneId { get; init; }

    public required Guid? ToDistrictId { get; init; }
}
