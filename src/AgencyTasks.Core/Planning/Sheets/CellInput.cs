using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>The plain text of one cell, read as the value that its column wants; what is wrong is refused by key.</summary>
public sealed class CellInput(DutyColumn column, string text, bool isNumber, DutyLists lists, Action<string, object[]> refuse)
{
    public string Text => text;

    public string Code()
    {
        if (!text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-') || !char.IsLetterOrDigit(text[0]))
        {
            refuse("Code.Unreadable", [text]);
        }

        return text;
    }

    /// <summary>A field of work of the plan, by its mark (IV.1) with or without its name.</summary>
    public string Area()
    {
        var mark = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        if (mark.Length > 0 && !lists.Areas.Has(mark))
        {
            refuse("Cell.NotInList", [text, string.Join("; ", lists.Areas.All)]);
        }

        return mark;
    }

    public T? OneOf<T>(WordList<T> list)
        where T : notnull
    {
        if (list.TryRead(text, out var value))
        {
            return value;
        }

        RefuseUnlisted(list.All);
        return default;
    }

    public DutyCheck Check()
    {
        if (DutyVocabulary.ReadCheck(text) is { } check)
        {
            return check;
        }

        RefuseUnlisted(DutyVocabulary.Checks.All);
        return default;
    }

    public IReadOnlyList<string> Bodies()
    {
        var codes = new List<string>();
        foreach (var words in DutyVocabulary.IsNothing(text) ? [] : KnownBodies.Split(text))
        {
            if (lists.Bodies.Read(words) is { } code)
            {
                codes.Add(code);
            }
            else if (DutyColumns.All.FirstOrDefault(other => other.Owns(words)) is { } owner)
            {
                refuse("Cell.Shifted", [words, column.Heading, owner.Heading]);
            }
            else if (lists.Bodies.Nearest(words) is { } near)
            {
                refuse("Body.DidYouMean", [words, near]);
            }
            else
            {
                refuse("Body.Unknown", [words]);
            }
        }

        return [.. codes.Distinct()];
    }

    public Domain.Calendars.DueRule? Due()
    {
        var read = DueRuleWords.Read(text);
        if (read.Key is { } key)
        {
            var owner = DutyColumns.All.FirstOrDefault(other => other != column && other.Owns(text));
            refuse(owner is null ? key : "Cell.Shifted", owner is null ? read.Values : [text, column.Heading, owner.Heading]);
        }

        return read.Rule;
    }

    public LocalDate Date()
    {
        if (isNumber)
        {
            refuse("Date.IsNumber", [text]);
            return default;
        }

        var read = TypedDate.Parse(text);
        if (read.Key is { } key)
        {
            refuse(key, read.Values);
        }

        return read.Date ?? default;
    }

    public IReadOnlyList<EvidenceRequirement> Evidence() => Parts("Evidence.Unreadable", DutyVocabulary.ReadEvidence);

    public IReadOnlyList<FigureRequest> Figures() => Parts("Figure.Unreadable", words =>
    {
        try
        {
            return FigureRequest.Parse(words);
        }
        catch (FormatException)
        {
            return null;
        }
    });

    /// <summary>Headings of the columns whose values are proposals.</summary>
    public IReadOnlyList<string>? Proposed() => text.Length == 0 ? null : Parts(
        "Proposed.Unknown", words => DutyColumns.Find(words) is { IsValue: true } proposed ? proposed.Name : null);

    private void RefuseUnlisted(IReadOnlyList<string> words)
    {
        if (DutyColumns.All.FirstOrDefault(other => other != column && other.Owns(text)) is { } owner)
        {
            refuse("Cell.Shifted", [text, column.Heading, owner.Heading]);
        }
        else
        {
            refuse("Cell.NotInList", [text, string.Join("; ", words)]);
        }
    }

    private List<T> Parts<T>(string key, Func<string, T?> read)
        where T : class
    {
        var values = new List<T>();
        foreach (var words in DutyVocabulary.IsNothing(text) ? [] : KnownBodies.Split(text))
        {
            if (read(words) is { } value)
            {
                values.Add(value);
            }
            else
            {
                refuse(key, [words]);
            }
        }

        return values;
    }
}
