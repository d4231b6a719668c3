using AgencyTasks.Domain.Planning.Reading;

namespace AgencyTasks.Domain.Planning;

/// <summary>Words of the plan, verbatim; with the sentence that they are, where they may give duties.</summary>
public sealed record PlanWords(string Text, PlanSentence? Sentence);

/// <summary>A paragraph of the plan.</summary>
public sealed record PlanLine(IReadOnlyList<PlanWords> Words)
{
    public IEnumerable<PlanSentence> Sentences => Words.Select(words => words.Sentence).OfType<PlanSentence>();
}

/// <summary>A numbered item with its paragraphs: "7. Sở Y tế".</summary>
/// <param name="Code"><c>V.7</c>; of what stands before the first number the section's own label.</param>
/// <param name="Heading">Null: no heading of its own.</param>
public sealed record PlanItem(string Code, string? Heading, IReadOnlyList<PlanLine> Lines)
{
    public IEnumerable<PlanSentence> Sentences => Lines.SelectMany(line => line.Sentences);
}

/// <summary>What a section of a plan is about, by the words of its heading.</summary>
public enum PlanSectionKind
{
    /// <summary>The title and what the plan rests on.</summary>
    Opening,
    Purpose,
    Targets,
    Areas,
    Contents,
    Funds,
    Duties,
    Other,
}

/// <summary>A section: "V. PHÂN CÔNG NHIỆM VỤ".</summary>
public sealed record PlanSection(string Label, string Heading, PlanSectionKind Kind, IReadOnlyList<PlanItem> Items)
{
    public IEnumerable<PlanSentence> Sentences => Items.SelectMany(item => item.Sentences);
}

/// <summary>The plan as it reads from its first line to its last, every sentence in its place.</summary>
public sealed record PlanPages(IReadOnlyList<PlanSection> Sections, IReadOnlyList<PlanSentence> Unplaced)
{
    /// <summary>A longer line is a paragraph, whatever its mark.</summary>
    private const int LongestHeading = 160;

    /// <summary>The first that fits says what a section is about; held against the folded heading.</summary>
    private static readonly (string Words, PlanSectionKind Kind)[] Kinds =
    [
        ("kinh phi", PlanSectionKind.Funds), ("chi tieu", PlanSectionKind.Targets), ("tieu chi", PlanSectionKind.Targets),
        ("muc dich", PlanSectionKind.Purpose), ("muc tieu", PlanSectionKind.Purpose), ("yeu cau", PlanSectionKind.Purpose),
        ("quan diem", PlanSectionKind.Purpose), ("dia ban", PlanSectionKind.Areas), ("thoi gian", PlanSectionKind.Areas),
        ("pham vi", PlanSectionKind.Areas), ("noi dung", PlanSectionKind.Contents), ("giai phap", PlanSectionKind.Contents),
        ("nhiem vu", PlanSectionKind.Contents),
    ];

    public static PlanPages Of(Plan plan)
    {
        var sentences = plan.Sentences.Where(sentence => sentence.Start is not null)
            .OrderBy(sentence => sentence.Start).ToList();
        var sections = new List<Draft> { new("", "") };
        var placed = new HashSet<PlanSentence>();
        foreach (var (start, text) in LinesOf(plan.Text))
        {
            var own = sentences.Where(sentence => IsWithin(sentence, start, text)).ToList();
            var words = WordsOf(text, start, own);
            placed.UnionWith(own);
            var paragraph = PlanOutline.Read(text, start);
            if (own.Count == 0 && paragraph.Mark is Mark.Part or Mark.Section && text.Length <= LongestHeading)
            {
                sections.Add(new Draft(paragraph.Label, text));
            }
            else
            {
                sections[^1].Add(paragraph, text, words, own.Count > 0);
            }
        }

        return new PlanPages(
            [.. sections.Select(section => section.Build()).Where(section => section.Items.Count > 0 || section.Label.Length > 0)],
            [.. plan.Sentences.Where(sentence => !placed.Contains(sentence))]);
    }

    /// <summary>Every line that is not empty, without the blanks around it.</summary>
    private static IEnumerable<(int Start, string Text)> LinesOf(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var line = text[at..end];
            var start = at + line.Length - line.TrimStart().Length;
            if (line.Trim() is { Length: > 0 } trimmed)
            {
                yield return (start, trimmed);
            }

            at = end + 1;
        }
    }

    private static bool IsWithin(PlanSentence sentence, int start, string line) =>
        sentence.Start >= start && sentence.Start + sentence.Text.Length <= start + line.Length;

    private static List<PlanWords> WordsOf(string line, int start, IReadOnlyList<PlanSentence> sentences)
    {
        var words = new List<PlanWords>();
        var at = 0;
        foreach (var sentence in sentences)
        {
            var begin = sentence.Start!.Value - start;
            if (begin < at)
            {
                continue;
            }

            AddPlain(begin);
            words.Add(new PlanWords(sentence.Text, sentence));
            at = begin + sentence.Text.Length;
        }

        AddPlain(line.Length);
        return words;

        void AddPlain(int end)
        {
            if (line[at..end].Trim() is { Length: > 0 } plain)
            {
                words.Add(new PlanWords(plain, null));
            }
        }
    }

    /// <summary>A section while it is read.</summary>
    private sealed class Draft(string label, string heading)
    {
        private readonly List<(string Code, string? Heading, List<PlanLine> Lines)> items = [];

        public void Add(Paragraph paragraph, string text, IReadOnlyList<PlanWords> words, bool hasSentences)
        {
            var isItem = paragraph.Mark == Mark.Number || (paragraph.Mark == Mark.SubNumber && items.Count == 0);
            if (!isItem)
            {
                if (items.Count == 0)
                {
                    items.Add((label, null, []));
                }

                items[^1].Lines.Add(new PlanLine(words));
                return;
            }

            var code = label.Length == 0 ? paragraph.Label : $"{label}.{paragraph.Label}";
            // "3. Sở Giáo dục và Đào tạo: Chỉ đạo …": the words before the first sentence are the heading.
            if (hasSentences && words[0].Sentence is null)
            {
                items.Add((code, words[0].Text, [new PlanLine([.. words.Skip(1)])]));
            }
            else if (!hasSentences && text.Length <= LongestHeading)
            {
                items.Add((code, text, []));
            }
            else
            {
                items.Add((code, null, [new PlanLine(words)]));
            }
        }

        public PlanSection Build() => new(
            label,
            heading,
            KindOf(items.Exists(item => item.Lines.Exists(line => line.Sentences.Any()))),
            [.. items.Select(item => new PlanItem(item.Code, item.Heading, item.Lines))]);

        private PlanSectionKind KindOf(bool hasSentences)
        {
            if (hasSentences || label.Length == 0)
            {
                return hasSentences ? PlanSectionKind.Duties : PlanSectionKind.Opening;
            }

            var folded = PlainText.Fold(heading);
            return Kinds.FirstOrDefault(kind => folded.Contains(kind.Words, StringComparison.Ordinal)) is { Words: not null } found
                ? found.Kind
                : PlanSectionKind.Other;
        }
    }
}
