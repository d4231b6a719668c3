using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>What an agency fills in, box by box, in the order of the form.</summary>
public sealed class SubmitInput
{
    public bool IsNothing { get; set; }

    public List<IFormFile> Files { get; set; } = [];

    public string? Number { get; set; }

    public string? Date { get; set; }

    public string? Signer { get; set; }

    public string? IssuedBy { get; set; }

    public string? Link { get; set; }

    public List<FigureInput> Figures { get; set; } = [];

    public string? Words { get; set; }

    /// <summary>The form as the draft stands.</summary>
    public static SubmitInput From(TaskDetail detail) => new()
    {
        IsNothing = detail.InHand?.IsNothingToReport ?? false,
        Words = detail.InHand?.Words,
        Figures =
        [
            .. detail.Duty.FiguresAskedFor.Select(asked => new FigureInput
            {
                Name = asked.Name,
                Value = detail.InHand?.Figures.FirstOrDefault(figure => figure.Name == asked.Name) is { } given
                    ? TypedNumber.Show(given.Value)
                    : null,
            }),
        ],
    };

    /// <summary>Reads what can be read; what cannot is said at its box and left out.</summary>
    public SaveDraft.Command ToCommand(TaskDetail detail, FormReader reader) => new()
    {
        TaskId = detail.Task.Id,
        By = reader.Viewer,
        IsNothingToReport = IsNothing,
        Document = ReadDocument(reader),
        Link = reader.Text(Link, "Input.Link", 1000),
        Figures = ReadFigures(reader),
        Words = reader.Text(Words, "Input.Words", 4000) ?? "",
        Files = [.. Files.Select(file => new Core.Files.UploadedFile(file.FileName, file.OpenReadStream()))],
    };

    /// <summary>The box of what a rule refuses; null: the whole form.</summary>
    public string? BoxOf(RuleRefusedException refusal)
    {
        var rule = refusal.Rule;
        return rule switch
        {
            _ when rule == Rules.DocumentIsComplete => string.IsNullOrWhiteSpace(Number) ? "Input.Number" : "Input.Signer",
            _ when rule == Rules.DocumentIsNotFromTheFuture => "Input.Date",
            _ when rule == Rules.LinkIsWeb => "Input.Link",
            _ when rule == Rules.NothingToReportNeedsSentence => "Input.Words",
            _ when rule == Rules.FigureIsNotNegative || rule == Rules.FigureAskedForIsThere =>
                $"Input.Figures[{Figures.FindIndex(figure => figure.Name == (string)refusal.Values[0])}].Value",
            _ when rule == Rules.EvidenceAskedForIsThere || rule == Rules.FilesWithinCount => "Input.Files",
            _ when rule.Name.StartsWith("File", StringComparison.Ordinal) => "Input.Files",
            _ => null,
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
            _ when rule == Rules.FigureIsNotNegative => command with
            {
                Figures = command.Figures.Where(figure => figure.Key != (string)refusal.Values[0])
                    .ToDictionary(figure => figure.Key, figure => figure.Value),
            },
            _ => null,
        };
    }

    private DocumentReference? ReadDocument(FormReader reader)
    {
        var number = reader.Text(Number, "Input.Number", 100);
        var signer = reader.Text(Signer, "Input.Signer", 100);
        var issuedBy = reader.Text(IssuedBy, "Input.IssuedBy", 200);
        var date = reader.Date(Date, "Input.Date");
        if (number is null && signer is null && issuedBy is null && date.IsEmpty)
        {
            return null;
        }

        if (date.IsEmpty)
        {
            reader.Refuse(new RuleRefusedException(Rules.DocumentIsComplete), "Input.Date");
        }

        return date.Date is { } day ? new DocumentReference(number ?? "", day, signer ?? "", issuedBy) : null;
    }

    private Dictionary<string, decimal> ReadFigures(FormReader reader)
    {
        var given = new Dictionary<string, decimal>();
        for (var i = 0; i < Figures.Count; i++)
        {
            if (Figures[i].Name is { } name && reader.Number(Figures[i].Value, $"Input.Figures[{i}].Value") is { } value)
            {
                given[name] = value;
            }
        }

        return given;
    }
}

public sealed class FigureInput
{
    public string? Name { get; set; }

    public string? Value { get; set; }
}
