using System.Runtime.InteropServices;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>How many tasks one row (a body, or a place of one body) would get per period.</summary>
/// <param name="AgencyCode">Of a body's row.</param>
/// <param name="PlaceKey">Of a place's row.</param>
public sealed record PreviewRow(string Name, string? AgencyCode, string? PlaceKey)
{
    private readonly int[] effects = new int[Enum.GetValues<PreviewEffect>().Length];

    public Dictionary<string, int> Added { get; } = [];

    public int Of(PreviewEffect effect) => effects[(int)effect];

    public bool IsEmpty => effects.All(count => count == 0);

    internal void Count(PreviewLine line)
    {
        effects[(int)line.Effect]++;
        if (line.Effect == PreviewEffect.Added)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(Added, line.Key.PeriodCode, out _)++;
        }
    }
}

/// <summary>What a publication would do, counted: body × period, or for one body place × period.</summary>
public sealed class PreviewTable
{
    private PreviewTable(IEnumerable<PreviewRow> rows)
    {
        Rows = [.. rows.Where(row => !row.IsEmpty)];
        Periods = [.. Rows.SelectMany(row => row.Added.Keys).Distinct()
            .OrderBy(KindOf).ThenBy(code => code, StringComparer.Ordinal)];
    }

    /// <summary>Codes of the periods for which tasks would be added: months, quarters, halves, years, once.</summary>
    public IReadOnlyList<string> Periods { get; }

    public IReadOnlyList<PreviewRow> Rows { get; }

    public static PreviewTable ByAgency(Publication publication, Func<Agency, string> nameOf)
    {
        var rows = publication.World.Agencies.Where(agency => agency.OwesDuties)
            .ToDictionary(agency => agency.Id, agency => new PreviewRow(nameOf(agency), agency.Code, null));
        foreach (var line in PreviewLine.AllOf(publication.Diff))
        {
            rows.GetValueOrDefault(line.Key.AgencyId)?.Count(line);
        }

        return new PreviewTable(rows.Values);
    }

    public static PreviewTable ByPlace(
        Publication publication, Guid agencyId, Func<string, string> nameOfPlace)
    {
        var rows = new Dictionary<string, PreviewRow>();
        foreach (var line in PreviewLine.AllOf(publication.Diff).Where(line => line.Key.AgencyId == agencyId))
        {
            var place = line.Key.PlaceKey;
            if (!rows.TryGetValue(place, out var row))
            {
                rows[place] = row = new PreviewRow(nameOfPlace(place), null, place);
            }

            row.Count(line);
        }

        return new PreviewTable(rows.Values
            .OrderBy(row => row.PlaceKey == Place.Province.Key ? 0 : 1).ThenBy(row => row.Name, StringComparer.CurrentCulture));
    }

    private static int KindOf(string period) => period.Split('-') switch
    {
        ["once"] => 4,
        [_] => 3,
        [_, ['H', ..]] => 2,
        [_, ['Q', ..]] => 1,
        _ => 0,
    };
}
