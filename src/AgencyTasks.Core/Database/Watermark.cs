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

public static class Watermarks
{
    /// <summary>Null: the job has not done a day yet.</summary>
    public static Task<LocalDate?> WatermarkAsync(this AgencyTasksDb db, string job, CancellationToken token) =>
        db.Watermarks.Where(mark => mark.Job == job).Select(mark => (LocalDate?)mark.Day).FirstOrDefaultAsync(token);

    public static async Task MoveWatermarkAsync(
        this AgencyTasksDb db, string job, LocalDate day, CancellationToken token)
    {
        var mark = await db.Watermarks.FirstOrDefaultAsync(mark => mark.Job == job, token);
        if (mark is null)
        {
            db.Watermarks.Add(new Watermark { Job = job, Day = day });
        }
        else
        {
            mark.Day = day;
        }

        await db.SaveChangesAsync(token);
    }
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
