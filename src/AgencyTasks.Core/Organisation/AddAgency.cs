using System.Globalization;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Organisation;

/// <summary>A body that a new plan names and the system does not know yet: a department of the province. District committees
/// come with their districts, and what is merged or renamed is a succession.</summary>
public sealed class AddAgency(AgencyTasksDb db, AuditTrail trail, IClock clock)
{
    /// <param name="ShortName">Empty: the name itself.</param>
    /// <param name="Mail">The shared mailbox.</param>
    /// <param name="IsRequested">Asked politely ("Đề nghị"): never ranked as late.</param>
    public sealed record Command(string Name, string ShortName, string Mail, bool IsRequested, Viewer By);

    /// <returns>The body's code.</returns>
    /// <exception cref="RuleRefusedException">Without a name or an address, or a body of that name stands.</exception>
    public Task<string> ExecuteAsync(Command command, CancellationToken token)
    {
        if (!command.By.Is(Role.Admin) && !command.By.Is(Role.Coordinator))
        {
            throw new NotFoundException("The page");
        }

        var name = PlainText.Normalise(command.Name) ?? "";
        var shortName = PlainText.Normalise(command.ShortName) is { Length: > 0 } given ? given : name;
        if (name.Length == 0)
        {
            throw new RuleRefusedException(Rules.AgencyIsNamed);
        }

        var mail = MailAddress.Checked(PlainText.Normalise(command.Mail));
        var at = clock.Now();
        return db.InTransactionAsync(
            async cancel =>
            {
                await db.LockAsync(AdvisoryLock.Planning, cancel);
                var known = await db.Agencies.AsNoTracking().ToListAsync(cancel);
                if (known.Find(one => one.ValidTo is null && PlainText.Fold(one.Name) == PlainText.Fold(name)) is { } same)
                {
                    throw new RuleRefusedException(Rules.AgencyIsNew, same.Name);
                }

                var agency = new Agency
                {
                    Code = FreeCode(name, [.. known.Select(one => one.Code)]),
                    Name = name,
                    ShortName = shortName,
                    EnglishName = name,
                    Kind = AgencyKind.Provincial,
                    Mode = command.IsRequested ? DutyMode.Requested : DutyMode.Assigned,
                    Mail = mail,
                    Position = known.Where(one => one.Kind == AgencyKind.Provincial).Select(one => one.Position).DefaultIfEmpty().Max() + 1,
                };
                db.Agencies.Add(agency);
                await db.SaveChangesAsync(cancel);
                var what = new AuditEvent
                {
                    Name = "AgencyAdded",
                    SubjectKind = "agency",
                    SubjectId = agency.Id,
                    PersonId = command.By.PersonId,
                    Reason = $"{name}, {mail}",
                };
                await trail.AppendAsync(what, at, cancel);
                return agency.Code;
            },
            token);
    }

    /// <summary>so-ngoai-vu, so-ngoai-vu-2 …</summary>
    private static string FreeCode(string name, HashSet<string> taken)
    {
        var stem = string.Join('-', new string([.. PlainText.Fold(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var code = stem = stem.Length == 0 ? "co-quan" : stem;
        for (var number = 2; taken.Contains(code); number++)
        {
            code = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        }

        return code;
    }
}
