using System.Security.Cryptography;
using System.Text;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Planning.Sheets;

/// <param name="Names">Of the values that differ, as in <see cref="DutyValues"/>.</param>
public sealed record ChangedDuty(Duty Before, Duty After, IReadOnlyList<string> Names);

/// <summary>What a file would do to a draft.</summary>
/// <param name="Missing">Duties of the draft that the file does not have: they stay, unless a person says otherwise.</param>
public sealed record ImportChanges(
    IReadOnlyList<Duty> Added,
    IReadOnlyList<ChangedDuty> Changed,
    int Unchanged,
    IReadOnlyList<Duty> Missing,
    IReadOnlyList<string> NotQuoted,
    string Fingerprint)
{
    public int Saved => Added.Count + Changed.Count;

    public static ImportChanges Between(AssignmentMatrix matrix, DutySheet sheet, Plan plan)
    {
        var standing = matrix.Duties.ToDictionary(duty => duty.Code);
        var position = matrix.Duties.Select(duty => duty.Position).DefaultIfEmpty().Max();
        var added = new List<Duty>();
        var changed = new List<ChangedDuty>();
        var unchanged = 0;
        // A file with faults is shown as far as it can be read; it is not saved.
        var faulty = sheet.Faults.Select(fault => fault.Row).ToHashSet();
        foreach (var row in sheet.Rows.Where(row => !faulty.Contains(row.Number)).DistinctBy(row => row.Draft.Code))
        {
            var before = standing.GetValueOrDefault(row.Draft.Code);
            var duty = row.Draft.ToDuty(before, before is null ? ++position : 0, plan.PlaceOf(row.Draft.Quote, row.Draft.Text));
            if (before is null)
            {
                added.Add(duty);
            }
            else if (DutyValues.Differing(before, duty) is { Count: > 0 } names)
            {
                changed.Add(new ChangedDuty(before, duty, names));
            }
            else
            {
                unchanged++;
            }
        }

        var named = sheet.Rows.Select(row => row.Draft.Code).ToHashSet();
        var notQuoted = added.Concat(changed.Select(one => one.After)).Where(duty => duty.QuoteStart is null).Select(duty => duty.Code);
        return new ImportChanges(
            added,
            changed,
            unchanged,
            sheet.Legacy is null ? [.. matrix.Duties.Where(duty => !named.Contains(duty.Code))] : [],
            [.. notQuoted],
            FingerprintOf(matrix, added.Concat(changed.Select(one => one.After))));
    }

    /// <summary>Of the draft as it stands, each change of a duty having an id of its own, and of what the file makes of
    /// it.</summary>
    private static string FingerprintOf(AssignmentMatrix matrix, IEnumerable<Duty> result)
    {
        var lines = matrix.Duties
            .Select(duty => $"{duty.Id} {duty.ConfirmedAt is not null}").Order(StringComparer.Ordinal)
            .Concat(result.Select(duty => string.Join('\u001F', DutyValues.All.Select(value => value.Text(duty)).Prepend(duty.Code))))
            .Prepend($"{matrix.Id} {matrix.State}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001E', lines))));
    }
}
