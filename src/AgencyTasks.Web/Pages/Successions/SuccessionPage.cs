using AgencyTasks.Core.Display;
using AgencyTasks.Core.Clock;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Pages.Successions;

/// <summary>What both pages of an act need.</summary>
public sealed class SuccessionParts(
    UnitsQuery units, PreviewSuccession preview, RecordSuccession record, CurrentViewer current, RuleMessages messages,
    UnitWords words, IClock clock, IStringLocalizer<Shared> shared, IStringLocalizer<SuccessionTexts> texts)
{
    public UnitsQuery Units => units;

    public PreviewSuccession Preview => preview;

    public RecordSuccession Record => record;

    public CurrentViewer Current => current;

    public RuleMessages Messages => messages;

    public UnitWords Words => words;

    public IClock Clock => clock;

    public IStringLocalizer<Shared> Shared => shared;

    public IStringLocalizer<SuccessionTexts> Texts => texts;
}

/// <summary>Ghi nhận sắp xếp: form → what it would do → confirmed as shown. Works without a script: every step is a post
/// of the whole form.</summary>
public abstract class SuccessionPage(SuccessionParts parts) : PageModel
{
    public const int MostRows = 24;

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Date { get; set; }

    [BindProperty]
    public string? Signer { get; set; }

    [BindProperty]
    public string? IssuedBy { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public List<RowInput> Rows { get; set; } = [];

    [BindProperty]
    public List<PickInput> Picks { get; set; } = [];

    /// <summary>Of the preview that the person saw.</summary>
    [BindProperty]
    public string? Fingerprint { get; set; }

    /// <summary><c>add</c>, <c>edit</c>, <c>preview</c> or <c>confirm</c>: the button that was pressed.</summary>
    [BindProperty]
    public string? Step { get; set; }

    public Units Units { get; private set; } = null!;

    public SuccessionPreview? Preview { get; private set; }

    public UnitWords Words => parts.Words;

    public LocalDate Today { get; private set; }

    /// <summary>Bodies, or districts and communes.</summary>
    public abstract bool IsOfPlaces { get; }

    public string ListLink => IsOfPlaces ? "/quan-tri/dia-gioi" : "/quan-tri/co-quan";

    private int FirstRows => IsOfPlaces ? 3 : 2;

    public async Task OnGetAsync(CancellationToken token)
    {
        await LoadAsync(token);
        Rows = [.. Enumerable.Range(0, FirstRows).Select(_ => new RowInput())];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken token)
    {
        await LoadAsync(token);
        if (Rows.Count > MostRows)
        {
            ModelState.AddModelError("", parts.Texts["Form.TooManyRows", MostRows]);
            Rows = Rows[..MostRows];
        }

        if (Step == "add")
        {
            Rows.AddRange(Enumerable.Range(0, Math.Min(3, MostRows - Rows.Count)).Select(_ => new RowInput()));
            return Page();
        }

        if (Step is not ("preview" or "confirm") || Read() is not { } request)
        {
            return Page();
        }

        return Step == "confirm" ? await ConfirmAsync(request, token) : await ShowAsync(request, token);
    }

    private async Task LoadAsync(CancellationToken token)
    {
        Today = parts.Clock.Today();
        Units = await parts.Units.ExecuteAsync(token);
    }

    private async Task<IActionResult> ShowAsync(SuccessionRequest request, CancellationToken token)
    {
        try
        {
            Preview = await parts.Preview.ExecuteAsync(request, parts.Current.Viewer, token);
            // The boxes of the preview show what is true now, not what was posted.
            ModelState.Remove(nameof(Fingerprint));
            Fingerprint = Preview.Fingerprint;
        }
        catch (RuleRefusedException refusal)
        {
            parts.Messages.AddTo(ModelState, refusal);
        }

        return Page();
    }

    private async Task<IActionResult> ConfirmAsync(SuccessionRequest request, CancellationToken token)
    {
        try
        {
            var recorded = await parts.Record.ExecuteAsync(
                new RecordSuccession.Command(request, Fingerprint ?? "", parts.Current.Viewer), token);
            return Redirect($"{Url.Content("~" + ListLink)}?vua-ghi={recorded.SuccessionId}");
        }
        catch (RuleRefusedException refusal)
        {
            parts.Messages.AddTo(ModelState, refusal);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return refusal.Rule == Rules.SuccessionPreviewStillHolds ? await ShowAsync(request, token) : Page();
        }
    }

    /// <summary>Null: something is wrong, and said at its box.</summary>
    private SuccessionRequest? Read()
    {
        var reader = new FormReader(ModelState, parts.Current.Viewer, parts.Shared, parts.Messages);
        var number = Required(reader.Text(Number, nameof(Number), 100), nameof(Number), "Form.NumberMissing");
        var date = Required(reader.Date(Date, nameof(Date)), nameof(Date), "Form.DateMissing");
        var signer = Required(reader.Text(Signer, nameof(Signer), 200), nameof(Signer), "Form.SignerMissing");
        var issuer = reader.Text(IssuedBy, nameof(IssuedBy), 200);
        var day = Required(reader.Date(Day, nameof(Day)), nameof(Day), "Form.DayMissing");
        if (date > LocalDate.Max(Today, day ?? Today))
        {
            reader.Refuse(new RuleRefusedException(Rules.DocumentIsNotFromTheFuture, date.Value), nameof(Date));
        }

        Rows = [.. Rows.Where(row => !row.IsEmpty)];
        var rows = Rows.Select((row, index) => ReadRow(row, index, reader)).OfType<SuccessionRow>().ToList();
        if (Rows.Count == 0)
        {
            parts.Messages.AddTo(ModelState, new RuleRefusedException(Rules.SuccessionNeedsLine));
            Rows = [.. Enumerable.Range(0, FirstRows).Select(_ => new RowInput())];
        }

        return !ModelState.IsValid ? null : new SuccessionRequest
        {
            EffectiveDay = day!.Value,
            Document = new DocumentReference(number!, date!.Value, signer!, issuer),
            Rows = rows,
            Picks =
            [
                .. Picks.Where(pick => pick.Row is not null && pick.Item is not null)
                    .Where(pick => Enum.TryParse<ChoiceKind>(pick.Kind, out _))
                    .Select(pick => new SuccessionPick(
                        Enum.Parse<ChoiceKind>(pick.Kind!), pick.Item!, pick.Predecessor, pick.Row!.Value)),
            ],
        };
    }

    private SuccessionRow? ReadRow(RowInput row, int index, FormReader reader)
    {
        string Box(string name) => $"{nameof(Rows)}[{index}].{name}";
        if (row.Predecessors.Count == 0 || !Units.ById.TryGetValue(row.Predecessors[0], out var first)
            || (first.Kind == UnitKind.Agency) == IsOfPlaces)
        {
            ModelState.AddModelError(Box(nameof(RowInput.First)), parts.Texts["Form.OldMissing", index + 1]);
            return null;
        }

        var name = reader.Text(row.Name, Box(nameof(RowInput.Name)), 200);
        var type = TypeOf(name);
        if (first.Kind == UnitKind.Commune && name is not null && type is null)
        {
            ModelState.AddModelError(Box(nameof(RowInput.Name)), parts.Texts["Form.TypeMissing", index + 1]);
        }

        return new SuccessionRow
        {
            Kind = first.Kind,
            Predecessors = row.Predecessors,
            Successor = name is null ? null : new NewUnit
            {
                Name = name,
                ShortName = reader.Text(row.ShortName, Box(nameof(RowInput.ShortName)), 100)
                    ?? (type is { } known ? name[(PrefixOf(known).Length + 1)..] : null),
                EnglishName = reader.Text(row.EnglishName, Box(nameof(RowInput.EnglishName)), 200),
                Mail = reader.Text(row.Mail, Box(nameof(RowInput.Mail)), 200),
                Code = reader.Text(row.Code, Box(nameof(RowInput.Code)), 60),
                Type = type,
                DistrictId = row.DistrictId,
            },
            ReceiverId = name is null ? row.ReceiverId : null,
            CancelReason = name is null && row.ReceiverId is null
                ? reader.Text(row.CancelReason, Box(nameof(RowInput.CancelReason)), 500)
                : null,
            IsDefault = row.TakesTheRest,
        };
    }

    private static CommuneType? TypeOf(string? name) => name is null ? null : Enum.GetValues<CommuneType>()
        .Where(type => name.StartsWith(PrefixOf(type) + " ", StringComparison.OrdinalIgnoreCase))
        .Select(type => (CommuneType?)type).FirstOrDefault();

    private static string PrefixOf(CommuneType type) => type switch
    {
        CommuneType.Xa => "Xã",
        CommuneType.Phuong => "Phường",
        _ => "Thị trấn",
    };

    private string? Required(string? text, string box, string missing)
    {
        if (text is null && ModelState.GetFieldValidationState(box)
            != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            ModelState.AddModelError(box, parts.Texts[missing]);
        }

        return text;
    }

    private LocalDate? Required(TypedDate date, string box, string missing)
    {
        if (date.IsEmpty)
        {
            ModelState.AddModelError(box, parts.Texts[missing]);
        }

        return date.Date;
    }
}
