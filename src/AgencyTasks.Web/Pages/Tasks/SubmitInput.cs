using AgencyTasks.Core.Files;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>What an agency fills in for one task, box by box, in the order of the form.</summary>
public sealed class SubmitInput : EvidenceInput
{
    public bool IsNothing { get; set; }

    public List<FigureInput> Figures { get; set; } = [];

    public string? Words { get; set; }

    /// <summary>What the form showed of the draft.</summary>
    public string? Seen { get; set; }

    /// <summary>The form as the draft stands.</summary>
    public static SubmitInput From(TaskDetail detail) => new()
    {
        IsNothing = detail.InHand?.IsNothingToReport ?? false,
        Words = detail.InHand?.Words,
        Figures = FigureInput.Of(detail.Duty, detail.InHand),
    };

    /// <summary>Reads what can be read; what cannot is said at its box and left out.</summary>
    public SaveDraft.Command ToCommand(TaskDetail detail, ReceivedFiles received, FormReader reader) => new()
    {
        TaskId = detail.Task.Id,
        By = reader.Viewer,
        Seen = Seen,
        IsNothingToReport = IsNothing,
        Document = ReadDocument(reader),
        Link = reader.Text(Link, "Input.Link", 1000),
        Figures = FigureInput.Read(Figures, detail.Duty, reader, "Input.Figures"),
        Words = reader.Text(Words, "Input.Words", 4000) ?? "",
        Files = Uploads(received, reader),
    };

    /// <summary>The box of what a rule refuses; null: the whole form.</summary>
    public override string? BoxOf(RuleRefusedException refusal)
    {
        var rule = refusal.Rule;
        return rule switch
        {
            _ when rule == Rules.NothingToReportNeedsSentence => "Input.Words",
            _ when rule == Rules.FigureAskedForIsThere =>
                $"Input.Figures[{Figures.FindIndex(figure => figure.Name == (string)refusal.Values[0])}].Value",
            _ => base.BoxOf(refusal),
        };
    }

    /// <summary>The command without the part that a rule refuses, so that the rest is kept; null: nothing can be.</summary>
    public static SaveDraft.Command? Without(SaveDraft.Command command, RuleRefusedException refusal)
    {
        var rule = refusal.Rule;
        return rule switch
        {
            _ when rule == Rules.DocumentIsComplete || rule == Rules.DocumentIsNotFromTheFuture =>
                command with { Document = null },
            _ when rule == Rules.LinkIsWeb => command with { Link = null },
            _ when rule == Rules.FilesWithinCount && command.Files.Count > Submission.MaxItems =>
                command with { Files = [.. command.Files.Take(Submission.MaxItems)] },
            _ => null,
        };
    }
}

public sealed class FigureInput
{
    public string? Name { get; set; }

    public string? Value { get; set; }

    /// <summary>What a duty asks for, with what is in hand.</summary>
    public static List<FigureInput> Of(Duty duty, Submission? inHand) =>
    [
        .. duty.FiguresAskedFor.Select(asked => new FigureInput
        {
            Name = asked.Name,
            Value = inHand?.Figures.FirstOrDefault(figure => figure.Name == asked.Name) is { } given
                ? TypedNumber.Show(given.Value)
                : null,
        }),
    ];

    /// <summary>What cannot be read or taken is said at its box and left out.</summary>
    /// <param name="box">The list's name in the form.</param>
    public static Dictionary<string, decimal> Read(
        IReadOnlyList<FigureInput> figures, Duty duty, FormReader reader, string box)
    {
        var given = new Dictionary<string, decimal>();
        for (var i = 0; i < figures.Count; i++)
        {
            var asked = duty.FiguresAskedFor.FirstOrDefault(figure => figure.Name == figures[i].Name);
            if (asked is null || reader.Number(figures[i].Value, $"{box}[{i}].Value") is not { } value)
            {
                continue;
            }

            try
            {
                given[asked.Name] = asked.Give(value).Value;
            }
            catch (RuleRefusedException refusal)
            {
                reader.Refuse(refusal, $"{box}[{i}].Value");
            }
        }

        return given;
    }
}
