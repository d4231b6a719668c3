using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>Which bodies the words of a class usually mean; a person decides.</summary>
public static class ClassProposal
{
    /// <returns>Agency codes; empty: the words point to nobody in particular ("các cơ quan, đơn vị liên quan").</returns>
    /// <example>"các tổ chức chính trị - xã hội" → the Front, the unions and associations.</example>
    public static IReadOnlyList<string> Of(string words, IReadOnlyList<Agency> bodies)
    {
        var normal = Words.Normalise(words);
        if (Words.Find(normal, "cấp huyện") >= 0)
        {
            return [];
        }

        string[] beginnings = IsName(words) ? [] : [.. ReadingRules.ClassMembers.Where(row => Words.Find(normal, row.Key) >= 0).SelectMany(row => row.Value)];
        return
        [
            .. bodies.Where(body => body.Kind == AgencyKind.Provincial
                    && (Words.Normalise(body.Name) == normal
                        || beginnings.Any(start => Words.LengthAt(Words.Normalise(body.Name), 0, [start]) > 0)))
                .Select(body => body.Code),
        ];
    }

    /// <summary>One body by its name ("Sở Ngoại vụ") and not a class ("các sở, ngành"): if nobody is called so, nobody is
    /// meant.</summary>
    public static bool IsName(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var first, var second, ..]
        && char.IsUpper(second[0]) && !first.Equals("các", StringComparison.OrdinalIgnoreCase)
        && !words.Contains(',', StringComparison.Ordinal);
}
