using AgencyTasks.Core.Display;
using AgencyTasks.Domain;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Turns a rule's refusal into a sentence of the reader's language that says what to do.</summary>
public sealed class RuleMessages(IStringLocalizer<RuleTexts> texts, TaskWords words)
{
    public string Sentence(RuleRefusedException refusal) =>
        texts[refusal.Rule.Name, [.. refusal.Values.Select(value => Shown(refusal.Rule, value))]];

    /// <param name="box">The box it belongs to; empty: the whole form.</param>
    public void AddTo(ModelStateDictionary state, RuleRefusedException refusal, string box = "") =>
        state.AddModelError(box, Sentence(refusal));

    private object Shown(Rule rule, object value) => value switch
    {
        LocalDate day => Wording.Day(day),
        "" => texts["NoReason"].Value,
        string asked when rule == Rules.EvidenceAskedForIsThere => words.Asked(asked),
        string reason => reason.TrimEnd('.', ' '),
        _ => value,
    };
}
