using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>A sentence that gives somebody something, and the line with a colon above it, if there is one.</summary>
internal sealed record OwnedSentence(ReadSentence Sentence, Subject Subject, string? LeadIn);

/// <summary>The bodies that stand as headings in sections of duties, in the plan's order, and in which section.</summary>
internal sealed class Headed
{
    private readonly List<(string Code, int Section)> bodies = [];

    public IEnumerable<string> Codes =>
        bodies.Select(body => body.Code).Where(code => code != Duty.OwnDistrict && !Duty.IsClass(code)).Distinct();

    /// <summary>All that have duties: the district committees too, and classes nobody has resolved yet.</summary>
    public IEnumerable<string> Everybody => Codes
        .Concat(bodies.Select(body => body.Code).Where(code => code == Duty.OwnDistrict))
        .Concat(bodies.Select(body => body.Code).Where(Duty.IsClass)).Distinct();

    public void Add(Subject subject) => bodies.AddRange(subject.Bodies.Select(body => (body.Code, subject.Section)));

    public bool IsIn(int section) => bodies.Exists(body => body.Section == section && !Duty.IsClass(body.Code));
}

/// <summary>Makes the duties of each sentence.</summary>
internal sealed class DutyProposals(BodyNames names, Subjects subjects, Headed headed)
{
    private readonly WorkReader works = new(names);
    private readonly Titles titles = new(names, subjects);

    public IReadOnlyList<ReadDuty> Of(OwnedSentence owned)
    {
        var (sentence, subject, leadIn) = owned;
        var duties = new List<ReadDuty>();
        var leads = LeadsOf(subject, sentence.Text);
        if (leads.Value.Count == 0)
        {
            return duties;
        }

        var isDistrictsOwn = leads.Value.All(lead => lead == Duty.OwnDistrict);
        var coordinators = leadIn is null ? [] : works.Coordinators(leadIn, leads.Value);
        foreach (var piece in Sentences.Works(sentence.Text))
        {
            var quote = piece.Text.TrimEnd(' ', ';', ',');
            var here = works.Coordinators(quote, leads.Value);
            var inherits = here.Count == 0 && coordinators.Count > 0;
            coordinators = here.Count > 0 ? here : coordinators;
            var scope = WorkReader.Scope(quote, isDistrictsOwn, duties.LastOrDefault()?.Scope.Value);
            var cadences = WorkReader.Cadences(quote);
            duties.AddRange(cadences.Select(cadence => new ReadDuty
            {
                Code = sentence.Citation,
                Sentence = sentence,
                Quote = quote,
                Start = sentence.Start + piece.Start,
                Title = titles.Of(quote, cadences.Count > 1 ? cadence.Due.Value : null),
                Leads = leads,
                Coordinators = new Read<IReadOnlyList<string>>(
                    coordinators, inherits ? Sureness.Likely : here.Count > 0 ? Sureness.Stated : Sureness.Guessed),
                Mode = new Read<DutyMode>(subject.Mode, Sureness.Stated),
                Scope = scope,
                Recurrence = cadence.Recurrence,
                Due = cadence.Due,
                Year = cadence.Year,
                Within = cadence.Within,
            }));
        }

        return duties.Count == 1
            ? duties
            : [.. duties.Select((duty, i) => duty with { Code = $"{sentence.Citation}-{i + 1}" })];
    }

    /// <summary>Whoever is named. A class of which reports are asked means every body that has duties; one in a section that
    /// names no body means those of the plan; any other stays a class in the plan's words, for a person to resolve.</summary>
    private Read<IReadOnlyList<string>> LeadsOf(Subject subject, string sentence)
    {
        if (subject.IsEverybody)
        {
            return new Read<IReadOnlyList<string>>([.. headed.Everybody], Sureness.Likely);
        }

        var leads = subject.Bodies
            .SelectMany(body => body.IsClass && MembersOf(body, subject, sentence) is { Count: > 0 } members ? members : [body.Code])
            .Distinct().ToList();
        var sureness = leads.Exists(Duty.IsClass) ? Sureness.Guessed
            : subject.Bodies.Any(body => body.IsClass) ? Sureness.Likely : Sureness.Stated;
        return new Read<IReadOnlyList<string>>(leads, sureness, string.Join(", ", subject.Bodies.Select(body => body.Words)));
    }

    private List<string> MembersOf(FoundBody aClass, Subject subject, string sentence)
    {
        var normal = Words.Normalise(aClass.Words);
        var isReport = Array.Exists(ReadingRules.ReportWords, words => Words.Find(Words.Normalise(sentence), words) >= 0);
        if (subject.IsHeading || Array.Exists(ReadingRules.Classes, words => words == normal))
        {
            return [];
        }

        if (isReport && Array.Exists(ReadingRules.EverybodyNouns, noun => Words.Find(normal, noun) >= 0))
        {
            return [.. headed.Everybody];
        }

        var nouns = ReadingRules.ClassMembers.Where(row => Words.Find(normal, row.Key) >= 0).ToList();
        var everybody = nouns.Exists(row => row.Value.Length == 0);
        return nouns.Count == 0 || headed.IsIn(subject.Section)
            ? []
            : [.. headed.Codes.Where(code => everybody
                || nouns.Any(row => Words.LengthAt(Words.Normalise(names.Find(code)!.Name), 0, row.Value) > 0))];
    }
}
