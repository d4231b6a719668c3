using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Successions;

/// <summary>One body of a split that a person may choose among.</summary>
public sealed record PickOption(int Row, string Name, bool IsChosen);

/// <summary>A duty, post or open task of a split body, how it reads and where it may go.</summary>
public sealed record PickChoice(
    int Index, ChoiceKind Kind, string Item, Guid PredecessorId, string Label, IReadOnlyList<PickOption> Options);

/// <summary>A box that the confirmation sends along unseen.</summary>
public sealed record KeptBox(string Name, string Value);

/// <summary>What the preview shows of an act.</summary>
public sealed class PreviewView
{
    private readonly SuccessionPreview preview;
    private readonly SuccessionPage page;

    public PreviewView(SuccessionPage page, IStringLocalizer<SuccessionTexts> texts)
    {
        this.page = page;
        preview = page.Preview!;
        var split = preview.Act.Lines
            .Where(line => line.UnitKind == UnitKind.Agency && line.Kind == SuccessionKind.Split)
            .Select(line => line.PredecessorId).ToHashSet();
        var items = preview.Duties.Select(duty => (ChoiceKind.Duty, duty.Code, duty.AgencyId, $"{duty.Code} · {duty.Title}"))
            .Concat(preview.Posts.Select(post =>
                (ChoiceKind.Post, post.Id.ToString(), post.AgencyId, $"{post.FullName} · {texts[$"Role.{post.Role}"].Value}")))
            .Concat(preview.Tasks.Select(task => (ChoiceKind.Task, task.Id.ToString(), task.AgencyId, Label(task))));
        Choices =
        [
            .. items.Where(item => split.Contains(item.AgencyId)).Select((item, index) => new PickChoice(
                index, item.Item1, item.Item2, item.AgencyId, item.Item4,
                Options(item.Item1, item.Item2, item.AgencyId))),
        ];
    }

    public IReadOnlyList<PickChoice> Choices { get; }

    public bool IsSplit => Choices.Count > 0;

    public int Moved => preview.Tasks.Count(task => task.Heir is not null);

    public int Cancelled => preview.Tasks.Count(task => task.Heir is null);

    public int Waiting => preview.Tasks.Count(task => task.Heir is not null && task.State == TaskState.Submitted);

    /// <summary>Rows of the form, so that nothing is lost between preview and confirmation.</summary>
    public IEnumerable<KeptBox> Kept => page.Rows.SelectMany((row, index) => new (string Box, string? Value)[]
    {
        (nameof(row.First), row.First?.ToString()),
        (nameof(row.Second), row.Second?.ToString()),
        (nameof(row.Third), row.Third?.ToString()),
        (nameof(row.Name), row.Name),
        (nameof(row.ShortName), row.ShortName),
        (nameof(row.EnglishName), row.EnglishName),
        (nameof(row.Mail), row.Mail),
        (nameof(row.Code), row.Code),
        (nameof(row.DistrictId), row.DistrictId?.ToString()),
        (nameof(row.TakesTheRest), row.TakesTheRest ? "true" : null),
        (nameof(row.ReceiverId), row.ReceiverId?.ToString()),
        (nameof(row.CancelReason), row.CancelReason),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => new KeptBox($"Rows[{index}].{pair.Box}", pair.Value!)));

    /// <summary>How many open tasks go along a line.</summary>
    public int TasksOf(SuccessionLine line) => preview.Tasks.Count(task => IsAt(task, line) && GoesTo(task, line.SuccessorId));

    public int PostsOf(SuccessionLine line) =>
        preview.Posts.Count(post => post.AgencyId == line.PredecessorId && post.ToAgencyId == line.SuccessorId);

    private static bool IsAt(PassingTask task, SuccessionLine line) => line.UnitKind switch
    {
        UnitKind.Agency => task.AgencyId == line.PredecessorId,
        UnitKind.Commune => task.CommuneId == line.PredecessorId,
        _ => task.DistrictId == line.PredecessorId,
    };

    private static bool GoesTo(PassingTask task, Guid? successor) => task.Heir is not { } heir
        ? successor is null
        : successor is not null
            && (heir.AgencyId == successor || heir.Place.CommuneId == successor || heir.Place.DistrictId == successor);

    private string Label(PassingTask task) => string.Join(" · ", new[]
    {
        task.Title,
        preview.NameOf(task.CommuneId ?? task.DistrictId),
        Wording.Period(task.PeriodCode, CultureInfo.CurrentUICulture),
    }.Where(part => !string.IsNullOrEmpty(part)));

    private List<PickOption> Options(ChoiceKind kind, string item, Guid predecessor)
    {
        var chosen = preview.Act.Choices
            .FirstOrDefault(one => one.Kind == kind && one.Item == item && one.PredecessorId == predecessor)?.SuccessorId;
        return
        [
            .. preview.Rows.Index().Where(row => row.Item.Predecessors.Contains(predecessor)).Select(row => new PickOption(
                row.Index, preview.NameOf(row.Item.SuccessorId) ?? "", chosen is not null && chosen == row.Item.SuccessorId)),
        ];
    }
}
