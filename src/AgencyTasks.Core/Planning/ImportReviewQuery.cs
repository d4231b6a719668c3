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
        var import = by.Is(Role.Coordinator)
            ? await db.Set<DutyImport>().FirstOrDefaultAsync(one => one.Id == id && one.PersonId == by.PersonId, token)
            : null;
        if (import is null)
        {
            throw new NotFoundException("The import");
        }

        var matrix = await db.Matrices.Include(m => m.Duties.OrderBy(duty => duty.Position))
            .FirstAsync(m => m.Id == import.MatrixId, token);
        var plan = await db.Plans.AsNoTracking().FirstAsync(one => one.Id == matrix.PlanId, token);
        var lists = DutyLists.Of(await db.Agencies.AsNoTracking().ToListAsync(token), plan, matrix.Duties);
        var name = new MatrixName(plan.Code, matrix.Version);
        if (import.SavedAt is not null)
        {
            return new ImportReview(import, matrix, name, lists, null);
        }

        var reading = await Task.Run(() => Read(import, matrix, plan, lists, name, isConverted), token);
        return new ImportReview(import, matrix, name, lists, reading);
    }

    private static ImportReading Read(
        DutyImport import, AssignmentMatrix matrix, Plan plan, DutyLists lists, MatrixName name, bool isConverted)
    {
        var table = SheetFile.Read(import.FileName, import.Content);
        var sheet = DutySheet.Read(import.FileName, table, lists, name, isConverted);
        return new ImportReading(table, sheet, ImportChanges.Between(matrix, sheet, plan));
    }
}
