using System.Globalization;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Web.Tests.Lists;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Auditing;

public sealed class TrailPageTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Auditor = "giap-thi-minh-chau";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trail_SearchedByPersonAndEvent_SpeaksVietnamese()
    {
        var client = await web.SignedInAsync(Auditor);

        var page = await client.OpenAsync("/kiem-toan?nguoi=ma+dinh+thach&viec=MatrixPublished");

        page.Status.ShouldBe(200);
        page.Document.QuerySelectorAll(".trail tbody tr").Length.ShouldBe(1);
        page.Text.ShouldContain("Công bố ma trận");
        page.Text.ShouldContain("Ma Đình Thạch");
        (await client.OpenAsync("/kiem-toan?tu=99/99/2019")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("/kiem-toan?viec=MatrixPublished")]
    [InlineData("/kiem-toan?nguoi=ma+dinh+thach&den=4/11/2019")]
    public async Task File_OfASearch_HasExactlyItsEntries(string url)
    {
        var client = await web.SignedInAsync(Auditor);
        var page = await client.OpenAsync(url);
        var shown = page.Document.QuerySelectorAll(".trail tbody th").Select(cell => cell.TextContent).ToList();

        var rows = (await client.OpenListFileAsync(page))["Nhật ký"];

        shown.ShouldNotBeEmpty();
        rows.Count.ShouldBe(1 + int.Parse(
            page.Document.QuerySelector("[data-rows]")!.GetAttribute("data-rows")!, CultureInfo.InvariantCulture));
        rows.Skip(1).Take(shown.Count).Select(row => row[0]).ShouldBe(shown);
    }

    [Fact]
    public async Task File_OfTheWholeTrail_LeavesNoEntryOut()
    {
        var client = await web.SignedInAsync(Auditor);

        var rows = (await client.OpenListFileAsync(await client.OpenAsync("/kiem-toan")))["Nhật ký"];

        rows[0].ShouldBe([
            "Số", "Ngày", "Giờ", "Ai", "Việc", "Về", "Đối tượng", "Cơ quan chủ trì", "Xã, phường, thị trấn",
            "Huyện, thành phố", "Kỳ", "Ghi chú", "Mã (SHA-256)",
        ]);
        var entries = await web.ReadAsync(db => db.AuditEntries.OrderByDescending(entry => entry.Seq)
            .Select(entry => new { entry.Seq, entry.Hash }).ToListAsync(Token));
        rows.Skip(1).Select(row => (long.Parse(row[0], CultureInfo.InvariantCulture), row[12]))
            .ShouldBe(entries.Select(entry => (entry.Seq, entry.Hash)));
    }

    [Fact]
    public async Task Search_ReadAFewAtATime_FindsEachEntryOnce()
    {
        var found = new List<long>();
        await web.AsSystemAsync<TrailSearchQuery>(async query =>
        {
            await foreach (var line in query.AllAsync(new() { Take = 100 }, Token))
            {
                found.Add(line.Entry.Seq);
            }
        });

        found.Count.ShouldBeGreaterThan(100);
        found.ShouldBe(await web.ReadAsync(db => db.AuditEntries.OrderByDescending(entry => entry.Seq).Select(entry => entry.Seq).ToListAsync(Token)));
    }

    [Fact]
    public async Task Verification_OfAnUntouchedSystem_IsGreen()
    {
        var client = await web.SignedInAsync(Auditor);

        var form = await client.OpenAsync("/kiem-toan/kiem-tra");
        var page = await client.SubmitFormAsync(FormOf(form, "handler=Now"));

        page.Text.ShouldContain("Nguyên vẹn");
        page.Document.QuerySelector(".trail-result.tone-green").ShouldNotBeNull();
    }

    [Fact]
    public async Task Code_FromAnOldMail_IsGreenWhileItFits_ElseRed()
    {
        var head = await web.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Seq).Skip(4)
            .Select(entry => new TrailHead(entry.Seq, entry.Hash)).FirstAsync(Token));
        var client = await web.SignedInAsync(Auditor);
        var compare = FormOf(await client.OpenAsync("/kiem-toan/kiem-tra"), "handler=Heads");

        var fits = await client.SubmitFormAsync(compare, new() { ["Heads"] = $"Nhật ký số {head.Seq} · mã {head.Hash}" });
        var other = await client.SubmitFormAsync(compare, new() { ["Heads"] = $"Nhật ký số {head.Seq} · mã {new string('a', 16)}" });
        var none = await client.SubmitFormAsync(compare, new() { ["Heads"] = "xin chào" });

        fits.Document.QuerySelector(".notice.tone-green").ShouldNotBeNull();
        fits.Text.ShouldContain($"nhật ký số {head.Seq} vẫn đúng mã");
        other.Document.QuerySelector(".notice.tone-red").ShouldNotBeNull();
        other.Text.ShouldContain($"nhật ký số {head.Seq} nay không còn mã");
        none.Text.ShouldContain("Dán ít nhất một dòng");
    }

    private static IHtmlFormElement FormOf(OpenedPage page, string address) =>
        page.Document.QuerySelector<IHtmlFormElement>($"form[action*='{address}']")!;
}
