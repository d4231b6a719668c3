using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>How many tasks one row (a body, or a place of one body) would get per period.</summary>
public sealed record PreviewRow(
    string Name, string? AgencyCode, IReadOnlyDictionary<string, int> Added, int Cancelled, int Moved, int Kept)
{
    public int AddedTotal => Added.Values.Sum();

    public bool IsEmpty => AddedTotal + Cancelled + Moved + Kept == 0;
}

/// <summary>What a publication would do, counted: body × period, or for one body place × period.</summary>
public sealed class PreviewTable
{
    private PreviewTable(IReadOnlyList<string> periods, IReadOnlyList<PreviewRow> rows)
    {
        Periods = periods;
        Rows = rows;
    }

    /// <summary>Codes of the periods for which tasks would be added: months, quarters, halves, years, once.</summary>
    public IReadOnlyList<string> Periods { get; }

    public IReadOnlyList<PreviewRow> Rows { get; }

    public static PreviewTable ByAgency(Publication publication, Func<Agency, string> nameOf)
    {
        var diff = publication.Diff;
        return Of(
            diff,
            [.. publication.World.Agencies.Where(agency => agency.OwesDuties)],
            agency => (nameOf(agency), agency.Code),
            agency => key => key.AgencyId == agency.Id);
    }

    public static PreviewTable ByPlace(
        Publication publication, Guid agencyId, Func<string, string> nameOfPlace)
    {
        var diff = publication.Diff;
        var places = AllKeys(diff).Where(key => key.AgencyId == agencyId).Select(key => key.PlaceKey).Distinct()
            .OrderBy(place => place == Place.Province.Key ? 0 : 1).ThenBy(nameOfPlace, StringComparer.CurrentCulture)
            .ToList();
        return Of(
            diff,
            places,
            place => (nameOfPlace(place), null),
            place => key => key.AgencyId == agencyId && key.PlaceKey == place);
    }

    private static PreviewTable Of<T>(
        MatrixDiff diff, IReadOnlyList<T> things, Func<T, (string Name, string? Code)> head, Func<T, Func<TaskKey, bool>> within)
    {
        var rows = things.Select(thing =>
        {
            var (name, code) = head(thing);
            var isWithin = within(thing);
            return new PreviewRow(
                name,
                code,
                diff.Added.Where(task => isWithin(task.Key)).CountBy(task => task.Period.Code).ToDictionary(),
                diff.Cancelled.Count(task => isWithin(task.Key)),
                diff.Moved.Count(moved => isWithin(moved.Task.Key)),
                diff.Kept.Count(task => isWithin(task.Key)));
        }).Where(row => !row.IsEmpty).ToList();
        var periods = rows.SelectMany(row => row.Added.Keys).Distinct()
            .OrderBy(KindOf).ThenBy(code => code, StringComparer.Ordinal).ToList();
        return new PreviewTable(periods, rows);
    }

    private static IEnumerable<TaskKey> AllKeys(MatrixDiff diff) =>
        diff.Added.Select(task => task.Key).Concat(diff.Cancelled.Select(task => task.Key))
            .Concat(diff.Moved.Select(moved => moved.Task.Key)).Concat(diff.Kept.Select(task => task.Key));

    private static int KindOf(string period) => period.Split('-') switch
    {
        ["once"] => 4,
        [_] => 3,
        [_, ['H', ..]] => 2,
        [_, ['Q', ..]] => 1,
        _ => 0,
    };
}
