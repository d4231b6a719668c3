using System.Globalization;
using System.Text.RegularExpressions;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>How an entry of the trail reads: its event, what it is about, its note, a fault that was found.</summary>
public sealed class TrailWords(IStringLocalizer<AuditingTexts> texts, TaskWords tasks)
{
    private const int ShownDigits = 12;

    private static readonly Regex Production = new(
        @"^(version (?<version>[0-9]+)(: )?)?(\+(?<added>[0-9]+)( -(?<cancelled>[0-9]+) ~(?<moved>[0-9]+)( \^(?<restored>[0-9]+) \*(?<revised>[0-9]+))?)?)?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public string Event(string name) => Or($"Event.{name}", name);

    public string Kind(string kind) => Or($"Kind.{kind}", kind);

    public string Subject(TrailLine line) => line.Subject is not { } subject
        ? Kind(line.Entry.SubjectKind)
        : line.Entry.SubjectKind == "matrix" ? texts["Subject.Version", subject.Title] : subject.Title;

    /// <summary>Sở Y tế · Xã Phú Lâm, huyện Yên Sơn · Tháng 10/2019; null for what is no task.</summary>
    public string? Place(TrailLine line) => line.Subject is { Agency: { } agency, Period: { } period } subject
        ? $"{agency} · {tasks.Place(subject.Commune, subject.District)} · {tasks.Period(period)}"
        : null;

    public string Reason(string? reason)
    {
        if (string.IsNullOrEmpty(reason))
        {
            return "";
        }

        var parts = new List<string>();
        var files = KnownFiles.Read(reason).Select(hash => $"{hash[..ShownDigits]}…").ToList();
        if (files.Count > 0)
        {
            parts.Add(texts["Reason.Files", files.Count, string.Join(", ", files)]);
        }

        if (AnsweredWarnings.Read(reason) is { Count: > 0 } warned)
        {
            parts.Add(texts["Reason.Warned", string.Join(", ", warned.Select(kind => texts[$"Trace.{kind}"].Value))]);
        }

        if (parts.Count > 0)
        {
            return string.Join("; ", parts);
        }

        return Production.Match(reason) is { Success: true } match ? Produced(match) : reason;
    }

    public string Fault(TrailFinding finding) =>
        texts[$"Fault.{finding.Fault}", finding.Seq?.ToString(CultureInfo.CurrentCulture) ?? "", finding.What];

    private string Produced(Match match)
    {
        var parts = new List<string>();
        if (match.Groups["version"].Success)
        {
            parts.Add(texts["Reason.Version", match.Groups["version"].Value]);
        }

        if (match.Groups["moved"].Success)
        {
            var what = texts[
                "Reason.Production", match.Groups["added"].Value, match.Groups["cancelled"].Value, match.Groups["moved"].Value].Value;
            var (restored, revised) = (match.Groups["restored"].Value, match.Groups["revised"].Value);
            parts.Add((restored, revised) is ("" or "0", "" or "0")
                ? what
                : $"{what}, {texts["Reason.Production.More", restored, revised].Value}");
        }
        else if (match.Groups["added"].Success)
        {
            parts.Add(texts["Reason.Born", match.Groups["added"].Value]);
        }

        return string.Join(": ", parts);
    }

    private string Or(string key, string name) => texts[key] is { ResourceNotFound: false } text ? text.Value : name;
}
