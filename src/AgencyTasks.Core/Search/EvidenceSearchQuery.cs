using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Search;

/// <summary>A piece of evidence that was handed in, with its task.</summary>
public sealed record EvidenceLine
{
    public required Guid ItemId { get; init; }

    public required DocumentReference? Document { get; init; }

    public required string? FileName { get; init; }

    public required string? Link { get; init; }

    public required Guid TaskId { get; init; }

    public required string Title { get; init; }

    public required string AgencyName { get; init; }

    public required string? CommuneName { get; init; }

    public required string? DistrictName { get; init; }

    public required string PeriodCode { get; init; }

    public required string? ReceiptNumber { get; init; }

    public required Instant? MadeAt { get; init; }
}

/// <summary>Documents by number, signer and issuing body, files by name: of what was handed in, never of a draft.</summary>
public sealed class EvidenceSearchQuery(AgencyTasksDb db)
{
    /// <summary>Of those like the words, so many are compared.</summary>
    private const int MostNear = 3000;

    /// <summary>Of the few that are shown beside other kinds, the best of so many are.</summary>
    private const int MostOfAGlance = 200;

    public async Task<Found<EvidenceLine>> ExecuteAsync(Wanted wanted, Part part, Viewer viewer, CancellationToken token)
    {
        var words = wanted.Words.Words.Select(word => word.Folded).ToArray();
        var most = wanted.IsNear ? MostNear : part.IsGlance ? MostOfAGlance : SearchQuery.Most;
        var ids = await IdsAsync(wanted.IsNear, areOwn: false, words, most + 1, token);
        if (ids.Count > most && !viewer.SeesEverything)
        {
            ids = await IdsAsync(wanted.IsNear, areOwn: true, words, most + 1, token);
        }

        var rows = ids.Count == 0
            ? []
            : await Lines(Findable().Where(item => ids.Contains(item.Id)), viewer).ToListAsync(token);
        var found = rows.Select(row => (Row: row, Words: In(wanted, row)))
            .Where(one => wanted.IsIn(one.Words))
            .OrderBy(one => wanted.RankOf(one.Words)).ThenByDescending(one => one.Row.MadeAt).ThenBy(one => one.Row.ItemId)
            .Take(Math.Min(most, SearchQuery.Most)).Select(one => one.Row).ToList();
        return part.Of(found, isMore: ids.Count > most);
    }

    /// <summary>Whoever may see it; or, where that is too much, of the person's own bodies and places.</summary>
    private Task<List<Guid>> IdsAsync(bool areNear, bool areOwn, string[] words, int most, CancellationToken token) => (areNear
        ? db.Database.SqlQuery<Guid>($"SELECT fence.evidence_like({words}, {areOwn}, {most}) AS \"Value\"")
        : db.Database.SqlQuery<Guid>($"SELECT fence.evidence_saying({words}, {areOwn}, {most}) AS \"Value\""))
        .ToListAsync(token);

    /// <summary>The evidence that search knows of at all: here is left out what nobody may find any more.</summary>
    private IQueryable<EvidenceItem> Findable()
    {
        var hidden = db.ReportedFiles.Hidden();
        return db.Set<EvidenceItem>().AsNoTracking()
            .Where(item => item.File == null || !hidden.Any(file => file.Hash == item.File!.Hash));
    }

    private IQueryable<EvidenceLine> Lines(IQueryable<EvidenceItem> items, Viewer viewer) =>
        from item in items
        join made in db.Submissions on item.SubmissionId equals made.Id
        join task in db.Tasks.SeenBy(viewer, db) on made.TaskId equals task.Id
        where made.State != SubmissionState.Draft
        join duty in db.Duties on task.DutyId equals duty.Id
        join agency in db.Agencies on task.AgencyId equals agency.Id
        from commune in db.Communes.Where(commune => commune.Id == task.CommuneId).DefaultIfEmpty()
        from district in db.Districts.Where(district => district.Id == task.DistrictId).DefaultIfEmpty()
        select new EvidenceLine
        {
            ItemId = item.Id,
            Document = item.Document,
            FileName = item.File!.Name,
            Link = item.Link,
            TaskId = task.Id,
            Title = duty.Title,
            AgencyName = agency.Name,
            CommuneName = commune.Name,
            DistrictName = district.Name,
            PeriodCode = task.PeriodCode,
            ReceiptNumber = made.ReceiptNumber,
            MadeAt = made.MadeAt,
        };

    private static WordsFound In(Wanted wanted, EvidenceLine line) => wanted.In(
        $"{line.Document?.Number} {line.Document?.Signer} {line.Document?.IssuedBy} {line.FileName} {line.Link}");
}
