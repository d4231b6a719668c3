namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>A piece of a text, and where it begins in it.</summary>
internal readonly record struct Piece(string Text, int Start);

/// <summary>Cuts paragraphs into sentences, and sentences into pieces of work.</summary>
internal static class Sentences
{
    /// <summary>Ends at a full stop before a capital, or at the paragraph's end; "..." and "TP. Hà Giang" end
    /// nothing.</summary>
    public static IEnumerable<Piece> Of(string paragraph)
    {
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (paragraph[i] is '.' or '!' or '?' && EndsAt(paragraph, i))
            {
                yield return Trimmed(paragraph, start, i + 1);
                start = i + 1;
            }
        }

        if (paragraph[start..].Trim(' ', '.', '/').Length > 0)
        {
            yield return Trimmed(paragraph, start, paragraph.Length);
        }
    }

    /// <summary>Pieces behind a semicolon, or behind a comma and words that open other work (<see
    /// cref="ReadingRules.WorkAfterComma"/>), where a verb follows.</summary>
    public static IEnumerable<Piece> Works(string sentence)
    {
        var normal = Words.Normalise(sentence);
        var start = 0;
        for (var i = 0; i < normal.Length; i++)
        {
            if (OpensWork(normal, i))
            {
                yield return Trimmed(sentence, start, i);
                start = normal[i] == ' ' ? i : i + 1;
            }
        }

        yield return Trimmed(sentence, start, sentence.Length);
    }

    private static bool OpensWork(string normal, int at)
    {
        var next = Words.SkipSpaces(normal, at + 1);
        if (normal[at] == ';')
        {
            return Words.LengthAt(normal, next, ReadingRules.Verbs) > 0
                && Words.LengthAt(normal, next, ReadingRules.Finishings) == 0;
        }

        // "cũng như" needs no comma before it.
        if (normal[at] is not ',' && !(normal[at] == ' ' && Words.StandsAt(normal, next, "cũng như các")))
        {
            return false;
        }

        var opening = Words.LengthAt(normal, next, ReadingRules.WorkAfterComma);
        return opening > 0
            && (!Words.StandsAt(normal, next, "trong đó")
                || Words.LengthAt(normal, Words.SkipSpaces(normal, next + opening), [.. ReadingRules.Verbs, "đặc biệt"]) > 0);
    }

    private static bool EndsAt(string text, int at)
    {
        if (at + 1 < text.Length && text[at + 1] != ' ')
        {
            return false;
        }

        var next = Words.SkipSpaces(text, at + 1);
        if (next >= text.Length)
        {
            return true;
        }

        var word = text[(text.LastIndexOf(' ', Math.Max(at - 1, 0)) + 1)..at];
        var isShort = word.Length is > 0 and <= 3 && word.All(char.IsUpper);
        return !isShort && (char.IsUpper(text[next]) || text[next] is '"' or '“');
    }

    private static Piece Trimmed(string text, int start, int end)
    {
        while (start < end && text[start] == ' ')
        {
            start++;
        }

        while (end > start && text[end - 1] == ' ')
        {
            end--;
        }

        return new Piece(text[start..end], start);
    }
}
