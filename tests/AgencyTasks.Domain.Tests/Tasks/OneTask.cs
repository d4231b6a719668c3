using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Tasks;

/// <summary>
/// One task of so-y-te, due on 30/11/2019 unless said otherwise, generated on 1/11/2019, with an officer of the agency
/// and one of the police. Commands without a time happen on 20/11/2019 at 08:00, with a refusable default for each
/// argument.
/// </summary>
internal sealed class OneTask
{
    public static readonly Guid Officer = new("00000000-0000-7000-8000-00000000000a");
    public static readonly Guid Police = new("00000000-0000-7000-8000-00000000000b");
    public static readonly Instant Now = Written.At("2019-11-20T08:00:00+07:00");

    public OneTask(DutySpec? spec = null, DueDate? due = null)
    {
        Duty = Build.Duty(spec);
        var period = ReportingPeriod.Containing(Written.Day("2019-11-01"), Recurrence.Monthly);
        Wanted = new WantedTask(
            Duty, Guid.CreateVersion7(), Place.Province, period, due ?? DueDate.On(Written.Day("2019-11-30")));
        Task = AgencyTask.Generate(Guid.CreateVersion7(), Wanted, Written.At("2019-11-01T01:00:00+07:00"));
    }

    public Duty Duty { get; }

    public WantedTask Wanted { get; }

    public AgencyTask Task { get; }

    public static SubmissionStamp StampAt(Instant at) =>
        new() { By = Officer, At = at, OperationId = Guid.CreateVersion7(), ReceiptNumber = "2019-000123" };

    /// <summary>In a named situation: what happened before, in words.</summary>
    public static OneTask In(string situation, bool needsVerification = true)
    {
        var one = new OneTask(new DutySpec { NeedsVerification = needsVerification });
        foreach (var happened in situation switch
        {
            "Open" => "",
            "Begun" => "Begin",
            "Asked" => "AskExtension",
            "Extended" => "AskExtension AgreeExtension",
            "Submitted" => "Submit",
            "SubmittedAsked" => "AskExtension Submit",
            "Returned" => "Submit Return",
            "ReturnedAsked" => "Submit Return AskExtension",
            "Accepted" => "Submit Accept",
            "AcceptedAsked" => "AskExtension Submit Accept",
            "Waived" => "Waive",
            "Cancelled" => "Cancel",
            _ => throw new ArgumentOutOfRangeException(nameof(situation), situation, message: null),
        } is var all ? all.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            one.Do(happened);
        }

        return one;
    }

    public void Do(string command)
    {
        var later = Wanted with { Due = DueDate.On(Written.Day("2019-12-15")) };
        switch (command)
        {
            case "Begin":
                Task.Begin(Now);
                break;
            case "Submit":
                Task.Submit(Duty, StampAt(Now));
                break;
            case "Accept":
                Task.Accept(Police, Now);
                break;
            case "AcceptOwn":
                Task.Accept(Officer, Now);
                break;
            case "Return":
                Task.Return(Police, Now, "Thiếu số liệu");
                break;
            case "ReturnOwn":
                Task.Return(Officer, Now, "Thiếu số liệu");
                break;
            case "Waive":
                Task.Waive(Now, "Không thuộc địa bàn");
                break;
            case "Cancel":
                Task.Cancel(Now, "Nhiệm vụ đã kết thúc");
                break;
            case "Move":
                Task.Move(later);
                break;
            case "AskExtension":
                Task.AskExtension(Officer, Now, Written.Day("2019-12-10"), "Chờ số liệu của huyện");
                break;
            case "AgreeExtension":
                Task.AgreeExtension(Police, Now, Written.Day("2019-12-05"));
                break;
            case "AgreeOwn":
                Task.AgreeExtension(Officer, Now, Written.Day("2019-12-05"));
                break;
            case "RefuseExtension":
                Task.RefuseExtension(Police, Now, "Đủ thời gian");
                break;
            case "RefuseOwn":
                Task.RefuseExtension(Officer, Now, "Đủ thời gian");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command, message: null);
        }
    }
}
