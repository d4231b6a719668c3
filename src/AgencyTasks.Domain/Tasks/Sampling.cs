using System.Globalization;
using AgencyTasks.Domain.Auditing;
using NodaTime;

namespace AgencyTasks.Domain.Tasks;

/// <summary>
/// Which submissions the police check by sample (kiểm tra xác suất): drawn by a hash over what was handed in, when, under
/// which number, and after which entry of the trail. Whoever has the receipt and the trail can draw again; whoever hands in
/// chooses neither the number nor the trail's head, and does not hit a microsecond.
/// </summary>
public static class Sampling
{
    /// <param name="madeAt">In whole microseconds, as it is stored.</param>
    /// <param name="trailHash">Of the entry that the submission names in <see cref="Submission.SampledAfterSeq"/>.</param>
    public static bool IsDrawn(int percent, string seal, string receiptNumber, Instant madeAt, string trailHash)
    {
        var hash = new CanonicalFields().Add(seal).Add(receiptNumber)
            .Add(madeAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)).Add(trailHash).Hash();
        var firstFourBytes = uint.Parse(hash.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return firstFourBytes % 100 < percent;
    }
}
