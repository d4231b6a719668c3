using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace AgencyTasks.Core.Seeding;

/// <summary>How a body lives the demo's year; percentages of its own tasks or submissions.</summary>
public sealed record Behaviour
{
    public required string Body { get; init; }

    public required int OnTime { get; init; }

    public required int Late { get; init; }

    public required int LateDaysMax { get; init; }

    public required int Returned { get; init; }

    public required int NothingToReport { get; init; }

    public required int Extension { get; init; }

    public required int Waived { get; init; }

    public required LocalDate? SilentFrom { get; init; }

    public required int VerifyDays { get; init; }

    public static IReadOnlyDictionary<string, Behaviour> Read(string folder) => SeedTable.Read(folder, "behaviour.csv")
        .Select(row => new Behaviour
        {
            Body = row.Text("body"),
            OnTime = row.Number("on_time"),
            Late = row.Number("late"),
            LateDaysMax = row.Number("late_days_max"),
            Returned = row.Number("returned"),
            NothingToReport = row.Number("nothing_to_report"),
            Extension = row.Number("extension"),
            Waived = row.Number("waived"),
            SilentFrom = row.OptionalDate("silent_from"),
            VerifyDays = row.Number("verify_days"),
        })
        .ToDictionary(behaviour => behaviour.Body);
}

/// <summary>Chance that falls the same way in every run: from the words it is asked with.</summary>
internal static class Dice
{
    public static int Roll(int sides, params string[] words)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % (uint)sides);
    }

    public static bool Falls(int percent, params string[] words) => Roll(100, words) < percent;
}
