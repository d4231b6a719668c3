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
    /// <summary>Where more pieces than these say the words, whoever may see them, one's own are gone through instead.</summary>
    private const int MostCandidates = 3000;

    public async Task<Found<EvidenceLine>> ExecuteAsync(Wanted wanted, Part part, Viewer viewer, CancellationToken token)
    {
        var words = wanted.Words.Words.Select(word => word.Folded).ToArray();
        var candidates = await (wanted.IsNear
            ? db.Database.SqlQuery<Guid>($"SELECT fence.evidence_like({words}, {MostCandidates}) AS \"Value\"")
            : db.Database.SqlQuery<Guid>($"SELECT fence.evidence_saying({words}, {MostCandidates}) AS \"Value\""))
            .ToListAsync(token);
        // Of so many any will do for who sees them all; others look through their own.
        if (viewer.SeesEverything && candidates.Count == MostCandidates)
        {
            candidates = candidates[..(SearchQuery.Most + 1)];
        }

        var items = candidates.Count < MostCandidates || wanted.IsNear
            ? Findable().Where(item => candidates.Contains(item.Id))
            : words.Aggregate(Findable(), (items, word) => items.Where(item =>
                EF.Functions.Like(EF.Property<string>(item, EvidenceColumns.SearchText), $"% {word}%")));
        var rows = candidates.Count == 0 ? [] : await Lines(items, viewer).Take(SearchQuery.Most + 1).ToListAsync(token);
        var found = rows.Select(row => (Row: row, Words: In(wanted, row)))
            .Where(one => wanted.IsIn(one.Words))
            .OrderBy(one => wanted.RankOf(one.Words)).ThenByDescending(one => one.Row.MadeAt).ThenBy(one => one.Row.ItemId)
            .Take(SearchQuery.Most).Select(one => one.Row).ToList();
        return part.Of(found, isMore: rows.Count > SearchQuery.Most);
    }

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
