using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Infrastructure;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>Miễn: the police release an agency from a task, with a reason.</summary>
public sealed class WaiveModel(
    CurrentViewer current, TaskDetailQuery query, WaiveTask waive, RuleMessages messages, TaskWords words,
    IStringLocalizer<Shared> shared) : EndingModel(current, query, messages, words, shared)
{
    public override string Verb => "Waive";

    protected override bool IsOpen => Detail.Task.State == TaskState.Open;

    protected override Task EndAsync(Guid id, string reason, CancellationToken token) =>
        waive.ExecuteAsync(new(id, reason, Viewer), token);
}
