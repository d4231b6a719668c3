using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>A column of the file of a matrix.</summary>
/// <param name="Name">The value's name in <see cref="DutyValues"/>; <c>code</c> for the code.</param>
/// <param name="Group">Which of the "sáu rõ" it answers.</param>
/// <param name="Longest">How many characters its cell may hold.</param>
public sealed record DutyColumn(string Name, string Heading, string Group, double Width, int Longest)
{
    public required Func<Duty, DutyLists, string> Write { get; init; }

    public required Action<DutyDraft, CellInput> Read { get; init; }

    /// <summary>Words of its drop-down; null: none.</summary>
    public Func<DutyLists, IReadOnlyList<string>>? Choices { get; init; }

    /// <summary>Nothing but the drop-down's words may stand in it.</summary>
    public bool IsClosed { get; init; }

    /// <summary>A text that surely belongs to this column and no other: so a shifted row is found.</summary>
    public Func<string, bool> Owns { get; init; } = _ => false;

    public bool MayBeEmpty { get; init; }

    /// <summary>A file may leave the whole column out.</summary>
    public bool MayBeMissing { get; init; }

    public bool IsDate => Name is "effective_from" or "effective_to";

    /// <summary>A value of the duty, not its code or a remark on the others.</summary>
    public bool IsValue => Name is not ("code" or "proposed");
}

/// <summary>The one table of the columns: template, export, import, CSV and messages all follow it.</summary>
public static class DutyColumns
{
    private const string What = "Rõ việc";
    private const string Who = "Rõ người";
    private const string Charge = "Rõ trách nhiệm";
    private const string When = "Rõ thời gian";
    private const string Product = "Rõ sản phẩm";
    private const string Authority = "Rõ thẩm quyền";
    private const string Remark = "Ghi chú";

