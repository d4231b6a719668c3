using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Number, date and signer of a decision as typed; all three are needed.</summary>
public sealed class DecisionInput
{
    public string? Number { get; set; }

    public string? SignedOn { get; set; }

    public string? Signer { get; set; }

    /// <returns>Null: something is missing or unreadable, and said at its box.</returns>
    public DocumentReference? Read(FormReader reader, string box)
    {
        var number = reader.Text(Number, $"{box}.Number", 100);
        var date = reader.Date(SignedOn, $"{box}.SignedOn");
        var signer = reader.Text(Signer, $"{box}.Signer", 100);
        if (number is not null && signer is not null && date.Date is { } signedOn)
        {
            return new DocumentReference(number, signedOn, signer);
        }

        if (date.Key is null)
        {
            var missing = number is null ? "Number" : date.IsEmpty ? "SignedOn" : "Signer";
            reader.Refuse(new RuleRefusedException(Rules.DecisionIsComplete), $"{box}.{missing}");
        }

        return null;
    }
}

/// <summary>Name, title and mail of a person as typed.</summary>
public sealed class PersonInput
{
    public string? FullName { get; set; }

    public string? Title { get; set; }

    public string? Mail { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(FullName + Title + Mail);

    public NewPerson? Read(
        FormReader reader, ModelStateDictionary state, IStringLocalizer<PeopleTexts> texts, string box)
    {
        var name = Asked(FullName, "FullName", 100);
        var title = Asked(Title, "Title", 200);
        var mail = Asked(Mail, "Mail", MailAddress.Longest);
        return name is null || title is null || mail is null ? null : new NewPerson(name, title, mail);

        string? Asked(string? typed, string field, int longest)
        {
            var text = reader.Text(typed, $"{box}.{field}", longest);
            if (text is null && string.IsNullOrWhiteSpace(typed))
            {
                state.AddModelError($"{box}.{field}", texts[$"Form.{field}.Missing"]);
            }

            return text;
        }
    }
}

/// <summary>A person of the list, or a new one.</summary>
public sealed class PersonChoice
{
    public Guid? Id { get; set; }

    public PersonInput New { get; set; } = new();
}

/// <summary>What a form with a choice of person needs: the list, and what stands in the boxes.</summary>
public sealed record PersonChoicePart(PersonChoice Choice, IReadOnlyList<Candidate> Candidates);

/// <summary>Which box a refusal belongs to; "" for the whole form.</summary>
public static class PeopleBoxes
{
    public static string Of(Rule rule, string person, string from, string to, string decision) => rule.Name switch
    {
        nameof(Rules.PostEndsAfterItBegins) or nameof(Rules.DeputyStandsInForALimitedTime) or nameof(Rules.PostHasEnded)
            or nameof(Rules.PostEndsAfterWorkDone) => to,
        nameof(Rules.BeginsTodayOrLater) or nameof(Rules.DeputyStandsInWhileThePostIsHeld) => from,
        nameof(Rules.DocumentIsNotFromTheFuture) => $"{decision}.SignedOn",
        nameof(Rules.DecisionIsComplete) => $"{decision}.Number",
        nameof(Rules.MailAddressIsValid) or nameof(Rules.MailAddressIsFree) or nameof(Rules.MailAddressIsAPersons) =>
            $"{person}.New.Mail",
        nameof(Rules.SuccessorIsSomebodyElse) or nameof(Rules.DeputyIsSomebodyElse) or nameof(Rules.DeputyVerifiesNotTheirOwn)
            or nameof(Rules.PostIsHeldOnce) or nameof(Rules.AdministratorEditsNoTask) => $"{person}.Id",
        _ => "",
    };

    /// <summary>Reads who was chosen: of the list by id, else the new one.</summary>
    public static bool Read(
        this PersonChoice choice, FormReader reader, ModelStateDictionary state, IStringLocalizer<PeopleTexts> texts,
        string box, out NewPerson? typed)
    {
        typed = null;
        if (choice.Id is not null)
        {
            return true;
        }

        if (choice.New.IsEmpty)
        {
            state.AddModelError($"{box}.Id", texts["Choice.Missing"]);
            return false;
        }

        typed = choice.New.Read(reader, state, texts, $"{box}.New");
        return typed is not null;
    }

    /// <summary>A date that must be there.</summary>
    public static LocalDate? Day(
        this FormReader reader, string? typed, string box, ModelStateDictionary state, string missing)
    {
        var day = reader.Date(typed, box);
        if (day.IsEmpty)
        {
            state.AddModelError(box, missing);
        }

        return day.Date;
    }
}
