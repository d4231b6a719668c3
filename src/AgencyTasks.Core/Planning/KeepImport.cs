using System.Security.Cryptography;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning.Sheets;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>Takes a workbook or a CSV file in for a draft and keeps it for the dry run; no duty changes.</summary>
public sealed class KeepImport(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public sealed record Command(Guid MatrixId, UploadedFile File, Viewer By);

    /// <returns>The id under which its dry run is found.</returns>
    /// <exception cref="RuleRefusedException">By a rule on files, or the version is published.</exception>
    /// <exception cref="SheetRefusedException">Not a table of duties.</exception>
    public async Task<Guid> ExecuteAsync(Command command, CancellationToken token)
    {
        var matrix = command.By.Is(Role.Coordinator)
            ? await db.Matrices.AsNoTracking().FirstOrDefaultAsync(one => one.Id == command.MatrixId, token)
            : null;
        if (matrix is null)
        {
            throw new NotFoundException("The matrix");
        }

        if (matrix.State != MatrixState.Draft)
        {
            throw new RuleRefusedException(Rules.PublishedMatrixIsFixed, matrix.Version);
        }

        var import = await ReceiveAsync(matrix, command, token);
        await db.InTransactionAsync(
            async cancel =>
            {
                await db.Set<DutyImport>().Where(old => old.UploadedAt < import.UploadedAt - DutyImport.KeptFor).ExecuteDeleteAsync(cancel);
                db.Add(import);
                await db.SaveChangesAsync(cancel);
                var what = new AuditEvent
                {
                    Name = "ImportKept",
                    SubjectKind = "matrix",
                    SubjectId = matrix.Id,
                    PersonId = command.By.PersonId,
                    Reason = $"{import.FileName} (SHA-256 {Convert.ToHexStringLower(SHA256.HashData(import.Content))})",
                };
                await trail.AppendAsync(what, import.UploadedAt, cancel);
            },
            token);
        return import.Id;
    }

    private async Task<DutyImport> ReceiveAsync(AssignmentMatrix matrix, Command command, CancellationToken token)
    {
        var name = FileNameCheck.Check(command.File.Name);
        await using var spool = await Spool.ReceiveAsync(name, command.File.Content, token);
        var bytes = new byte[spool.Length];
        await spool.ReadExactlyAsync(bytes, token);
        // What is no table of duties leaves nothing behind.
        await Task.Run(() => DutySheet.Require(name, SheetFile.Read(name, bytes)), token);
        return new DutyImport
        {
            MatrixId = matrix.Id,
            PersonId = command.By.PersonId,
            FileName = name,
            UploadedAt = clock.Now(),
            Content = bytes,
        };
    }
}
