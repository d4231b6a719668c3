using System.Globalization;
using System.Text.RegularExpressions;
using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>What a publication did, when and by whom.</summary>
public sealed record PublicationResult(Instant At, string By, int Added, int Cancelled, int Moved);

/// <summary>Reads what was written down when a version was published; null for a version that never was.</summary>
public sealed class PublicationResultQuery(AgencyTasksDb db)
{
    private static readonly Regex Figures = new(
        @"\+(?<added>[0-9]+) -(?<cancelled>[0-9]+) ~(?<moved>[0-9]+)( .*)?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public async Task<PublicationResult?> ExecuteAsync(Guid matrixId, CancellationToken token)
    {
        var written = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.SubjectId == matrixId && entry.Event == "MatrixPublished")
            .OrderBy(entry => entry.Seq)
            .Select(entry => new
            {
                entry.At,
                entry.Reason,
                By = db.People.Where(person => person.Id == entry.PersonId).Select(person => person.FullName).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(token);
        if (written is null || Figures.Match(written.Reason ?? "") is not { Success: true } match)
        {
            return null;
        }

        return new PublicationResult(written.At, written.By ?? "", Of("added"), Of("cancelled"), Of("moved"));

        int Of(string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
