using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>The bodies of the list by the names that people type, and the nearest one to a name that is not there.</summary>
public sealed class KnownBodies
{
    private readonly Dictionary<string, string> nameByCode;
    private readonly Dictionary<string, string> codeByKey = [];
    private readonly HashSet<string> ambiguous = [];

    public KnownBodies(IReadOnlyList<Agency> agencies)
    {
        nameByCode = agencies.ToDictionary(agency => agency.Code, agency => agency.Name);
        AddKey(DutyVocabulary.OwnDistrict, Duty.OwnDistrict);
        foreach (var agency in agencies)
        {
            AddKey(agency.Name, agency.Code);
            AddKey(agency.ShortName, agency.Code);
            AddKey(agency.EnglishName, agency.Code);
            AddKey(agency.Code, agency.Code);
        }

        Names = [.. agencies.Where(agency => agency.ValidTo is null).OrderBy(agency => agency.Position)
            .Select(agency => Write(agency.Code)).Prepend(DutyVocabulary.OwnDistrict)];
    }

    /// <summary>Those that stand today, for a drop-down.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Names parted by "; ", a class in “…”.</summary>
    public string Write(IReadOnlyList<string> codes) => string.Join("; ", codes.Select(Write));

    /// <summary>Parts a cell into the words of its bodies; a semicolon within “…” parts nothing.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string> { "" };
        var isQuoted = false;
        foreach (var c in text)
        {
            isQuoted = c is '“' or '”' ? c == '“' : c == '"' ? !isQuoted : isQuoted;
            if (c is ';' or '\n' && !isQuoted)
            {
                parts.Add("");
            }
            else
            {
                parts[^1] += c;
            }
        }

        return [.. parts.Select(part => part.Trim()).Where(part => part.Length > 0)];
    }

    /// <returns>Null: no body of this name.</returns>
    public string? Read(string words)
    {
        if (words.Length > 2 && words[0] is '“' or '"' && words[^1] is '”' or '"')
        {
            return Duty.ClassPrefix + words[1..^1].Trim();
        }

        var key = DutyVocabulary.Key(words);
        return ambiguous.Contains(key) ? null : codeByKey.GetValueOrDefault(key);
    }

    /// <summary>The name that somebody most likely meant; null: none is near.</summary>
    public string? Nearest(string words)
    {
        var key = DutyVocabulary.Key(words);
        if (key.Length < 3)
        {
            return null;
        }

        var longer = codeByKey.Keys.Where(known => known.StartsWith(key, StringComparison.Ordinal)).MinBy(known => known.Length);
        var near = longer ?? codeByKey.Keys.Select(known => (Known: known, Far: Distance(key, known)))
            .Where(pair => pair.Far <= Math.Max(2, key.Length / 4)).OrderBy(pair => pair.Far).FirstOrDefault().Known;
        return near is null ? null : Write(codeByKey[near]);
    }

    private string Write(string code)
    {
        if (Duty.IsClass(code))
        {
            return $"“{code[Duty.ClassPrefix.Length..]}”";
        }

        var name = code == Duty.OwnDistrict ? DutyVocabulary.OwnDistrict : nameByCode.GetValueOrDefault(code, code);
        return Read(name) == code ? name : code;
    }

    private void AddKey(string name, string code)
    {
        var key = DutyVocabulary.Key(name);
        if (!codeByKey.TryAdd(key, code) && codeByKey[key] != code)
        {
            ambiguous.Add(key);
        }
    }

    /// <summary>How many letters have to be added, taken out or changed.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var best = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                corner = row[j];
                row[j] = best;
            }
        }

        return row[^1];
    }
}
