using AgencyTasks.Core.Display;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Reads what people typed: text in NFC, dates, figures. What cannot be read is said at its box.</summary>
public sealed class FormReader(
    ModelStateDictionary state, Viewer viewer, IStringLocalizer<Shared> texts, RuleMessages messages)
{
    public Viewer Viewer => viewer;

    /// <summary>Null: nothing was typed, or nothing that may be kept.</summary>
    public string? Text(string? typed, string box, int longest)
    {
        try
        {
            var text = PlainText.Normalise(typed);
            if (text?.Length > longest)
            {
                state.AddModelError(box, texts["Text.TooLong", text.Length, longest]);
                return null;
            }

            return string.IsNullOrEmpty(text) ? null : text;
        }
        catch (RuleRefusedException refusal)
        {
            Refuse(refusal, box);
            return null;
        }
    }

    /// <summary>A reason stays on record for good: what looks like personal data or a secret in it is pointed out once.</summary>
    public string? Reason(string? typed, string box, WarnedWords warned)
    {
        var reason = Text(typed, box, 2000);
        var traces = reason is null || warned.AreOf(reason) ? [] : PersonalTraces.In(reason);
        if (traces.Count > 0)
        {
            warned.Keep(reason, state);
            state.AddModelError(box, texts["Reason.Warned", string.Join("”, “", traces.Select(trace => trace.Words).Distinct())]);
        }

        return reason;
    }

    public TypedDate Date(string? typed, string box)
    {
        var date = TypedDate.Parse(typed);
        if (date.Key is { } key)
        {
            state.AddModelError(box, texts[key, date.Values]);
        }

        return date;
    }

    public decimal? Number(string? typed, string box)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var number = TypedNumber.Parse(typed);
        if (number is null)
        {
            state.AddModelError(box, texts["Number.Unreadable", typed.Trim() is { Length: > 30 } longer ? longer[..30] + "…" : typed.Trim()]);
        }

        return number;
    }

    public void Refuse(RuleRefusedException refusal, string box) => messages.AddTo(state, refusal, box);
}
