using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Domain.Communes;

/// <summary>A commune in conversion in a year (III.1). A conversion lasts one year (III.2).</summary>
public sealed class ConversionCommune
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid PlanId { get; init; }

    public required Guid CommuneId { get; init; }

    public required int Year { get; init; }

    /// <summary>Not converted the year before and kept on; shown apart from the 60% target.</summary>
    public required bool IsCarriedOver { get; init; }

    /// <summary>The provincial committee's decision.</summary>
    public required DocumentReference Decision { get; init; }

    public LocalDate From => new(Year, 1, 1);

    public LocalDate To => new(Year, 12, 31);
}
