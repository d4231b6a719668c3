using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tasks;

/// <summary>A reported file with the names of who acted; its own name is shown to nobody.</summary>
public sealed record ReportedFileLine(ReportedFile File, IReadOnlyDictionary<Guid, string> People)
{
    public string NameOf(Guid? personId) => personId is { } id ? People.GetValueOrDefault(id, "") : "";
}

/// <summary>What was reported as a secret, for the police and the administrators: what waits for a decision first.</summary>
public sealed class ReportedFilesQuery(AgencyTasksDb db)
{
    public async Task<IReadOnlyList<ReportedFileLine>> ExecuteAsync(Viewer viewer, CancellationToken token)
    {
        if (!viewer.Is(Role.Coordinator) && !viewer.Is(Role.Admin))
        {
            throw new NotFoundException("The files");
        }

        var files = await db.ReportedFiles.AsNoTracking()
            .OrderBy(file => file.State != ReportedFileState.Hidden).ThenByDescending(file => file.ReportedAt)
            .ToListAsync(token);
        var ids = files
            .SelectMany(file => new[] { file.ReportedBy, file.PoliceConfirmedBy, file.AdminConfirmedBy, file.ReleasedBy })
            .OfType<Guid>().Distinct().ToList();
        var people = await db.People.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.FullName, token);
        return [.. files.Select(file => new ReportedFileLine(file, people))];
    }

    public async Task<ReportedFileLine> FindAsync(Guid id, Viewer viewer, CancellationToken token) =>
        (await ExecuteAsync(viewer, token)).FirstOrDefault(line => line.File.Id == id) ?? throw new NotFoundException("The file");
}
