using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Tests.Verification;

public sealed class VerificationTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Queue_TheOldestFirst_AfterEachTheNext()
    {
        web.Clock.Now += Duration.FromMinutes(1);
        var first = await web.HandedInAsync("Thứ nhất.");
        web.Clock.Now += Duration.FromMinutes(1);
        var second = await web.HandedInAsync("Thứ hai.");
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var queue = await client.OpenAsync("/xac-nhan");
        var links = queue.Document.QuerySelectorAll(".task-card").Select(card => card.GetAttribute("href")!).ToList();
        links.IndexOf($"/xac-nhan/{first}").ShouldBeLessThan(links.IndexOf($"/xac-nhan/{second}"));

        var answer = await AcceptAsync(client, first);

        answer.Url.ShouldBe($"/xac-nhan/{second}?vua={first}");
        answer.Text.ShouldContain("Đã xác nhận: Xét nghiệm, xác định tình trạng nghiện ma túy");
        (await StateAsync(first)).ShouldBe(TaskState.Accepted);
        (await StateAsync(second)).ShouldBe(TaskState.Submitted);
    }

    [Fact]
    public async Task Detail_ShowsWhatWasHandedInAndThePlansSentence()
    {
        var taskId = await web.HandedInAsync("Không có cơ sở nào vi phạm.");
        var page = await (await web.SignedInAsync(PoliceSteps.Officer)).OpenAsync($"/xac-nhan/{taskId}");

        page.Text.ShouldContain("Không có cơ sở nào vi phạm.");
        page.Text.ShouldContain("Nguyễn Thị Thanh Thảo");
        page.Text.ShouldContain("Mục V.7.2a của kế hoạch");
        page.Text.ShouldContain("đã chờ 0 ngày làm việc");
    }

    [Fact]
    public async Task Return_WithoutAReason_SaysSoAndChangesNothing()
    {
        var taskId = await web.HandedInAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        var answer = await ReturnAsync(client, taskId, "   ");

        answer.Errors.ShouldBe(["Ghi lý do trả lại: còn thiếu gì và đơn vị cần làm gì."]);
        (await StateAsync(taskId)).ShouldBe(TaskState.Submitted);
    }

    [Fact]
    public async Task Return_WithWhatLooksPersonalInItsReason_IsPointedOutOnce()
    {
        var taskId = await web.HandedInAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        var warned = await ReturnAsync(client, taskId, "Bỏ số CCCD 008099001234.");

        warned.Errors.ShouldHaveSingleItem().ShouldContain("“008099001234”, “số CCCD”");
        (await StateAsync(taskId)).ShouldBe(TaskState.Submitted);
        await client.SubmitFormAsync(
            warned.Form(PoliceSteps.Decision), button: warned.Form(PoliceSteps.Decision).Button("Trả lại"));
        (await StateAsync(taskId)).ShouldBe(TaskState.Returned);
    }

    [Fact]
    public async Task Return_WithAReason_GivesItBackAndIsShownNextTime()
    {
        var taskId = await web.HandedInAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        var answer = await ReturnAsync(client, taskId, "Thiếu số liệu của huyện Na Hang.");

        answer.Text.ShouldContain("Đã trả lại: ");
        (await StateAsync(taskId)).ShouldBe(TaskState.Returned);
        await web.HandInAsync(taskId, PoliceSteps.FocalPoint, "Đã bổ sung.");
        var again = await client.OpenAsync($"/xac-nhan/{taskId}");
        again.Text.ShouldContain("Đã trả lại 1 lần");
        again.Text.ShouldContain("“Thiếu số liệu của huyện Na Hang.”");
    }

    [Fact]
    public async Task Decision_AfterAnotherOfficers_IsRefusedWithWhoAndWhenAndKeepsTheText()
    {
        var taskId = await web.HandedInAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync($"/xac-nhan/{taskId}");
        await web.AcceptAsync(taskId, PoliceSteps.OtherOfficer);

        var answer = await client.SubmitFormAsync(
            page.Form(PoliceSteps.Decision), new() { ["Reason"] = "Xem lại giúp tôi." }, button: page.Form(PoliceSteps.Decision).Button("Trả lại"));

        answer.Status.ShouldBe(409);
        answer.Errors.Single().ShouldStartWith("Lục Thị Mộc Lan đã xác nhận kết quả này lúc ");
        answer.Document.QuerySelector("#Kept")!.TextContent.ShouldBe("Xem lại giúp tôi.");
        (await StateAsync(taskId)).ShouldBe(TaskState.Accepted);
    }

    [Fact]
    public async Task Decision_OnWhatWasHandedInAgainSince_IsRefusedAndShowsTheNewOne()
    {
        var taskId = await web.HandedInAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync($"/xac-nhan/{taskId}");
        await web.ActAsync<ReturnSubmission>(PoliceSteps.OtherOfficer, (giveBack, viewer) =>
            giveBack.ExecuteAsync(new(taskId, "Thiếu.", viewer), default));
        await web.HandInAsync(taskId, PoliceSteps.FocalPoint, "Bản mới.");

        var answer = await client.SubmitFormAsync(page.Form(PoliceSteps.Decision), button: page.Form(PoliceSteps.Decision).Button("Xác nhận"));

        answer.Status.ShouldBe(409);
        answer.Errors.Single().ShouldStartWith("Lục Thị Mộc Lan đã trả lại kết quả này lúc ");
        answer.Text.ShouldContain("Bản mới.");
        (await StateAsync(taskId)).ShouldBe(TaskState.Submitted);
    }

    [Fact]
    public async Task Accept_PressedTwice_IsDoneOnce()
    {
        var taskId = await web.HandedInAsync();
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync($"/xac-nhan/{taskId}");
        var form = page.Form(PoliceSteps.Decision);

        (await client.SubmitFormAsync(form, button: form.Button("Xác nhận"))).Status.ShouldBe(200);
        var second = await client.SubmitFormAsync(form, button: form.Button("Xác nhận"));

        second.Status.ShouldBe(200);
        second.Text.ShouldContain("Đã xác nhận: ");
        (await web.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == taskId && entry.Event == "Accepted")))
            .ShouldBe(1);
    }

    [Fact]
    public async Task OwnSubmission_HasNoButtonsAndIsRefused()
    {
        // One person with both posts: focal point and coordinator of the provincial police.
        var personId = await web.ReadAsync(async db =>
        {
            var person = await db.People.Include(one => one.Posts).FirstAsync(one => one.Code == "tran-thanh-giang");
            var post = new Post
            {
                Role = Role.FocalPoint,
                AgencyId = person.Posts[0].AgencyId,
                From = new LocalDate(2019, 1, 1),
                Decision = "1/QĐ-CAT",
            };
            person.Hold(post);
            await db.SaveChangesAsync();
            return person.Id;
        });
        var taskId = await web.ReadAsync(db => db.Tasks
            .Where(task => task.State == TaskState.Open && db.Agencies.Any(a => a.Id == task.AgencyId && a.Code == "cong-an-tinh")
                && db.Duties.Any(duty => duty.Id == task.DutyId && duty.NeedsVerification))
            .Select(task => task.Id).FirstAsync());
        await web.HandInAsync(taskId, "tran-thanh-giang", "Không phát sinh.");
        var client = await web.SignedInAsync("tran-thanh-giang");
        var page = await client.OpenAsync($"/xac-nhan/{taskId}");

        page.Text.ShouldContain("Anh chị là người nộp kết quả này nên không tự xác nhận.");
        page.Document.QuerySelectorAll(PoliceSteps.Decision).ShouldBeEmpty();
        (await client.ForceAsync(page, $"/xac-nhan/{taskId}?handler=Accept")).Status.ShouldBe(409);
        (await StateAsync(taskId)).ShouldBe(TaskState.Submitted);
        personId.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task Queue_CountsAndMarksWhatHasWaitedTooLong_OnTheBoardToo()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var taskId = await web.HandedInAsync();
        (await client.OpenAsync($"/xac-nhan/{taskId}")).Document.QuerySelectorAll(".panel .state.tone-amber").ShouldBeEmpty();

        web.Clock.Now += Duration.FromDays(10);

        var page = await client.OpenAsync($"/xac-nhan/{taskId}");
        page.Text.ShouldContain("kết quả đã chờ quá 5 ngày làm việc");
        page.Document.QuerySelector(".panel .state.tone-amber")!.TextContent.ShouldContain("chờ lâu");
        (await client.OpenAsync("/bang")).Text.ShouldContain("chờ Công an tỉnh xác nhận quá 5 ngày làm việc");
    }

    [Fact]
    public async Task Return_WithTickedReasonsAndOwnWords_JoinsThem_AndOffersWhatWasSaidOften()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var earlier = await web.HandedInAsync();
            await ReturnAsync(client, earlier, "Thiếu biểu số 02.");
        }

        var taskId = await web.HandedInAsync();
        var page = await client.OpenAsync($"/xac-nhan/{taskId}");
        var offered = page.Document.QuerySelectorAll("input[name=Ticked]").Select(box => box.GetAttribute("value")!).ToList();
        offered[0].ShouldBe("Thiếu biểu số 02.");
        offered.ShouldContain("Ảnh mờ, không đọc được; hãy chụp lại hoặc nộp bản điện tử.");

        var form = page.Form(PoliceSteps.Decision);
        await client.SubmitFormAsync(
            form, new() { ["Ticked"] = offered[^1], ["Reason"] = "Nộp lại trước thứ Sáu." }, button: form.Button("Trả lại"));

        var reason = await web.ReadAsync(db => db.Tasks.Where(task => task.Id == taskId).Select(task => task.Reason).SingleAsync());
        reason.ShouldBe($"{offered[^1]}\nNộp lại trước thứ Sáu.");
    }

    [Fact]
    public async Task Task_ThatIsNotThere_IsNotFound()
    {
        var client = await web.SignedInAsync(PoliceSteps.Officer);

        (await client.OpenAsync($"/xac-nhan/{Guid.NewGuid()}")).Status.ShouldBe(404);
    }

    private static async Task<OpenedPage> AcceptAsync(HttpClient client, Guid taskId)
    {
        var page = await client.OpenAsync($"/xac-nhan/{taskId}");
        return await client.SubmitFormAsync(page.Form(PoliceSteps.Decision), button: page.Form(PoliceSteps.Decision).Button("Xác nhận"));
    }

    private static async Task<OpenedPage> ReturnAsync(HttpClient client, Guid taskId, string reason)
    {
        var page = await client.OpenAsync($"/xac-nhan/{taskId}");
        return await client.SubmitFormAsync(page.Form(PoliceSteps.Decision), new() { ["Reason"] = reason }, button: page.Form(PoliceSteps.Decision).Button("Trả lại"));
    }

    private Task<TaskState> StateAsync(Guid taskId) =>
        web.ReadAsync(db => db.Tasks.Where(task => task.Id == taskId).Select(task => task.State).SingleAsync());
}
