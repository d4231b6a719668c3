namespace AgencyTasks.Domain.Planning;

/// <summary>A sentence of the plan with the duties that rest on it: the one meaning of coverage (độ phủ kế hoạch).</summary>
public sealed record CoveredSentence(PlanSentence Sentence, IReadOnlyList<Duty> Duties)
{
    /// <summary>It gives nobody a duty, and somebody said why.</summary>
    public bool IsReasoned => Duties.Count == 0 && Sentence.NoDutyReason is not null;

    /// <summary>Neither duty nor reason: it may have been forgotten.</summary>
    public bool IsGap => Duties.Count == 0 && Sentence.NoDutyReason is null;

    /// <summary>The plan's sentences in its order, each with the duties that cite it.</summary>
    public static IReadOnlyList<CoveredSentence> Of(Plan plan, IEnumerable<Duty> duties)
    {
        var byCitation = duties.ToLookup(duty => duty.Citation, StringComparer.Ordinal);
        return
        [
            .. plan.Sentences.OrderBy(sentence => sentence.Position)
                .Select(sentence => new CoveredSentence(sentence, [.. byCitation[sentence.Citation]])),
        ];
    }

    /// <summary>The duties that cite no sentence of the plan: they may have been invented.</summary>
    public static IReadOnlyList<Duty> WithoutSentence(Plan plan, IEnumerable<Duty> duties)
    {
        var known = plan.Sentences.Select(sentence => sentence.Citation).ToHashSet(StringComparer.Ordinal);
        return [.. duties.Where(duty => !known.Contains(duty.Citation))];
    }
}
