using NodaTime;

namespace AgencyTasks.Domain.Planning;

/// <summary>What a person once said a class of bodies ("các ngành liên quan") or a name of the plan's own means, remembered
/// for every duty and every plan that uses the same words.</summary>
public sealed class BodyClass
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The plan's words; <see cref="KeyOf"/> finds them again.</summary>
    public required string Words { get; init; }

    public required string Key { get; init; }

    /// <summary>Agency codes, or <see cref="Duty.OwnDistrict"/>; empty: nobody in particular.</summary>
    public IReadOnlyList<string> Bodies { get; private set; } = [];

    public Guid ResolvedBy { get; private set; }

    public Instant ResolvedAt { get; private set; }

    public static BodyClass Of(string words) => new() { Words = words, Key = KeyOf(words) };

    /// <summary>The same for "Các ngành liên quan" and "các  ngành liên quan".</summary>
    public static string KeyOf(string words) =>
        string.Join(' ', PlainText.Fold(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public void Resolve(IReadOnlyList<string> bodies, Guid by, Instant at) =>
        (Bodies, ResolvedBy, ResolvedAt) = ([.. bodies.Distinct()], by, at);
}
