using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>Whose sentences these are: bodies as found, whether they are asked politely, and whether they stand as a
/// heading.</summary>
/// <param name="Section">Counts the plan's sections: a class in a section that names no body means those of another.</param>
internal sealed record Subject(IReadOnlyList<FoundBody> Bodies, DutyMode Mode, bool IsHeading, int Section)
{
    /// <summary>Every body that the plan gives duties.</summary>
    public bool IsEverybody { get; init; }
}

/// <summary>Finds the bodies that a text is about.</summary>
internal sealed class Subjects(BodyNames names)
{
    /// <summary>The bodies a text begins with, and where they end. None: null, and its first place.</summary>
    public (Subject? Subject, int End) At(string text, int section)
    {
        var normal = Words.Normalise(text);
        var at = SkipOpenings(normal);
        if (From(text, normal, at, section) is { Subject: not null } found)
        {
            return found;
        }

        // "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan báo cáo …": behind one of the commas.
        if (Words.LengthAt(normal, 0, ReadingRules.LeadIns) > 0)
        {
            for (var comma = normal.IndexOf(','); comma >= 0; comma = normal.IndexOf(',', comma + 1))
            {
                var next = Words.SkipSpaces(normal, comma + 1);
                if (next < text.Length && From(text, normal, next, section) is { Subject.IsHeading: false } behind)
                {
                    return behind;
                }
            }
        }

        return (null, 0);
    }

    /// <summary>"Định kỳ 6 tháng (trước ngày 15/6) và hằng năm, …": everything in front of the subject.</summary>
    private static int SkipOpenings(string normal)
    {
        var at = 0;
        for (var isMore = true; isMore;)
        {
            var length = Words.LengthAt(normal, at, ReadingRules.Openings);
            var remark = at > 0 && at < normal.Length && normal[at] == '(' ? normal.IndexOf(')', at) + 1 - at : 0;
            var join = at > 0 ? Math.Max(Words.LengthAt(normal, at, ["và", "hoặc"]), normal[at..].StartsWith(',') ? 1 : 0) : 0;
            var skip = Math.Max(Math.Max(length, remark), join);
            isMore = skip > 0;
            at = Words.SkipSpaces(normal, at + skip);
        }

        return at;
    }

    private (Subject? Subject, int End) From(string text, string normal, int at, int section)
    {
        var request = Words.SkipOne(normal, at, ReadingRules.Requests);
        var order = request > at ? request : Words.SkipOne(normal, at, ReadingRules.Orders);
        var mode = request > at ? DutyMode.Requested : DutyMode.Assigned;
        var (heading, headingEnd) = names.ListAt(text, order, isHeading: true);
        var afterHeading = text[headingEnd..].TrimStart();
        if (heading.Count > 0 && (afterHeading.Trim('.', ':', ';', ' ').Length == 0 || afterHeading.StartsWith(':')))
        {
            return (new Subject(heading, mode, IsHeading: true, section), headingEnd);
        }

        var (bodies, end) = names.ListAt(text, order, isHeading: false);
        var next = Words.SkipSpaces(normal, end) is var skipped && skipped < normal.Length && normal[skipped] == ','
            ? Words.SkipSpaces(normal, skipped + 1)
            : skipped;
        var isSubject = bodies.Count > 0
            && (order > at || Words.LengthAt(normal, next, [.. ReadingRules.Verbs, .. ReadingRules.AfterSubject]) > 0);
        return isSubject ? (new Subject(bodies, mode, IsHeading: false, section), end) : (null, 0);
    }
}
