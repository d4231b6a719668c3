using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Core.Board;

/// <summary>What the board is narrowed to.</summary>
public sealed record BoardFilter
{
    /// <summary>The year in which tasks fall due.</summary>
    public required int Year { get; init; }

    /// <summary>A plan by its code; null: all plans.</summary>
    public string? PlanCode { get; init; }

    /// <summary><c>IV.1</c> to <c>IV.6</c>; null: all.</summary>
    public string? WorkArea { get; init; }

    /// <summary>Part of a body's name, with or without marks; null: all.</summary>
    public string? Search { get; init; }

    /// <summary>A body by its code; null: all.</summary>
    public string? AgencyCode { get; init; }

    public bool Takes(Agency agency)
    {
        if (AgencyCode is not null && agency.Code != AgencyCode)
        {
            return false;
        }

        // Each word typed begins a word of the name: "y te" finds Sở Y tế and not Yên Sơn.
        var names = Words($"{agency.Name} {agency.ShortName} {agency.EnglishName}");
        return Words(Search ?? "").All(word => names.Any(name => name.StartsWith(word, StringComparison.Ordinal)));
    }

    private static string[] Words(string text) =>
        PlainText.Fold(text).Split([' ', ',', '&'], StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a figure of the board counts; nothing set counts all.</summary>
public sealed record BoardCell
{
    public int? Month { get; init; }

    public StandardHead? Head { get; init; }

    public OverdueAge? Age { get; init; }

    /// <summary>Only annual reports: handed in, or not.</summary>
    public bool? IsReportHandedIn { get; init; }

    /// <summary>Only what nobody has begun.</summary>
    public bool IsUnbegun { get; init; }

    /// <summary>Duties by their codes, of one sentence of the plan; empty: all.</summary>
    public IReadOnlyList<string> DutyCodes { get; init; } = [];
}

/// <summary>How long something has been overdue, in calendar days, both ends inclusive.</summary>
public sealed record OverdueAge(string Code, int From, int To)
{
    public static readonly IReadOnlyList<OverdueAge> All =
    [
        new("1-7", 1, 7), new("8-30", 8, 30), new("31-90", 31, 90), new("91", 91, int.MaxValue),
    ];

    public static OverdueAge? Find(string? code) => All.FirstOrDefault(age => age.Code == code);
}
