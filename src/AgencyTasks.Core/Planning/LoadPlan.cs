using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Planning.Reading;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>Reads a plan's file and opens it with the draft of its first matrix. The same plan again opens nothing
/// new.</summary>
public sealed class LoadPlan(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    public const int LongestTitle = 400;

    /// <param name="Title">Null: as the file says; so with the years. A null code is made from title and years.</param>
    public sealed record Command(
        string FileName, byte[] Bytes, string? Title, string? Code, int? FirstYear, int? LastYear, Viewer By);

    /// <returns>The plan's code.</returns>
    /// <exception cref="RuleRefusedException">The file cannot be read as a plan, or its code is another plan's.</exception>
    public async Task<string> ExecuteAsync(Command command, CancellationToken token)
    {
        if (!command.By.Is(Role.Coordinator))
        {
            throw new NotFoundException("The matrix");
        }

        var at = clock.Now();
        var today = ProvinceTime.DateOf(at);
        var agencies = (await db.Agencies.AsNoTracking().OrderBy(agency => agency.Position).ToListAsync(token))
            .Where(agency => agency.IsValidOn(today)).ToList();
        var reading = await Task.Run(
            () => PlanReader.Read(PlanFile.ReadLines(command.FileName, command.Bytes), agencies), token);
        if (reading.Duties.Count == 0)
        {
            throw new RuleRefusedException(Rules.PlanGivesDuties, command.FileName);
        }

        var plan = PlanOf(command, reading);
        var matrix = PlanDraft.Of(reading, plan);
        return await db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                if (await db.Plans.FirstOrDefaultAsync(known => known.Code == plan.Code, cancel) is { } known)
                {
                    return known.Text == plan.Text ? known.Code : throw new RuleRefusedException(Rules.PlanCodeIsFree, plan.Code);
                }

                // The same words make no second plan, but for who names it with a code of its own.
                var print = PrintOf(plan.Text);
                if (command.Code is null && (await db.Plans.Select(known => new { known.Code, known.Text }).ToListAsync(cancel))
                    .Find(known => PrintOf(known.Text) == print) is { } same)
                {
                    return same.Code;
                }

                db.Add(plan);
                db.Add(matrix);
                await db.SaveChangesAsync(cancel);
                await trail.AppendManyAsync(
                    [
                        Event("PlanLoaded", "plan", plan.Id, command, command.FileName),
                        Event("MatrixDrafted", "matrix", matrix.Id, command, "version 1"),
                    ],
                    at,
                    cancel);
                return plan.Code;
            },
            token);
    }

    /// <summary>The letters and digits alone: line breaks, blanks and quote marks differ from file to file.</summary>
    private static string PrintOf(string text) => new([.. PlainText.Fold(text).Where(char.IsLetterOrDigit)]);

    private static Plan PlanOf(Command command, PlanReading reading)
    {
        var facts = PlanFacts.Of(reading);
        var title = command.Title ?? facts.Title ?? throw new RuleRefusedException(Rules.PlanNeedsTitle);
        var first = command.FirstYear ?? facts.Years?.First;
        var last = command.LastYear ?? command.FirstYear ?? facts.Years?.Last;
        if (first is not { } from || last is not { } to)
        {
            throw new RuleRefusedException(Rules.PlanNeedsYears);
        }

        if (to < from || to - from > 20)
        {
            throw new RuleRefusedException(Rules.PlanYearsAreInOrder, from, to);
        }

        return new Plan
        {
            Code = command.Code ?? PlanFacts.CodeOf(title, from, to),
            Title = title,
            Text = reading.Text,
            FirstYear = from,
            LastYear = to,
        };
    }

    private static AuditEvent Event(string name, string kind, Guid id, Command command, string reason) => new()
    {
        Name = name,
        SubjectKind = kind,
        SubjectId = id,
        PersonId = command.By.PersonId,
        Reason = reason,
    };
}
