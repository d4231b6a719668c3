using AgencyTasks.Core.Display;
using AgencyTasks.Core.Planning.Sheets;
using AgencyTasks.Domain;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>What is wrong in a file, in a sentence that says where and what to do.</summary>
public sealed class ImportWords(IStringLocalizer<ImportTexts> texts, IStringLocalizer<Shared> shared, RuleMessages messages)
{
    /// <summary>Ô G12</summary>
    public string Where(SheetFault fault) => fault.Cell is { } cell ? texts["At.Cell", cell]
        : fault.Row > 0 ? texts["At.Row", fault.Row]
        : texts["At.File"];

    /// <summary>Tháng 6 có 30 ngày (năm 2019). Hãy kiểm tra lại ngày.</summary>
    public string What(SheetFault fault)
    {
        var values = fault.Values.Select(value => value switch
        {
            LocalDate day => Wording.Day(day),
            string text => Short(text),
            _ => value,
        }).ToArray();
        var own = texts[fault.Key, values];
        return own.ResourceNotFound ? shared[fault.Key, values] : own;
    }

    /// <summary>Ô G12: Tháng 6 có 30 ngày (năm 2019). Hãy kiểm tra lại ngày.</summary>
    public string Sentence(SheetFault fault) => fault.Row > 0 ? $"{Where(fault)}: {What(fault)}" : What(fault);

    /// <summary>In the words for a table where those for evidence would mislead.</summary>
    public string Sentence(RuleRefusedException refusal)
    {
        var own = texts[$"Rule.{refusal.Rule.Name}", [.. refusal.Values]];
        return own.ResourceNotFound ? messages.Sentence(refusal) : own;
    }

    /// <summary>A cell's text may be a page long.</summary>
    private static string Short(string text) => text.Length <= 1000 ? text : text[..1000] + "…";
}
