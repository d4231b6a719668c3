using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning.Sheets;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Planning;

/// <summary>A file's dry run against the draft as it stands now.</summary>
public sealed record ImportReading(SheetTable Table, DutySheet Sheet, ImportChanges Changes)
{
    /// <summary>May be saved as it is.</summary>
    public bool IsClean => Sheet.Legacy is null && Sheet.Faults.Count == 0;
}

/// <param name="Reading">Null: saved already.</param>
public sealed record ImportReview(
    DutyImport Import, AssignmentMatrix Matrix, MatrixName Name, DutyLists Lists, ImportReading? Reading);

/// <summary>Reads a kept file again and compares it with the draft; only for who handed it in.</summary>
public sealed class ImportReviewQuery(AgencyTasksDb db)
{
    /// <param name="isConverted">Text of the time before Unicode is converted, as the person wished.</param>
    /// <exception cref="NotFoundException">No such file of this person.</exception>
    public async Task<ImportReview> ExecuteAsync(Guid id, bool isConverted, Viewer by, CancellationToken token)
    {
        var import = await FindAsync(id, by, token);
        return await ExecuteAsync(import, await TableAsync(import, token), isConverted, token);
    }

    /// <exception cref="NotFoundException">No such file of this person.</exception>
    internal async Task<DutyImport> FindAsync(Guid id, Viewer by, CancellationToken token) =>
        (by.Is(Role.Coordinator)
            ? await db.Set<DutyImport>().FirstOrDefaultAsync(one => one.Id == id && one.PersonId == by.PersonId, token)
            : null)
        ?? throw new NotFoundException("The import");

    /// <summary>The file's cells, which never change; null: saved already.</summary>
    internal static async Task<SheetTable?> TableAsync(DutyImport import, CancellationToken token) => import.SavedAt is null
        ? await Task.Run(() => SheetFile.Read(import.FileName, import.Content), token)
        : null;

    internal async Task<ImportReview> ExecuteAsync(
        DutyImport import, SheetTable? table, bool isConverted, CancellationToken token)
    {
        var matrix = await db.Matrices.Include(m => m.Duties.OrderBy(duty => duty.Position))
            .FirstAsync(m => m.Id == import.MatrixId, token);
        var plan = await db.Plans.AsNoTracking().FirstAsync(one => one.Id == matrix.PlanId, token);
        var lists = DutyLists.Of(await db.Agencies.AsNoTracking().ToListAsync(token), plan, matrix.Duties);
        var name = new MatrixName(plan.Code, matrix.Version);
        if (import.SavedAt is not null || table is null)
        {
            return new ImportReview(import, matrix, name, lists, null);
        }

        var sheet = await Task.Run(() => DutySheet.Read(import.FileName, table, lists, name, isConverted), token);
        var reading = new ImportReading(table, sheet, ImportChanges.Between(matrix, sheet, plan));
        return new ImportReview(import, matrix, name, lists, reading);
    }
}
