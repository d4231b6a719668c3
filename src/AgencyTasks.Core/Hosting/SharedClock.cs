using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Hosting;

/// <summary>
/// The clock of a host: the real one, or a simulated one whose offset web and worker share through the database. Simulated
/// time passes only while the system runs, and never backwards.
/// </summary>
public sealed class SharedClock(AgencyTasksDb db, AgencyTasksSettings settings)
{
    /// <summary>For the web, which sets the offset anew: on from where the clock was last seen.</summary>
    public async Task<IClock> StartAsync(CancellationToken token)
    {
        if (settings.SimulatedFrom.Length == 0)
        {
            return SystemClock.Instance;
        }

        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(settings.SimulatedFrom);
        if (!parsed.Success)
        {
            throw new InvalidOperationException(
                $"AgencyTasks:SimulatedFrom cần dạng 2019-11-04T07:30:00+07:00, không phải “{settings.SimulatedFrom}”.");
        }

        var from = parsed.Value.ToInstant();
        var now = SystemClock.Instance.GetCurrentInstant();
        var state = await db.ClockStates.FirstOrDefaultAsync(token);
        if (state is null)
        {
            state = new ClockState { SimulatedAt = from, RealAt = now, SeenAt = from };
            db.Add(state);
        }

        state.SimulatedAt = Instant.Max(from, state.SeenAt);
        state.RealAt = now;
        await db.SaveChangesAsync(token);
        return new SimulatedClock(state.SimulatedAt, state.RealAt);
    }

    /// <summary>For every other process: the offset that the web has set.</summary>
    public async Task<IClock> JoinAsync(CancellationToken token) =>
        settings.SimulatedFrom.Length > 0 && await db.ClockStates.AsNoTracking().FirstOrDefaultAsync(token) is { } state
            ? new SimulatedClock(state.SimulatedAt, state.RealAt)
            : SystemClock.Instance;

    /// <summary>Remembers how far the clock has come.</summary>
    public Task RememberAsync(Instant now, CancellationToken token) =>
        db.ClockStates.Where(state => state.SeenAt < now)
            .ExecuteUpdateAsync(set => set.SetProperty(state => state.SeenAt, now), token);
}