    public static readonly IReadOnlyList<DutyColumn> All =
    [
        new("code", "Mã nhiệm vụ", What, 13, 40)
        {
            Write = (duty, _) => duty.Code,
            Read = (draft, cell) => draft.Code = cell.Code(),
        },
        new("citation", "Mục trong kế hoạch", What, 13, 40)
        {
            Write = (duty, _) => duty.Citation,
            Read = (draft, cell) => draft.Citation = cell.Text,
        },
        new("quote", "Nguyên văn (trích)", What, 45, 4000)
        {
            Write = (duty, _) => duty.Quote,
            Read = (draft, cell) => draft.Quote = cell.Text,
        },
        new("text", "Câu đầy đủ", What, 45, 4000)
        {
            Write = (duty, _) => duty.Text,
            Read = (draft, cell) => draft.Text = cell.Text,
        },
        new("title", "Tên nhiệm vụ", What, 35, 300)
        {
            Write = (duty, _) => duty.Title,
            Read = (draft, cell) => draft.Title = cell.Text,
        },
        new("work_area", "Lĩnh vực", What, 24, 200)
        {
            Write = (duty, lists) => lists.Areas.Write(duty.WorkArea),
            Read = (draft, cell) => draft.WorkArea = cell.Area(),
            Choices = lists => lists.Areas.All,
            MayBeEmpty = true,
        },
        new("leads", "Chủ trì", Who, 32, 2000)
        {
            Write = (duty, lists) => lists.Bodies.Write(duty.Leads),
            Read = (draft, cell) => draft.Leads = cell.Bodies(),
            Choices = lists => lists.Bodies.Names,
        },
        new("coordinators", "Phối hợp", Who, 32, 2000)
        {
            Write = (duty, lists) => lists.Bodies.Write(duty.Coordinators),
            Read = (draft, cell) => draft.Coordinators = cell.Bodies(),
            Choices = lists => lists.Bodies.Names,
            MayBeEmpty = true,
        },
        new("mode", "Hình thức", Charge, 17, 100)
        {
            Write = (duty, _) => DutyVocabulary.Modes.Write(duty.Mode),
            Read = (draft, cell) => draft.Mode = cell.OneOf(DutyVocabulary.Modes),
            Choices = _ => DutyVocabulary.Modes.All,
            IsClosed = true,
            Owns = text => DutyVocabulary.Modes.TryRead(text, out _),
        },
        new("scope", "Phạm vi", Charge, 22, 100)
        {
            Write = (duty, _) => DutyVocabulary.Scopes.Write(duty.Scope),
            Read = (draft, cell) => draft.Scope = cell.OneOf(DutyVocabulary.Scopes),
            Choices = _ => DutyVocabulary.Scopes.All,
            IsClosed = true,
            Owns = text => DutyVocabulary.Scopes.TryRead(text, out _),
        },
        new("recurrence", "Chu kỳ", When, 15, 100)
        {
            Write = (duty, _) => DutyVocabulary.Recurrences.Write(duty.Recurrence),
            Read = (draft, cell) => draft.Recurrence = cell.OneOf(DutyVocabulary.Recurrences),
            Choices = _ => DutyVocabulary.Recurrences.All,
            IsClosed = true,
            Owns = text => DutyVocabulary.Recurrences.TryRead(text, out _),
        },
        new("due_rule", "Thời hạn", When, 32, 200)
        {
            Write = (duty, _) => DueRuleWords.Write(duty.DueRule),
            Read = (draft, cell) => draft.DueRule = cell.Due() ?? draft.DueRule,
            Choices = lists => lists.DueRules,
            Owns = text => DueRuleWords.Read(text).Rule is not null,
        },
        new("effective_from", "Hiệu lực từ", When, 13, 20)
        {
            Write = (duty, _) => Wording.Day(duty.EffectiveFrom),
            Read = (draft, cell) => draft.EffectiveFrom = cell.Date(),
        },
        new("effective_to", "Hiệu lực đến", When, 13, 20)
        {
            Write = (duty, _) => Wording.Day(duty.EffectiveTo),
            Read = (draft, cell) => draft.EffectiveTo = cell.Date(),
        },
        new("evidence", "Minh chứng", Product, 26, 500)
        {
            Write = (duty, _) => DutyVocabulary.Write(duty.EvidenceAskedFor),
            Read = (draft, cell) => draft.Evidence = cell.Evidence(),
            MayBeEmpty = true,
        },
        new("figures", "Số liệu", Product, 32, 1000)
        {
            Write = (duty, _) => duty.FiguresAskedFor.Count == 0 ? DutyVocabulary.Nothing : string.Join("; ", duty.FiguresAskedFor),
            Read = (draft, cell) => draft.Figures = cell.Figures(),
            MayBeEmpty = true,
        },
        new("verify", "Xác nhận", Authority, 20, 100)
        {
            Write = (duty, _) => DutyVocabulary.Write(duty.Check),
            Read = (draft, cell) => draft.Check = cell.Check(),
            Choices = _ => DutyVocabulary.Checks.All,
            Owns = text => DutyVocabulary.ReadCheck(text) is not null,
        },
        new("proposed", "Giá trị đề xuất", Remark, 28, 500)
        {
            Write = (duty, _) => duty.ProposedValues.Count == 0
                ? DutyVocabulary.Nothing
                : string.Join("; ", All!.Where(column => duty.ProposedValues.Contains(column.Name)).Select(column => column.Heading)),
            Read = (draft, cell) => draft.Proposed = cell.Proposed(),
            MayBeEmpty = true,
            MayBeMissing = true,
        },
    ];

    private static readonly Dictionary<string, DutyColumn> ByHeading =
        All.ToDictionary(column => DutyVocabulary.Key(column.Heading));

    /// <summary>The column under a heading; null: none of ours.</summary>
    public static DutyColumn? Find(string heading) => ByHeading.GetValueOrDefault(DutyVocabulary.Key(heading.TrimEnd('*', ' ')));

    public static DutyColumn Of(string name) => All.First(column => column.Name == name);
}
