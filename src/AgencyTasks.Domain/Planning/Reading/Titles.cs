using System.Globalization;
using AgencyTasks.Domain.Calendars;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>The short name of a duty: the action itself, in the plan's words.</summary>
internal sealed class Titles(BodyNames names, Subjects subjects)
{
    private const int Longest = 90;

    /// <param name="due">Where one quote makes several duties, which of its dates this one is for.</param>
    public string Of(string quote, DueRule? due = null)
    {
        var which = due?.BeforeDate is { } date ? $" (trước {date.Day:00}/{date.Month:00})" : "";
        var normal = Words.Normalise(quote);
        var (subject, end) = subjects.At(quote, section: 0);
        var at = subject is null ? 0 : SkipMarks(normal, end);
        for (var next = at; ; at = next)
        {
            next = SkipMarks(normal, Words.SkipOne(normal, at, ReadingRules.EmptyOpenings));
            next = next > at ? next : SkipCoordinators(quote, normal, at);
            if (next == at || next >= quote.Length)
            {
                break;
            }
        }

        var title = Cut(quote[at..], Longest - which.Length).TrimEnd('.', ',', ';', ':', '/', ' ');
        return title.Length == 0 ? quote : char.ToUpper(title[0], CultureInfo.InvariantCulture) + title[1..] + which;
    }

    /// <summary>"phối hợp với A, B tổ chức dạy nghề": the action stands behind the bodies; where none does, working along is
    /// the action.</summary>
    private int SkipCoordinators(string quote, string normal, int at)
    {
        var together = Words.LengthAt(normal, at, ReadingRules.Together);
        var (found, end) = together == 0 ? ([], at) : names.ListAt(quote, at + together, isHeading: false);
        var next = SkipMarks(normal, end);
        return found.Count > 0 && Words.LengthAt(normal, next, ReadingRules.Verbs) > 0 ? next : at;
    }

    /// <summary>A long one ends before words that open a side clause, or at a word; never inside an enumeration as if it
    /// were whole.</summary>
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var normal = Words.Normalise(text);
        var clause = 0;
        for (var at = longest / 3; at < longest; at++)
        {
            if (normal[at] == ';' || Words.LengthAt(normal, at, ReadingRules.SideClauses) > 0)
            {
                clause = at;
                break;
            }
        }

        return clause > 0
            ? text[..clause].TrimEnd(' ', ',', '(', '-')
            : text[..text.LastIndexOf(' ', longest - 1)].TrimEnd(' ', ',', ';', '(', '-') + "…";
    }

    private static int SkipMarks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or ',' or ':')
        {
            at++;
        }

        return at;
    }
}
