using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>How the values of a duty read.</summary>
public sealed class DutyWords(IStringLocalizer<PlanningTexts> texts, IStringLocalizer<BoardTexts> board, TaskWords tasks)
{
    /// <summary>Hằng quý, chậm nhất 5 ngày sau khi hết quý; gặp ngày nghỉ thì vào ngày làm việc kế tiếp</summary>
    public string Due(Duty duty)
    {
        var rule = duty.DueRule;
        var often = texts[$"Recurrence.{duty.Recurrence}"];
        if (rule.BeforeDate is { } date)
        {
            var stated = date.InYear(2001);
            var last = stated.PlusDays(-1);
            return texts["Due.Before", often, Wording.ShortDay(stated), Wording.ShortDay(last)];
        }

        if (rule.BeforeDay is { } dayOfMonth)
        {
            return texts[duty.Recurrence == Recurrence.Monthly ? "Due.BeforeDay" : "Due.BeforeDay.LastMonth", often, dayOfMonth];
        }

        var period = texts[$"Recurrence.{duty.Recurrence}.Period"];
        var day = rule.OffsetDays == 0
            ? texts["Due.End", often, period]
            : texts["Due.AfterEnd", often, rule.OffsetDays, period];
        return $"{day.Value}; {texts[$"Shift.{rule.Shift}"].Value}";
    }

    public string Scope(Duty duty) => texts[$"Scope.{duty.Scope}"];

    /// <summary>IV.4 – Tuyên truyền, vận động nhân dân; of another plan the mark alone.</summary>
    public string WorkArea(Duty duty)
    {
        if (duty.WorkArea.Length == 0)
        {
            return texts["WorkArea.None"];
        }

        return board.Area(duty.WorkArea);
    }

    public string Mode(Duty duty) => texts[$"Mode.{duty.Mode}"];

    public string Verification(Duty duty) => duty.Check switch
    {
        { IsEach: true } => texts["Verify.Yes"],
        { SampledPercent: > 0 and var percent } => texts["Verify.Sampled", percent],
        _ => texts["Verify.No"],
    };

    /// <summary>1 văn bản hoặc ảnh; 1 bảng tổng hợp</summary>
    public string Evidence(Duty duty) => duty.EvidenceAskedFor.Count == 0
        ? texts["Nothing"]
        : string.Join("; ", duty.EvidenceAskedFor.Select(tasks.Asked));

    public string Figures(Duty duty) => duty.FiguresAskedFor.Count == 0
        ? texts["Nothing"]
        : string.Join("; ", duty.FiguresAskedFor.Select(TaskWords.Asked));

    /// <summary>Bodies by their names, a class of bodies by the plan's words; one that is gone by its successor's name, with
    /// its own behind it.</summary>
    public string Bodies(IEnumerable<string> codes, BodyHeirs heirs, string? dutyCode = null)
    {
        var names = codes.Select(code => code switch
        {
            Duty.OwnDistrict => texts["OwnDistrict"].Value,
            _ when code.StartsWith(Duty.ClassPrefix, StringComparison.Ordinal) => $"“{code[Duty.ClassPrefix.Length..]}”",
            _ => Body(code, heirs, dutyCode),
        }).ToList();
        return names.Count == 0 ? texts["Nothing"] : string.Join("; ", names);
    }

    private string Body(string code, BodyHeirs heirs, string? dutyCode)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (!heirs.Agencies.TryGetValue(code, out var agency))
        {
            return code;
        }

        var now = heirs.Of(agency, dutyCode);
        return now.Count == 0
            ? agency.NameIn(culture)
            : texts["Body.Formerly", string.Join(", ", now.Select(heir => heir.NameIn(culture))), agency.NameIn(culture)];
    }
}

/// <summary>The bodies that a matrix may name, by their code, and who stands for those that are gone.</summary>
public sealed class BodyHeirs(IReadOnlyDictionary<string, Agency> agencies, Lineage lineage)
{
    private readonly Dictionary<Guid, Agency> byId = agencies.Values.ToDictionary(agency => agency.Id);

    public IReadOnlyDictionary<string, Agency> Agencies => agencies;

    /// <summary>Empty: the body itself stands, or nobody took over. Without a duty all that took over.</summary>
    public IReadOnlyList<Agency> Of(Agency agency, string? dutyCode)
    {
        var next = dutyCode is null
            ? lineage.LinesOf(agency.Id).Select(line => line.SuccessorId).OfType<Guid>()
                .Select(id => lineage.Follow(id)).OfType<Guid>()
            : lineage.Follow(agency.Id, dutyCode) is { } heir && heir != agency.Id ? [heir] : [];
        return [.. next.Distinct().Where(byId.ContainsKey).Select(id => byId[id])];
    }
}
