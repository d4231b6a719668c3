using NodaTime.Text;

namespace AgencyTasks.Domain.Planning;

/// <summary>A value of a duty under the name that <see cref="Duty.ProposedValues"/>, the seed and the files use.</summary>
/// <param name="Text">The value in its canonical form, the same in every culture.</param>
public sealed record DutyValue(string Name, Func<Duty, string> Text);

/// <summary>The values of a duty that a person may change, named once for the editor, the files and the comparison.</summary>
public static class DutyValues
{
    public static readonly IReadOnlyList<DutyValue> All =
    [
        new("citation", duty => duty.Citation),
        new("quote", duty => duty.Quote),
        new("title", duty => duty.Title),
        new("text", duty => duty.Text),
        new("work_area", duty => duty.WorkArea),
        new("leads", duty => string.Join(';', duty.Leads)),
        new("coordinators", duty => string.Join(';', duty.Coordinators)),
        new("mode", duty => duty.Mode.ToString()),
        new("scope", duty => duty.Scope.ToString()),
        new("recurrence", duty => duty.Recurrence.ToString()),
        new("due_rule", duty => duty.DueRule.ToString()),
        new("evidence", duty => string.Join(';', duty.EvidenceAskedFor)),
        new("figures", duty => string.Join(';', duty.FiguresAskedFor)),
        new("verify", duty => duty.Check.ToString()),
        new("effective_from", duty => LocalDatePattern.Iso.Format(duty.EffectiveFrom)),
        new("effective_to", duty => LocalDatePattern.Iso.Format(duty.EffectiveTo)),
        new("proposed", duty => string.Join(';', duty.ProposedValues.Order(StringComparer.Ordinal))),
    ];

    /// <summary>Those that whoever has a task reads or has to give; the others say for whom, where and when tasks come.</summary>
    private static readonly IReadOnlyList<DutyValue> OfATask = [.. All.Where(value => value.Name is
        "citation" or "quote" or "title" or "text" or "work_area" or "coordinators" or "mode" or "evidence" or "figures"
        or "verify")];

    /// <summary>A task of the one asks the same as a task of the other, in the same words.</summary>
    public static bool AskTheSame(Duty one, Duty other) =>
        one.Id == other.Id || OfATask.All(value => value.Text(one) == value.Text(other));

    /// <summary>What a task of the duty asks, as one text for a fingerprint.</summary>
    internal static string AskedBy(Duty duty) => string.Join('\u001f', OfATask.Select(value => value.Text(duty)));

    /// <summary>All that a duty says and that makes its tasks, as one text.</summary>
    public static string AllOf(Duty duty) =>
        string.Join('\u001f', All.Select(value => value.Text(duty)).Append(duty.IsConfirmed ? "confirmed" : "proposed"));

    /// <summary>The names of the values in which two duties differ, in the order of <see cref="All"/>; empty: they say the
    /// same.</summary>
    public static IReadOnlyList<string> Differing(Duty one, Duty other) =>
        [.. All.Where(value => value.Text(one) != value.Text(other)).Select(value => value.Name)];
}
