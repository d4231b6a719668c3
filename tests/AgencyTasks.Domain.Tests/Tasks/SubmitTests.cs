using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Domain.Tests.Tasks;

public sealed class SubmitTests
{
    private static readonly DueDate Before15November = DueDate.Before(Written.Day("2019-11-15"));

    [Theory]
    [Trait("Plan", "VII.2")]
    [InlineData("2019-11-14T23:59:59.999+07:00", true, "2019-11-14T23:59:59.999+07:00")]
    [InlineData("2019-11-14T23:59:59.9999996+07:00", true, "2019-11-14T23:59:59.999999+07:00")]
    [InlineData("2019-11-15T00:00:00+07:00", false, "2019-11-15T00:00:00+07:00")]
    [InlineData("2019-11-15T00:00:00.0000004+07:00", false, "2019-11-15T00:00:00+07:00")]
    [InlineData("2019-11-14T17:00:00Z", false, "2019-11-15T00:00:00+07:00")]
    public void Submit_AroundMidnightOf15November_IsOnTimeOrLateByTheMicrosecondKept(
        string at, bool isOnTime, string kept)
    {
        var one = new OneTask(due: Before15November);

        var made = one.Task.Submit(one.Duty, OneTask.StampAt(Written.At(at)));

        (one.Task.IsSubmittedOnTime, one.Task.SubmittedAt).ShouldBe((isOnTime, Written.At(kept)));
        (made.IsOnTime, made.MadeAt).ShouldBe((isOnTime, Written.At(kept)));
    }

    [Fact]
    [Trait("Plan", "VII.2")]
    public void Submit_OnTimeAndVerifiedWeeksLater_StaysOnTime()
    {
        var one = new OneTask(due: Before15November);
        one.Task.Submit(one.Duty, OneTask.StampAt(Written.At("2019-11-14T16:00:00+07:00")));

        one.Task.Accept(OneTask.Police, Written.At("2019-12-02T09:00:00+07:00"));

        one.Task.IsSubmittedOnTime.ShouldBe(true);
        one.Task.SubmittedAt.ShouldBe(Written.At("2019-11-14T16:00:00+07:00"));
        one.Task.DecidedAt.ShouldBe(Written.At("2019-12-02T09:00:00+07:00"));
    }

    [Theory]
    [InlineData("2019-11-14T10:00:00+07:00", true)]
    [InlineData("2019-11-18T10:00:00+07:00", false)]
    public void Submit_AfterAReturn_CountsFromTheResubmission(string again, bool isOnTime)
    {
        var one = new OneTask(due: Before15November);
        one.Task.Submit(one.Duty, OneTask.StampAt(Written.At("2019-11-11T10:00:00+07:00")));
        one.Task.Return(OneTask.Police, Written.At("2019-11-12T10:00:00+07:00"), "Thiếu số liệu");

        one.Task.Submit(one.Duty, OneTask.StampAt(Written.At(again)));

        (one.Task.IsSubmittedOnTime, one.Task.SubmittedAt).ShouldBe((isOnTime, Written.At(again)));
        one.Task.Submissions.Select(s => s.IsOnTime).ShouldBe([true, isOnTime]);
        one.Task.LatestMade.ShouldBe(one.Task.Submissions[1]);
        one.Task.Reason.ShouldBeNull();
        one.Task.Submissions[0].ReturnReason.ShouldBe("Thiếu số liệu");
    }

    [Fact]
    public void Begin_AfterAReturn_BringsWordsFiguresAndEvidenceAlongInTheirOrder()
    {
        var one = new OneTask();
        var draft = one.Task.Begin(OneTask.Now);
        draft.Attach(Build.Item(EvidenceKind.Document, Build.Decision));
        draft.Attach(Build.Item(
            EvidenceKind.Photo, file: new StoredFile(new string('a', 64), "anh.jpg", 10, "image/jpeg")));
        draft.Write("Đã làm", isNothingToReport: false, [Build.Figure("Số buổi", 5)]);
        one.Do("Submit");
        one.Do("Return");

        var again = one.Task.Begin(OneTask.Now);

        again.Id.ShouldNotBe(draft.Id);
        again.Words.ShouldBe("Đã làm");
        again.Items.Select(item => (item.Position, item.Kind))
            .ShouldBe([(1, EvidenceKind.Document), (2, EvidenceKind.Photo)]);
        again.Figures.Single().Value.ShouldBe(5);
        again.Items.Select(item => item.Id).ShouldNotContain(draft.Items[0].Id);
        one.Task.Begin(OneTask.Now).ShouldBe(again);
        again.ComputeSeal().ShouldBe(draft.Seal);
    }

