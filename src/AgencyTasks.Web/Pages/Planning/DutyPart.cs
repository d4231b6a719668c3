using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>A duty as the matrix shows it.</summary>
/// <param name="BodiesOf">What classes mean: one that leads and that nobody has resolved keeps a duty from being
/// confirmed.</param>
/// <param name="EditLink">Null: nobody may edit it here.</param>
public sealed record DutyPart(
    Duty Duty, BodyHeirs Heirs, bool MayConfirm, Func<string, IReadOnlyList<string>?> BodiesOf, string? EditLink, IDictionary<string, string> FilterValues)
{
    public bool IsConfirmed => Duty.IsConfirmedWith(BodiesOf);

    /// <summary>Part of an address within the page.</summary>
    public string Anchor => "nv-" + Duty.Code.Replace('.', '-');
}

/// <summary>A value of a duty in words, and whether it is proposed or the plan's own.</summary>
public sealed record DutyFact(string Name, string Text, bool IsProposed);

/// <summary>The values of a duty in words, in the order of "sáu rõ".</summary>
public static class DutyFacts
{
    public static DutyFact[] Head(Duty duty, DutyWords words, BodyHeirs heirs, IStringLocalizer<PlanningTexts> texts) =>
    [
        new(texts["Fact.Leads"], words.Bodies(duty.Leads, heirs, duty.Code), IsProposed(duty, "leads")),
        new(texts["Fact.Coordinators"], words.Bodies(duty.Coordinators, heirs, duty.Code), IsProposed(duty, "coordinators")),
        new(texts["Fact.Scope"], words.Scope(duty), IsProposed(duty, "scope")),
        new(texts["Fact.Due"], words.Due(duty), IsProposed(duty, "recurrence", "due_rule")),
    ];

    public static DutyFact[] Rest(Duty duty, DutyWords words, IStringLocalizer<PlanningTexts> texts) =>
    [
        new(texts["Fact.Mode"], words.Mode(duty), IsProposed(duty, "mode")),
        new(texts["Fact.Evidence"], words.Evidence(duty), IsProposed(duty, "evidence")),
        new(texts["Fact.Figures"], words.Figures(duty), IsProposed(duty, "figures")),
        new(texts["Fact.Verify"], words.Verification(duty), IsProposed(duty, "verify")),
        new(texts["Fact.WorkArea"], words.WorkArea(duty), IsProposed(duty, "work_area")),
        new(
            texts["Fact.Effective"],
            $"{Wording.Day(duty.EffectiveFrom)} – {Wording.Day(duty.EffectiveTo)}",
            IsProposed(duty, "effective_from", "effective_to")),
    ];

    public static DutyFact[] All(Duty duty, DutyWords words, BodyHeirs heirs, IStringLocalizer<PlanningTexts> texts) =>
        [.. Head(duty, words, heirs, texts), .. Rest(duty, words, texts)];

    private static bool IsProposed(Duty duty, params string[] values) => values.Any(duty.ProposedValues.Contains);
}
