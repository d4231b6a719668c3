using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>
/// Reads a plan of this kind (numbered sections, one of them giving bodies their duties) and proposes the draft of its
/// assignment matrix. It proposes only: every value says how sure it is, and a person decides.
/// </summary>
public sealed class PlanReader
{
    private const int LongestTitle = 90;

    private static readonly string[] NoDuty = ["coi đây là", "xem đây là", "đây là"];

    private readonly PlanOutline outline;
    private readonly BodyNames names;
    private readonly WorkReader works;
    private readonly List<ReadSection> sections = [];
    private readonly List<ReadSentence> sentences = [];
    private readonly List<(ReadSentence Sentence, Subject Subject)> owned = [];
    private readonly HashSet<string> headed = [];

    private PlanReader(IEnumerable<string> lines, IReadOnlyList<Agency> known)
    {
        outline = PlanOutline.Of(lines);
        names = new BodyNames(known);
        works = new WorkReader(names);
    }

    /// <param name="lines">The plan's paragraphs, one each.</param>
    /// <param name="known">The bodies that exist: a name that is one of theirs becomes their code.</param>
    public static PlanReading Read(IEnumerable<string> lines, IReadOnlyList<Agency> known)
    {
        var reader = new PlanReader(lines, known);
        reader.ReadParagraphs();
        var duties = reader.owned.SelectMany(pair => reader.DutiesOf(pair.Sentence, pair.Subject)).ToList();
        return new PlanReading
        {
            Text = reader.outline.Text,
            Sections = reader.sections,
            Bodies = [.. reader.headed.Concat(duties.SelectMany(duty => duty.Leads.Value.Concat(duty.Coordinators.Value)))
                .Distinct().Select(reader.names.Find).OfType<ReadBody>()],
            Sentences = reader.sentences,
            Duties = duties,
        };
    }

    /// <summary>Whose sentences these are: bodies as found, and whether they are asked politely.</summary>
    private sealed record Subject(IReadOnlyList<FoundBody> Bodies, DutyMode Mode);

    /// <summary>A level of the numbering that is open: its mark, label and whose it is.</summary>
    private sealed record Level(Mark Mark, string Label, Subject? Subject);

    private void ReadParagraphs()
    {
        var levels = new List<Level>();
        var paragraph = 0;
        Mark? dutiesFrom = null;
        foreach (var one in outline.Paragraphs)
        {
            if (one.Mark is Mark.Part or Mark.Section && (dutiesFrom is null || one.Mark <= dutiesFrom))
            {
                var holds = HoldsDuties(one.Text);
                sections.Add(new ReadSection(one.Label, one.Text, one.Start, holds));
                dutiesFrom = holds ? one.Mark : null;
                levels = holds ? [new Level(one.Mark, one.Label, null)] : [];
                paragraph = 0;
                continue;
            }

            if (dutiesFrom is null)
            {
                continue;
            }

            if (Words.LengthAt(Words.Normalise(one.Text), 0, ReadingRules.Endings) > 0)
            {
                break;
            }

            var (subject, end) = SubjectOf(one.Text);
            var rest = one.Text[end..].TrimStart(' ', ':', '-', '–', '.', ',', ';');
            var isHeading = subject is not null && (rest.Length == 0 || one.Text[end..].TrimStart().StartsWith(':'));
            var isMarked = one.Mark is not (Mark.Bullet or Mark.None);
            if (isMarked)
            {
                levels.RemoveAll(level => level.Mark >= one.Mark);
                levels.Add(new Level(one.Mark, one.Label, subject));
                paragraph = 0;
            }
            else if (isHeading && rest.Length == 0)
            {
                // A body's name on a line of its own, without a number.
                levels[^1] = levels[^1] with { Subject = subject };
                Remember(subject!);
                continue;
            }

            if (isHeading)
            {
                Remember(subject!);
            }

            if (rest.Length == 0 || (isMarked && subject is null && IsTitle(one.Text)))
            {
                continue;
            }

            paragraph++;
            var whose = subject ?? levels.LastOrDefault(level => level.Subject is not null)?.Subject;
            var from = isHeading ? one.Text.Length - rest.Length : 0;
            AddSentences(one, from, whose, $"{string.Join('.', levels.Select(level => level.Label))}.{paragraph}");
        }
    }

    private void AddSentences(Paragraph paragraph, int from, Subject? whose, string citation)
    {
        // A plan that counts "3." twice still gives each of its sentences a citation of its own.
        for (var (one, n) = (citation, 2); sentences.Exists(known => known.Citation == $"{citation}a"); n++)
        {
            citation = $"{one}_{n}";
        }

        var letter = 'a';
        foreach (var piece in Sentences.Of(paragraph.Text[from..]))
        {
            var sentence = new ReadSentence($"{citation}{letter++}", piece.Text, paragraph.Start + from + piece.Start);
            sentences.Add(sentence);
            if (whose is not null && Words.LengthAt(Words.Normalise(piece.Text), 0, NoDuty) == 0)
            {
                owned.Add((sentence, whose));
            }
        }
    }

