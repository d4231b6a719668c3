using AgencyTasks.Core.Notices;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Web.Tests.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Web.Tests.Notices;

public sealed class MailboxTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_ThatNoServerTook_IsListedAndShownShutIn()
    {
        await SendAsync();
        var client = await web.SignedInAsync(PoliceSteps.Admin);
        var list = await client.OpenAsync("/quan-tri/thu");
        var card = list.Document.QuerySelector(".mail-list a")!;

        var mail = await client.OpenAsync(card.GetAttribute("href")!);

        mail.Status.ShouldBe(200);
        mail.Heading.ShouldStartWith("[");
        mail.Document.QuerySelector(".mail-text")!.TextContent.Length.ShouldBeGreaterThan(100);
        var frame = mail.Document.QuerySelector("iframe")!;
        frame.GetAttribute("sandbox").ShouldBe("");
        using var html = await client.GetAsync(frame.GetAttribute("src"), Token);
        html.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox; default-src 'none'");
        (await html.Content.ReadAsStringAsync(Token)).ShouldContain("<table");
        using var file = await client.GetAsync(mail.Link(".eml"), Token);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("message/rfc822");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Theory]
    [InlineData("/quan-tri/thu/2019-11-04/073000-khongco")]
    [InlineData("/quan-tri/thu/..%2F..%2Fetc/passwd")]
    [InlineData("/quan-tri/thu/2019-11-04/..%2F..%2Fx")]
    public async Task Mail_ThatIsNotThere_IsNotFound(string url) =>
        (await (await web.SignedInAsync(PoliceSteps.Admin)).OpenAsync(url)).Status.ShouldBe(404);

    [Fact]
    public async Task Notice_ThatTheServerRefused_IsShownWithItsReason()
    {
        await PlanAsync();
        var address = await web.ReadAsync(async db =>
        {
            var notice = await db.Notices.FirstAsync(Token);
            notice.Park("550 5.1.1 <script>alert(1)</script> no such user");
            await db.SaveChangesAsync(Token);
            return notice.ToAddress;
        });

        var page = await (await web.SignedInAsync(PoliceSteps.Officer)).OpenAsync("/quan-tri/thu");

        page.Text.ShouldContain(address);
        page.Text.ShouldContain("550 5.1.1 <script>alert(1)</script> no such user");
        page.Text.ShouldContain("Máy chủ từ chối");
    }

    [Fact]
    public async Task File_HasWhatThePageSaysOfEachMail_AndReasonsThatRunNothing()
    {
        await SendAsync();
        await web.ReadAsync(async db =>
        {
            (await db.Notices.OrderBy(notice => notice.Id).LastAsync(Token)).Park("=HYPERLINK(\"http://hai.example\")");
            return await db.SaveChangesAsync(Token);
        });
        var client = await web.SignedInAsync(PoliceSteps.Officer);
        var page = await client.OpenAsync("/quan-tri/thu");
        var cards = page.Document.QuerySelectorAll(".mail-list a").Select(card => (
            OpenedPage.Fold(card.QuerySelector(".task-title")!.TextContent),
            OpenedPage.Fold(card.QuerySelector(".task-place")!.TextContent))).ToList();

        var sheets = await client.OpenListFileAsync(page);

        sheets.Keys.ShouldBe(["Thư đã viết", "Thư chưa gửi được"]);
        sheets["Thư đã viết"][0].ShouldBe(["Tiêu đề thư", "Gửi đến", "Ngày", "Giờ"]);
        var mails = sheets["Thư đã viết"].Skip(1).ToList();
        mails.Take(cards.Count).Select(row => (OpenedPage.Fold(row[0]), OpenedPage.Fold(row[1]))).ShouldBe(cards);
        mails.ShouldAllBe(row => row[2] == "04/11/2019");
        sheets["Thư chưa gửi được"].ShouldContain(row => row[6] == "'=HYPERLINK(\"http://hai.example\")");
    }

    private Task PlanAsync() => web.AsSystemAsync((PlanRemindersJob job) => job.ExecuteAsync(token: Token));

    private async Task SendAsync()
    {
        await PlanAsync();
        await web.AsSystemAsync((SendNoticesJob job) => job.ExecuteAsync(Token));
    }
}
