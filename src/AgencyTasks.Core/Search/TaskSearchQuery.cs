using System.Globalization;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Search;

/// <summary>
/// Tasks by what they are of: duty, body and place. Those are few and are compared here; the tasks themselves are found by
/// their ids, which row-level security does not hinder (decision 0019). A receipt's number finds its task first.
/// </summary>
public sealed class TaskSearchQuery(AgencyTasksDb db)
{
    public async Task<Found<TaskLine>> ExecuteAsync(Wanted wanted, Part part, Viewer viewer, CancellationToken token)
    {
        var seen = await db.Tasks.AsNoTracking().SeenByIndexAsync(viewer, db, token);
        if (await ByReceiptAsync(seen, wanted, token) is { } receipt)
        {
            return new Found<TaskLine>(await LinesAsync([receipt], token), 1);
        }

        var duties = (await db.Duties.AsNoTracking()
                .Where(duty => db.Matrices.Any(m => m.Id == duty.MatrixId && m.State != MatrixState.Draft))
                .Select(duty => new { duty.Id, duty.Title, duty.Code, duty.Citation, duty.Text }).ToListAsync(token))
            .Select(duty => new Trait(
                duty.Id, wanted, (duty.Title, 6), (duty.Code, 6), (duty.Citation, 6), (duty.Text, 1)))
            .ToList();
        var agencies = (await db.Agencies.AsNoTracking()
                .Select(agency => new { agency.Id, agency.Name, agency.ShortName }).ToListAsync(token))
            .Select(agency => new Trait(agency.Id, wanted, (agency.Name, 3), (agency.ShortName, 3)))
            .ToList();
        var places = await PlacesAsync(wanted, token);
        var all = wanted.Words.All;
        var (ofDuties, ofAgencies, ofPlaces) = (FoundBy(duties), FoundBy(agencies), FoundBy(places));
        // Only those with which the others can have all the words: tasks of any other are not even looked at.
        var areSomeDuties = duties.RemoveAll(one => (one.Words.Found | ofAgencies | ofPlaces) != all) > 0;
        var areSomeAgencies = agencies.RemoveAll(one => (one.Words.Found | ofDuties | ofPlaces) != all) > 0;
        places.RemoveAll(one => (one.Words.Found | ofDuties | ofAgencies) != all);
        if (duties.Count == 0 || agencies.Count == 0 || places.Count == 0)
        {
            return Found<TaskLine>.Nothing;
        }

        var dutyIds = duties.ConvertAll(one => one.Id);
        var agencyIds = agencies.ConvertAll(one => one.Id);
        // An index helps to find some; all of them are found faster without.
        seen = areSomeDuties ? seen.Where(task => dutyIds.Contains(task.DutyId)) : seen;
        seen = areSomeAgencies ? seen.Where(task => agencyIds.Contains(task.AgencyId)) : seen;
        var found =
            from task in seen
            join duty in Traits("duty", duties) on task.DutyId equals duty.Id
            join agency in Traits("agency", agencies) on task.AgencyId equals agency.Id
            join place in Traits("place", places) on task.CommuneId ?? task.DistrictId ?? Guid.Empty equals place.Id
            where (duty.Found | agency.Found | place.Found) == all
            select new Hit
            {
                Id = task.Id,
                DutyId = task.DutyId,
                IsOff = task.State == TaskState.Cancelled || task.State == TaskState.Waived,
                DueLastDay = task.DueLastDay,
                Exact = duty.Exact | agency.Exact | place.Exact,
                Whole = duty.Whole | agency.Whole | place.Whole,
                Score = duty.Score + agency.Score + place.Score,
            };
        var total = await found.Take(SearchQuery.Most + 1).CountAsync(token);
        if (total <= part.Skip || part.Take == 0)
        {
            return new Found<TaskLine>([], Math.Min(total, SearchQuery.Most), IsMore: total > SearchQuery.Most);
        }

        List<Guid> ids = [];
        if (total > SearchQuery.Most && (ofAgencies | ofPlaces) == 0)
        {
            // Only duties say the words, so theirs is the rank: those of the best are enough where they fill the page.
            var best = duties.Max(one => one.RankAmong(all));
            var bestIds = duties.Where(one => one.RankAmong(all) == best).Select(one => one.Id).ToList();
            ids = await BestAsync(found.Where(hit => bestIds.Contains(hit.DutyId)), part, all, token);
        }

        ids = ids.Count == part.Take ? ids : await BestAsync(found, part, all, token);
        return new Found<TaskLine>(
            await LinesAsync(ids, token), Math.Min(total, SearchQuery.Most), IsMore: total > SearchQuery.Most);
    }

