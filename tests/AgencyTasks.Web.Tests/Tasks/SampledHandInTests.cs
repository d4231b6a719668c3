using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Tasks;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>A duty whose submissions are checked by sample, on the pages of both sides.</summary>
public sealed class SampledHandInTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string DutyCode = "V.7.2a-1";

    [Fact]
    public async Task Check_OfASampledDuty_SaysTheShare_AndWhatIsDrawnWaitsUnderItsMark()
    {
        await SampleAsync(100);
        var task = await web.FreshTaskAsync("so-y-te", DutyCode);
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");
        var check = await client.SubmitFormAsync(form.Form(), form.FilledIn());
        check.Text.ShouldContain("Công an tỉnh kiểm tra xác suất 100% số lần nộp của nhiệm vụ này");

        var receipt = await client.SendAsync(check);

        receipt.Text.ShouldContain("Lần nộp này được rút để kiểm tra xác suất: chờ Công an tỉnh xác nhận");
        receipt.Text.ShouldMatch("Kiểm tra xác suất: được rút, tính từ mục nhật ký số [0-9]+");
        var queue = await (await web.SignedInAsync(Desk.Police)).OpenAsync($"/xac-nhan/{task}");
        queue.Document.QuerySelector($".task-card[href^='/xac-nhan/{task}']")!.Text().ShouldContain("Kiểm tra xác suất");
        queue.Document.QuerySelector(".panel .state")!.Text().ShouldContain("Kiểm tra xác suất");
    }

    [Fact]
    public async Task Check_OfWhatWasNotDrawn_IsDoneAtOnce()
    {
        await SampleAsync(1);
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        // One in a hundred is drawn: of three in a row all are once in a million runs.
        for (var i = 0; i < 3; i++)
        {
            var task = await web.FreshTaskAsync("so-y-te", DutyCode);
            var receipt = await client.HandInAsync(task);
            if (await web.ReadAsync(db => db.Tasks.AnyAsync(one => one.Id == task && one.State == TaskState.Accepted)))
            {
                receipt.Text.ShouldMatch("Kiểm tra xác suất: không được rút, tính từ mục nhật ký số [0-9]+");
                receipt.Text.ShouldNotContain("chờ Công an tỉnh xác nhận");
                return;
            }
        }

        Assert.Fail("All three were drawn.");
    }

    private Task SampleAsync(int percent) => web.AsSystemAsync<AgencyTasksDb>(db => db.Duties
        .Where(duty => duty.Code == DutyCode)
        .ExecuteUpdateAsync(set => set.SetProperty(duty => duty.NeedsVerification, false)
            .SetProperty(duty => duty.SampledPercent, percent)));
}
