using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>
/// Reads a plan of this kind (numbered sections, one of them giving bodies their duties) and proposes the draft of its
/// assignment matrix. It proposes only: every value says how sure it is, and a person decides.
/// </summary>
public sealed class PlanReader
{
    private readonly PlanOutline outline;
    private readonly BodyNames names;
    private readonly Subjects subjects;
    private readonly Headed headed = new();
    private readonly List<ReadSection> sections = [];
    private readonly List<ReadSentence> sentences = [];
    private readonly List<OwnedSentence> owned = [];
    private readonly List<Level> levels = [];
    private SectionRole role = SectionRole.Contents;
    private Mark? roleFrom;
    private bool isBehindDuties;
    private int paragraph;
    private LeadIn? leadIn;

    private PlanReader(IEnumerable<string> lines, IReadOnlyList<Agency> known)
    {
        outline = PlanOutline.Of(lines);
        names = new BodyNames(known);
        subjects = new Subjects(names);
    }

    /// <param name="lines">The plan's paragraphs, one each.</param>
    /// <param name="known">The bodies that exist: a name that is one of theirs becomes their code.</param>
    public static PlanReading Read(IEnumerable<string> lines, IReadOnlyList<Agency> known)
    {
        var reader = new PlanReader(lines, known);
        reader.ReadParagraphs();
        var proposals = new DutyProposals(reader.names, reader.subjects, reader.headed);
        var duties = reader.owned.SelectMany(proposals.Of).ToList();
        return new PlanReading
        {
            Text = reader.outline.Text,
            Sections = reader.sections,
            Bodies = [.. reader.headed.Codes.Concat(duties.SelectMany(duty => duty.Leads.Value.Concat(duty.Coordinators.Value)))
                .Distinct().Select(reader.names.Find).OfType<ReadBody>()],
            Sentences = reader.sentences,
            Duties = duties,
        };
    }

    /// <summary>A level of the numbering that is open: its mark, label, whose it is, and whether it is on reporting.</summary>
    private sealed record Level(Mark Mark, string Label, Subject? Subject, bool IsReports);

    /// <summary>"Chủ trì, phối hợp với A, B:": the points under it are done together with those bodies.</summary>
    private sealed record LeadIn(Paragraph At, Mark Level, Subject? Subject, string Text)
    {
        /// <summary>A paragraph under it: deeper than it, or than the item in which it stands alone; a bullet of another
        /// sign is deeper than a bullet.</summary>
        public bool Holds(Paragraph one) => At.Mark switch
        {
            Mark.None => one.Mark > Level && one.Mark != Mark.None,
            Mark.Bullet => one.Mark == Mark.Bullet && one.Label != At.Label,
            _ => one.Mark > At.Mark,
        };
    }

    private void ReadParagraphs()
    {
        for (var i = 0; i < outline.Paragraphs.Count; i++)
        {
            var one = outline.Paragraphs[i];
            if (one.Mark is Mark.Part or Mark.Section && (roleFrom is null || one.Mark <= roleFrom))
            {
                one = OpenSection(one);
            }
            else if (sections.Count > 0 && IsEnding(one.Text))
            {
                break;
            }

            if (sections.Count > 0 && one.Text.Length > 0)
            {
                ReadParagraph(one, i + 1 < outline.Paragraphs.Count ? outline.Paragraphs[i + 1] : null);
            }
        }
    }

    /// <returns>What stands behind the title on the same line, as a paragraph without a mark.</returns>
    private Paragraph OpenSection(Paragraph one)
    {
        var end = SectionRoles.TitleEnd(one.Text);
        role = SectionRoles.Of(one.Text[..end], isBehindDuties);
        var holds = role is SectionRole.Duties or SectionRole.Reports;
        isBehindDuties |= holds;
        sections.Add(new ReadSection(one.Label, one.Text[..end], one.Start, holds));
        // A part that is no part of duties may hold a section of them.
        roleFrom = holds ? one.Mark : null;
        levels.Clear();
        levels.Add(new Level(one.Mark, one.Label, null, role == SectionRole.Reports));
        (paragraph, leadIn) = (0, null);
        var from = Words.SkipSpaces(one.Text, Math.Min(end + 1, one.Text.Length));
        return new Paragraph(Mark.None, "", one.Text[from..], one.Start + from);
    }

