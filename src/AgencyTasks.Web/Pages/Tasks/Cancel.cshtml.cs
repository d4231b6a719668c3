using AgencyTasks.Core.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Hủy: the police call off a task that nobody began, with a reason.</summary>
public sealed class CancelModel(
    CurrentViewer current, TaskDetailQuery query, CancelTask cancel, RuleMessages messages, TaskWords words,
    IStringLocalizer<Shared> shared) : EndingModel(current, query, messages, words, shared)
{
    public override string Verb => "Cancel";

    protected override bool IsOpen => !Detail.Task.IsTouched;

    protected override Task EndAsync(Guid id, string reason, CancellationToken token) =>
        cancel.ExecuteAsync(new(id, reason, Viewer), token);
}