    private static Task<List<Guid>> BestAsync(IQueryable<Hit> found, Part part, int all, CancellationToken token) => found
        .OrderBy(hit => hit.Exact == all ? 0 : 1).ThenBy(hit => hit.Whole == all ? 0 : 1).ThenByDescending(hit => hit.Score)
        .ThenBy(hit => hit.IsOff).ThenByDescending(hit => hit.DueLastDay).ThenBy(hit => hit.Id)
        .Skip(part.Skip).Take(part.Take).Select(hit => hit.Id).ToListAsync(token);

    /// <summary>2019-000123, also as 2019-123.</summary>
    private async Task<Guid?> ByReceiptAsync(IQueryable<AgencyTask> seen, Wanted wanted, CancellationToken token)
    {
        if (wanted.Words.Words is not [{ Folded: { Length: 4 } year }, { Folded: var digits }]
            || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var receipt = string.Create(CultureInfo.InvariantCulture, $"{year}-{number:000000}");
        return await db.Submissions.Where(made => made.ReceiptNumber == receipt)
            .Join(seen, made => made.TaskId, task => task.Id, (_, task) => (Guid?)task.Id)
            .FirstOrDefaultAsync(token);
    }

    /// <summary>Communes with their districts, districts by themselves, and the province, which has no words.</summary>
    private async Task<List<Trait>> PlacesAsync(Wanted wanted, CancellationToken token)
    {
        var districts = await db.Districts.AsNoTracking()
            .Select(district => new { district.Id, district.Name }).ToDictionaryAsync(one => one.Id, one => one.Name, token);
        var communes = await db.Communes.AsNoTracking()
            .Select(commune => new { commune.Id, commune.Name, commune.DistrictId }).ToListAsync(token);
        return
        [
            new Trait(Guid.Empty, wanted),
            .. districts.Select(one => new Trait(one.Key, wanted, (one.Value, 3))),
            .. communes.Select(one => new Trait(one.Id, wanted, (one.Name, 6), (districts[one.DistrictId], 3))),
        ];
    }

    private async Task<IReadOnlyList<TaskLine>> LinesAsync(IReadOnlyList<Guid> ids, CancellationToken token)
    {
        var lines = await db.Tasks.AsNoTracking().Where(task => ids.Contains(task.Id)).Lines(db, words: null)
            .ToDictionaryAsync(line => line.Id, token);
        return [.. ids.Select(id => lines[id])];
    }

    private static int FoundBy(List<Trait> traits) => traits.Aggregate(0, (found, one) => found | one.Words.Found);

    private IQueryable<TraitRow> Traits(string name, IReadOnlyList<Trait> traits)
    {
        // Named by the code, not by a person: duty, agency, place.
        var sql = $"SELECT * FROM unnest(@{name}_id, @{name}_found, @{name}_whole, @{name}_exact, @{name}_score) "
            + "AS trait(id, found, whole, exact, score)";
        return db.Database.SqlQueryRaw<TraitRow>(
            sql,
            new NpgsqlParameter<Guid[]>($"{name}_id", [.. traits.Select(one => one.Id)]),
            new NpgsqlParameter<int[]>($"{name}_found", [.. traits.Select(one => one.Words.Found)]),
            new NpgsqlParameter<int[]>($"{name}_whole", [.. traits.Select(one => one.Words.Whole)]),
            new NpgsqlParameter<int[]>($"{name}_exact", [.. traits.Select(one => one.Words.Exact)]),
            new NpgsqlParameter<int[]>($"{name}_score", [.. traits.Select(one => one.Score)]));
    }

    /// <summary>What a duty, a body or a place has of the words.</summary>
    private sealed class Trait
    {
        /// <param name="texts">Each with what a word in it weighs.</param>
        public Trait(Guid id, Wanted wanted, params ReadOnlySpan<(string Text, int Weight)> texts)
        {
            Id = id;
            foreach (var (text, weight) in texts)
            {
                var found = wanted.In(text);
                Words |= found;
                Score += weight * (int.PopCount(found.Found) + int.PopCount(found.Whole) + (found.IsPhrase ? 4 : 0));
            }
        }

        public Guid Id { get; }

        public WordsFound Words { get; }

        public int Score { get; }

        /// <summary>Greater is better, where nothing else has any of the words.</summary>
        public (bool IsExact, bool IsWhole, int Score) RankAmong(int all) => (Words.Exact == all, Words.Whole == all, Score);
    }

    private sealed class Hit
    {
        public Guid Id { get; init; }

        public Guid DutyId { get; init; }

        public bool IsOff { get; init; }

        public LocalDate DueLastDay { get; init; }

        public int Exact { get; init; }

        public int Whole { get; init; }

        public int Score { get; init; }
    }

    private sealed class TraitRow
    {
        public Guid Id { get; init; }

        public int Found { get; init; }

        public int Whole { get; init; }

        public int Exact { get; init; }

        public int Score { get; init; }
    }
}
