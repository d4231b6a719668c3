namespace AgencyTasks.Core.Tests.Tasks;

/// <summary>The states of a task, written a second time: its audit trail has to be a walk through them.</summary>
internal static class LegalHistory
{
    public static void Require(IReadOnlyList<string> events)
    {
        var state = "Open";
        var asked = false;
        foreach (var name in events)
        {
            (state, asked) = (name, state, asked) switch
            {
                ("DraftSaved" or "LastPeriodCopied", "Open" or "Returned", _) => (state, asked),
                ("EvidenceContributed" or "MessageWritten", "Open" or "Submitted" or "Returned", _) => (state, asked),
                ("Submitted", "Open" or "Returned", _) => ("Submitted", asked),
                ("Accepted", "Submitted", _) => ("Accepted", asked),
                ("Returned", "Submitted", _) => ("Returned", asked),
                ("Cancelled", "Open", false) => ("Cancelled", asked),
                ("Waived", "Open", _) => ("Waived", asked),
                ("ExtensionAsked", "Open" or "Submitted" or "Returned", false) => (state, true),
                ("ExtensionAgreed", "Open" or "Submitted" or "Returned", true) => (state, false),
                ("ExtensionRefused", _, true) => (state, false),
                _ => throw new InvalidOperationException($"{name} after {state} in {string.Join(" → ", events)}"),
            };
        }
    }
}