    /// <summary>The bodies a paragraph begins with, and where they end.</summary>
    private (Subject? Subject, int End) SubjectOf(string text)
    {
        var normal = Words.Normalise(text);
        var at = SkipOne(normal, 0, ReadingRules.Openings);
        var request = SkipOne(normal, at, ReadingRules.Requests);
        var mode = request > at ? DutyMode.Requested : DutyMode.Assigned;
        at = request > at ? request : SkipOne(normal, at, ReadingRules.Orders);
        var (heading, headingEnd) = names.ListAt(text, at, isHeading: true);
        var afterHeading = text[headingEnd..].TrimStart();
        if (heading.Count > 0 && (afterHeading.Trim('.', ':', ';', ' ').Length == 0 || afterHeading.StartsWith(':')))
        {
            return (new Subject(heading, mode), headingEnd);
        }

        var (bodies, end) = names.ListAt(text, at, isHeading: false);
        var next = Words.SkipSpaces(normal, end) is var skipped && skipped < normal.Length && normal[skipped] == ','
            ? Words.SkipSpaces(normal, skipped + 1)
            : skipped;
        var isSubject = bodies.Count > 0
            && Words.LengthAt(normal, next, [.. ReadingRules.Verbs, "là", "trong phạm vi", "ngoài", "trên cơ sở"]) > 0;
        return isSubject ? (new Subject(bodies, mode), end) : (null, 0);
    }

    private void Remember(Subject subject)
    {
        foreach (var body in subject.Bodies.Where(body => !body.IsClass && body.Code != Duty.OwnDistrict))
        {
            headed.Add(body.Code);
        }
    }

    private List<ReadDuty> DutiesOf(ReadSentence sentence, Subject subject)
    {
        var duties = new List<ReadDuty>();
        var leads = LeadsOf(subject);
        var isDistrictsOwn = leads.Value.Count > 0 && leads.Value.All(lead => lead == Duty.OwnDistrict);
        IReadOnlyList<string> coordinators = [];
        foreach (var piece in Sentences.Works(sentence.Text))
        {
            var quote = piece.Text.TrimEnd(' ', ';', ',');
            var here = works.Coordinators(quote, leads.Value);
            var inherits = here.Count == 0 && coordinators.Count > 0;
            coordinators = here.Count > 0 ? here : coordinators;
            var scope = WorkReader.Scope(quote, isDistrictsOwn, duties.LastOrDefault()?.Scope.Value);
            duties.AddRange(WorkReader.Cadences(quote).Select(cadence => new ReadDuty
            {
                Code = sentence.Citation,
                Sentence = sentence,
                Quote = quote,
                Start = sentence.Start + piece.Start,
                Title = TitleOf(quote),
                Leads = leads,
                Coordinators = new Read<IReadOnlyList<string>>(
                    coordinators, inherits ? Sureness.Likely : here.Count > 0 ? Sureness.Stated : Sureness.Guessed),
                Mode = new Read<DutyMode>(subject.Mode, Sureness.Stated),
                Scope = scope,
                Recurrence = cadence.Recurrence,
                Due = cadence.Due,
                Year = cadence.Year,
            }));
        }

        return duties.Count == 1
            ? duties
            : [.. duties.Select((duty, i) => duty with { Code = $"{sentence.Citation}-{i + 1}" })];
    }

    /// <summary>A class that leads ("các sở, ban, ngành") becomes the bodies of the plan it means; one that means none
    /// stays a class for a person to resolve.</summary>
    private Read<IReadOnlyList<string>> LeadsOf(Subject subject)
    {
        var leads = new List<string>();
        foreach (var body in subject.Bodies)
        {
            var members = body.IsClass ? MembersOf(body.Words) : [body.Code];
            leads.AddRange(members.Count > 0 ? members : [body.Code]);
        }

        var sureness = subject.Bodies.Any(body => body.IsClass) ? Sureness.Likely : Sureness.Stated;
        return new Read<IReadOnlyList<string>>(
            [.. leads.Distinct()], sureness, string.Join(", ", subject.Bodies.Select(body => body.Words)));
    }

    private List<string> MembersOf(string words)
    {
        var normal = Words.Normalise(words);
        var nouns = ReadingRules.ClassMembers.Where(row => Words.Find(normal, row.Key) >= 0).ToList();
        var everybody = nouns.Exists(row => row.Value.Length == 0);
        return nouns.Count == 0
            ? []
            : [.. headed.Where(code => everybody
                || nouns.Any(row => Words.LengthAt(Words.Normalise(names.Find(code)!.Name), 0, row.Value) > 0))];
    }

    private static bool HoldsDuties(string title)
    {
        var folded = PlainText.Fold(title);
        return Array.Exists(ReadingRules.DutySections, words => Words.Find(folded, words) >= 0);
    }

    /// <summary>A short line without a verb at its head and without a full stop: a heading of a topic, no
    /// sentence.</summary>
    private static bool IsTitle(string text) =>
        text.Length < 120 && !text.Contains('.') && !text.Contains(';')
        && Words.LengthAt(Words.Normalise(text), 0, ReadingRules.Verbs) == 0;

    private static string TitleOf(string quote)
    {
        var normal = Words.Normalise(quote);
        var at = SkipOne(normal, 0, ReadingRules.EmptyOpenings);
        var title = quote[at..].TrimStart(' ', ',');
        if (title.Length > LongestTitle)
        {
            var cut = title.LastIndexOfAny([',', ';'], LongestTitle);
            title = cut > LongestTitle / 2 ? title[..cut] : title[..title.LastIndexOf(' ', LongestTitle)] + "…";
        }

        title = title.TrimEnd('.', ',', ';', '/', ' ');
        return title.Length == 0 ? quote : char.ToUpper(title[0], System.Globalization.CultureInfo.InvariantCulture) + title[1..];
    }

    private static int SkipOne(string normal, int at, IEnumerable<string> phrases)
    {
        var length = Words.LengthAt(normal, at, phrases);
        return length == 0 ? at : Words.SkipSpaces(normal, at + length);
    }
}