    // Asked for; figures asked for; items given; figures given; the rule that refuses.
    [Theory]
    [InlineData("", "", "", "", null)]
    [InlineData("Document|Photo:1", "", "", "", "EvidenceAskedForIsThere")]
    [InlineData("Document|Photo:1", "", "Link", "", "EvidenceAskedForIsThere")]
    [InlineData("Document|Photo:1", "", "Photo", "", null)]
    [InlineData("Photo:2", "", "Photo", "", "EvidenceAskedForIsThere")]
    [InlineData("Document:1;Photo:2", "", "Document Photo", "", "EvidenceAskedForIsThere")]
    [InlineData("Document:1;Photo:2", "", "Photo Photo Document", "", null)]
    [InlineData("", "Số buổi [buổi]", "", "", "FigureAskedForIsThere")]
    [InlineData("", "Số buổi [buổi]", "", "Số người", "FigureAskedForIsThere")]
    [InlineData("", "Số buổi [buổi]", "", "Số buổi", null)]
    [InlineData("", "Số buổi [buổi];Số người [người]", "", "Số buổi", "FigureAskedForIsThere")]
    [InlineData("", "Số buổi [buổi];Số người [người]", "", "Số buổi;Số người", null)]
    [InlineData("Figure:1", "", "", "", null)]
    [InlineData("Figure:1", "Số buổi [buổi]", "", "Số buổi", null)]
    [InlineData("Document|Figure:1", "", "", "", "EvidenceAskedForIsThere")]
    [InlineData("Document|Figure:1", "", "Document", "", null)]
    [InlineData("Document|Figure:1", "", "", "Số buổi", null)]
    public void Submit_WithOrWithoutWhatIsAskedFor_PassesOrIsRefusedWithNothingChanged(
        string evidence, string figures, string items, string given, string? rule)
    {
        var one = new OneTask(new DutySpec { Evidence = List(evidence), Figures = List(figures) });
        var draft = one.Task.Begin(OneTask.Now);
        draft.Write("Đã làm", isNothingToReport: false, List(given).Select(name => Build.Figure(name, 1)));
        foreach (var kind in items.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            draft.Attach(Build.Item(Enum.Parse<EvidenceKind>(kind)));
        }

        var before = Snapshot.Of(one.Task);
        if (rule is null)
        {
            one.Do("Submit");
            one.Task.State.ShouldBe(TaskState.Submitted);
        }
        else
        {
            Written.RefusalOf(() => one.Do("Submit")).ShouldBe(rule);
            Snapshot.Changes(before, Snapshot.Of(one.Task)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Submit_OfWhatNobodyBeganWithEvidenceMissing_LeavesItUnbegun()
    {
        var one = new OneTask(new DutySpec { Evidence = ["Document:1"] });
        var before = Snapshot.Of(one.Task);

        Written.RefusalOf(() => one.Do("Submit")).ShouldBe("EvidenceAskedForIsThere");

        Snapshot.Changes(before, Snapshot.Of(one.Task)).ShouldBeEmpty();
        one.Task.IsTouched.ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "NothingToReportNeedsSentence")]
    [InlineData("  \n", "NothingToReportNeedsSentence")]
    [InlineData("Trong kỳ không phát sinh vụ việc.", null)]
    public void NothingToReport_WithItsSentence_StandsInsteadOfEvidenceAndFigures(string words, string? rule)
    {
        var one = new OneTask(new DutySpec { Evidence = ["Document:1"], Figures = ["Số vụ [vụ]"] });
        one.Task.Begin(OneTask.Now).Write(words, isNothingToReport: true, []);

        if (rule is null)
        {
            one.Do("Submit");
            (one.Task.State, one.Task.IsNothingToReport).ShouldBe((TaskState.Submitted, true));
        }
        else
        {
            Written.RefusalOf(() => one.Do("Submit")).ShouldBe(rule);
            (one.Task.State, one.Task.IsNothingToReport).ShouldBe((TaskState.Open, false));
        }
    }

    [Fact]
    public void NothingToReport_ReturnedAndAnsweredWithEvidence_IsCountedAsWorkAgain()
    {
        var one = new OneTask(new DutySpec { Evidence = ["Document:1"] });
        one.Task.Begin(OneTask.Now).Write("Không phát sinh.", isNothingToReport: true, []);
        one.Do("Submit");
        one.Do("Return");
        var again = one.Task.Begin(OneTask.Now);
        again.Write("Đã làm", isNothingToReport: false, []);
        again.Attach(Build.Item(EvidenceKind.Document, Build.Decision));

        one.Do("Submit");

        one.Task.IsNothingToReport.ShouldBeFalse();
        one.Task.Submissions[0].IsNothingToReport.ShouldBeTrue();
    }

    private static string[] List(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
