using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AgencyTasks.Core.Database;

/// <summary>The last day a job has done.</summary>
public sealed class Watermark
{
    public required string Job { get; init; }

    public required LocalDate Day { get; set; }
}

/// <summary>
/// The simulated clock that all processes share: it stood at <see cref="SimulatedAt"/> when the real one stood at
/// <see cref="RealAt"/>, and was last seen at <see cref="SeenAt"/>, from where it goes on after a restart. One row, or none.
/// </summary>
public sealed class ClockState
{
    public int Id { get; init; } = 1;

    public required Instant SimulatedAt { get; set; }

    public required Instant RealAt { get; set; }

    public required Instant SeenAt { get; set; }
}

internal sealed class WatermarkMapping : IEntityTypeConfiguration<Watermark>, IEntityTypeConfiguration<ClockState>
{
    public void Configure(EntityTypeBuilder<Watermark> builder)
    {
        builder.ToTable("watermark");
        builder.HasKey(mark => mark.Job);
    }

    public void Configure(EntityTypeBuilder<ClockState> builder)
    {
        builder.ToTable("clock_state");
        builder.Property(state => state.Id).ValueGeneratedNever();
    }
}