    private void ReadParagraph(Paragraph one, Paragraph? next)
    {
        leadIn = leadIn?.Holds(one) == true ? leadIn : null;
        var isMarked = one.Mark is not (Mark.Bullet or Mark.None);
        var from = isMarked ? ReportTitleEnd(one.Text) : 0;
        var (subject, end) = subjects.At(one.Text[from..], sections.Count);
        var rest = one.Text[(from + end)..].TrimStart(' ', ':', '-', '–', '.', ',', ';');
        var isHeading = subject is not null && (rest.Length == 0 || one.Text[(from + end)..].TrimStart().StartsWith(':'));
        subject = subject is null ? null : subject with { IsHeading = isHeading };
        if (isMarked)
        {
            levels.RemoveAll(level => level.Mark >= one.Mark);
            var isReports = from > 0 || levels.Exists(level => level.IsReports) || (IsTitle(one.Text) && SectionRoles.IsReports(one.Text));
            levels.Add(new Level(one.Mark, one.Label, subject, isReports));
            paragraph = 0;
        }
        else if (isHeading && rest.Length == 0)
        {
            // A body's name on a line of its own, without a number.
            levels[^1] = levels[^1] with { Subject = subject };
        }

        if (isHeading && role == SectionRole.Duties)
        {
            headed.Add(subject!);
        }

        if (rest.Length == 0 || (isMarked && subject is null && from == 0 && IsTitle(one.Text)))
        {
            return;
        }

        from = isHeading ? one.Text.Length - rest.Length : from;
        if (next is not null && rest.EndsWith(':') && new LeadIn(one, levels[^1].Mark, subject, rest) is var opened && opened.Holds(next))
        {
            leadIn = opened;
            return;
        }

        paragraph++;
        var whose = subject ?? leadIn?.Subject ?? levels.LastOrDefault(level => level.Subject is not null)?.Subject;
        AddSentences(one, from, whose);
    }

    private void AddSentences(Paragraph one, int from, Subject? whose)
    {
        var citation = $"{Citation()}.{paragraph}";
        // A plan that counts "3." twice still gives each of its sentences a citation of its own.
        for (var (first, n) = (citation, 2); sentences.Exists(known => known.Citation.StartsWith(citation, StringComparison.Ordinal)
            && known.Citation.Length == citation.Length + 1); n++)
        {
            citation = $"{first}_{n}";
        }

        var letter = 'a';
        foreach (var piece in Sentences.Of(one.Text[from..]))
        {
            var sentence = new ReadSentence($"{citation}{letter++}", piece.Text, one.Start + from + piece.Start);
            var own = subjects.At(piece.Text, sections.Count).Subject;
            whose = own is null ? whose : own with { IsHeading = piece.Start == 0 && own.IsHeading };
            if (!Counts(piece.Text, own))
            {
                continue;
            }

            sentences.Add(sentence);
            if (WhoseIs(piece.Text, whose) is { } subject)
            {
                owned.Add(new OwnedSentence(sentence, subject, leadIn?.Text));
            }
        }
    }

    /// <summary>It might give somebody something.</summary>
    private bool Counts(string sentence, Subject? own) => role switch
    {
        SectionRole.Duties or SectionRole.Reports => true,
        SectionRole.Closing => own is not null,
        _ => own is not null && Gives(sentence),
    };

    private bool Gives(string sentence)
    {
        var normal = Words.Normalise(sentence);
        var end = subjects.At(sentence, sections.Count).End;
        return Words.LengthAt(normal, Words.SkipSpaces(normal, end), ReadingRules.GivingWords) > 0
            || Words.LengthAt(normal, 0, [.. ReadingRules.Orders, .. ReadingRules.Requests]) > 0;
    }

    private Subject? WhoseIs(string sentence, Subject? whose)
    {
        var normal = Words.Normalise(sentence);
        if (Words.LengthAt(normal, 0, ReadingRules.NoDuty) > 0)
        {
            return null;
        }

        var asks = Words.LengthAt(normal, 0, ReadingRules.Verbs) > 0
            || Array.Exists(ReadingRules.ReportWords, words => Words.Find(normal, words) >= 0);
        return whose is null && levels.Exists(level => level.IsReports) && asks
            ? new Subject([], DutyMode.Assigned, IsHeading: false, sections.Count) { IsEverybody = true }
            : whose;
    }

    /// <summary>II.3.a; "1.1" already says that it stands under "1".</summary>
    private string Citation() => string.Join('.', levels
        .Where((level, i) => i + 1 == levels.Count
            || !levels[i + 1].Label.StartsWith(level.Label + ".", StringComparison.Ordinal))
        .Select(level => level.Label));

    private static bool IsEnding(string text) => Words.LengthAt(Words.Normalise(text), 0, ReadingRules.Endings) > 0;

    /// <summary>"3. Chế độ báo cáo: Các sở …": where the sentence begins; 0: no such title.</summary>
    private static int ReportTitleEnd(string text)
    {
        var end = SectionRoles.TitleEnd(text);
        return end < text.Length && SectionRoles.IsReports(text[..end]) ? Words.SkipSpaces(text, end + 1) : 0;
    }

    /// <summary>A short line without a verb at its head and without a full stop: a heading of a topic, no
    /// sentence.</summary>
    private static bool IsTitle(string text) =>
        text.Length < 120 && !text.Contains('.') && !text.Contains(';')
        && Words.LengthAt(Words.Normalise(text), 0, ReadingRules.Verbs) == 0;
}
