using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Web.Pages.Tasks;

/// <summary>A check page that warns of traces and asks for the person's choice.</summary>
public interface ITraceChoice
{
    IReadOnlyList<FoundTrace> Traces { get; }

    /// <summary>"Tôi đã kiểm tra, vẫn gửi".</summary>
    bool IsChecked { get; }
}
