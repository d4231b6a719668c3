namespace AgencyTasks.Web.Pages.Planning;

/// <summary>A paragraph of the plan, cut where the sentence and its quote begin and end.</summary>
public sealed record ExcerptPart(string Text, bool IsSentence, bool IsQuote);

/// <summary>The plan's text around a sentence: the paragraphs before and after, and the heading above them.</summary>
public sealed record PlanExcerpt(string? Heading, IReadOnlyList<IReadOnlyList<ExcerptPart>> Paragraphs)
{
    private const int Around = 3;
    private const int LongestHeading = 120;

    /// <returns>Null: the sentence does not stand in the text.</returns>
    public static PlanExcerpt? Of(string text, string sentence, string quote, int? quoteStart)
    {
        var start = quoteStart is { } at && text.LastIndexOf(sentence, Math.Min(at + sentence.Length, text.Length) - 1, StringComparison.Ordinal) is >= 0 and var near
            ? near
            : text.IndexOf(sentence, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var quoteAt = text.IndexOf(quote, start, Math.Min(sentence.Length + quote.Length, text.Length - start), StringComparison.Ordinal);
        var paragraphs = ParagraphsOf(text);
        var own = paragraphs.FindLastIndex(paragraph => paragraph.Start <= start);
        var first = Math.Max(0, own - Around);
        // Its own heading, unless that stands among the paragraphs shown.
        var heading = paragraphs.FindLastIndex(own, paragraph =>
            paragraph.Text.Length < LongestHeading && char.IsLetterOrDigit(paragraph.Text[0]));
        int[] cuts = [start, start + sentence.Length, .. quoteAt < 0 ? Array.Empty<int>() : [quoteAt, quoteAt + quote.Length]];
        return new PlanExcerpt(
            heading >= 0 && heading < first ? paragraphs[heading].Text : null,
            [.. paragraphs.Skip(first).Take((2 * Around) + 1).Select(paragraph => Cut(paragraph, cuts, start, sentence.Length, quoteAt, quote.Length))]);
    }

    private static List<(int Start, string Text)> ParagraphsOf(string text)
    {
        var paragraphs = new List<(int, string)>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            if (end > at)
            {
                paragraphs.Add((at, text[at..end]));
            }

            at = end + 1;
        }

        return paragraphs;
    }

    private static IReadOnlyList<ExcerptPart> Cut(
        (int Start, string Text) paragraph, int[] cuts, int start, int length, int quoteAt, int quoteLength)
    {
        var inside = cuts.Select(cut => cut - paragraph.Start).Where(cut => cut > 0 && cut < paragraph.Text.Length);
        int[] bounds = [.. inside.Append(0).Append(paragraph.Text.Length).Distinct().Order()];
        return
        [
            .. bounds.Zip(bounds.Skip(1), (from, to) =>
            {
                var at = paragraph.Start + from;
                return new ExcerptPart(
                    paragraph.Text[from..to],
                    at >= start && at < start + length,
                    quoteAt >= 0 && at >= quoteAt && at < quoteAt + quoteLength);
            }),
        ];
    }
}
