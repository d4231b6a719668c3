using System.Globalization;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Organisation;

/// <summary>Name, title and mail address as somebody typed them.</summary>
public sealed record NewPerson(string FullName, string Title, string Mail)
{
    /// <summary>Plain text, with a name, a title and an address that mail could go to.</summary>
    internal NewPerson Checked()
    {
        var name = PlainText.Normalise(FullName) ?? "";
        var title = PlainText.Normalise(Title) ?? "";
        return name.Length == 0 || title.Length == 0
            ? throw new RuleRefusedException(Rules.PersonIsNamed)
            : new NewPerson(name, title, MailAddress.Checked(PlainText.Normalise(Mail)));
    }
}

internal static class NewPeople
{
    /// <summary>Adds a person under a code of the own name, under the lock of posts.</summary>
    public static async Task<Person> AddPersonAsync(this AgencyTasksDb db, NewPerson typed, CancellationToken token)
    {
        var plain = typed.Checked();
        await db.RequireFreeMailAsync(plain.Mail, personId: null, token);
        var person = new Person
        {
            Code = await db.FreeCodeAsync(plain.FullName, token),
            FullName = plain.FullName,
            Title = plain.Title,
            Mail = plain.Mail,
        };
        db.People.Add(person);
        return person;
    }

    /// <summary>One address a person, and never a body's shared mailbox: a tick comes from a named person.</summary>
    public static async Task RequireFreeMailAsync(
        this AgencyTasksDb db, string mail, Guid? personId, CancellationToken token)
    {
        var exact = mail.Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
        if (await db.Agencies.AnyAsync(agency => EF.Functions.ILike(agency.Mail, exact), token))
        {
            throw new RuleRefusedException(Rules.MailAddressIsAPersons, mail);
        }

        if (await db.People.AnyAsync(person => EF.Functions.ILike(person.Mail, exact) && person.Id != personId, token))
        {
            throw new RuleRefusedException(Rules.MailAddressIsFree, mail);
        }
    }

    /// <summary>nguyen-thi-an, nguyen-thi-an-2 …</summary>
    private static async Task<string> FreeCodeAsync(this AgencyTasksDb db, string fullName, CancellationToken token)
    {
        var words = new string([.. PlainText.Fold(fullName).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var stem = words.Length == 0 ? "nguoi-dung" : string.Join('-', words);
        var taken = await db.People.Where(person => person.Code.StartsWith(stem)).Select(person => person.Code)
            .ToListAsync(token);
        var code = stem;
        for (var number = 2; taken.Contains(code); number++)
        {
            code = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        }

        return code;
    }
}
