using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Infrastructure;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>A duty as the matrix shows it.</summary>
public sealed record DutyPart(
    Duty Duty, BodyHeirs Heirs, bool MayConfirm, IDictionary<string, string> FilterValues)
{
    /// <summary>Part of an address within the page.</summary>
    public string Anchor => "nv-" + Duty.Code.Replace('.', '-');

    /// <summary>One of the values, named as in the seed, is not the plan's own.</summary>
    public bool IsProposed(params string[] values) => values.Any(Duty.ProposedValues.Contains);
}

/// <summary>A value of a duty in words, and whether it is proposed or the plan's own.</summary>
public sealed record DutyFact(string Name, string Text, bool IsProposed);
