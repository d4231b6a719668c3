using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Tests.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.HandOvers;

/// <summary>Hand-over and deputies on their pages.</summary>
public sealed class HandOverPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly Dictionary<string, string?> Decision = new()
    {
        ["Decision.Number"] = "12/QĐ-STP", ["Decision.SignedOn"] = "1/11/2019", ["Decision.Signer"] = "Vi Thị Ngọc Lan",
    };

    [Fact]
    public async Task HandOver_FromTheOwnPage_GivesOneRecordThatBothRead()
    {
        var client = await web.SignedInAsync("pham-que-lam");
        var index = await client.OpenAsync("/ban-giao");
        index.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        var page = await client.OpenAsync(index.Link("Bàn giao"));
        page.Heading.ShouldBe("Bàn giao công việc: Phạm Quế Lâm");
        var wrong = await client.SubmitFormAsync(page.Form("main form.panel"), new() { ["From"] = "31/06/2019" });
        wrong.Errors.Count.ShouldBe(3);
        wrong.Form("main form.panel").Elements.ShouldNotBeEmpty();

        var typed = new Dictionary<string, string?>(Decision)
        {
            ["Successor.New.FullName"] = "Hoàng Văn Nam", ["Successor.New.Title"] = "Chuyên viên",
            ["Successor.New.Mail"] = "hoang-van-nam@so-tu-phap.tuyenquang.example", ["From"] = "04/11/2019",
        };
        var record = await client.SubmitFormAsync(page.Form("main form.panel"), typed);
        var again = await client.SubmitFormAsync(page.Form("main form.panel"), typed);

        record.Heading.ShouldBe("Biên bản bàn giao công việc");
        record.Text.ShouldContain("Hoàng Văn Nam");
        record.Document.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(3);
        // Pressed again, the post is gone: the first record, or its page says that there is nothing here any more.
        again.Status.ShouldBeOneOf(200, 403);
        (await web.ReadAsync(db => db.HandOvers.CountAsync(one => one.Decision.StartsWith("12/QĐ-STP")))).ShouldBe(1);
        (await client.OpenAsync("/ban-giao")).Status.ShouldBe(403);
        (await (await web.SignedInAsync("vi-thi-ngoc-lan")).OpenAsync(record.Url)).Status.ShouldBe(200);
        (await (await web.SignedInAsync(Desk.HealthOfficer)).OpenAsync(record.Url)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task HandOver_OfAnotherBodysPost_IsNotFoundForAllButTheAdministrator()
    {
        var post = await PostAsync("do-thi-phuong-vi");
        foreach (var (who, status) in new[]
        {
            ("do-thi-phuong-vi", 200), ("chu-tung-bach", 200), ("do-minh-truc", 200), ("lam-van-truc", 404),
            ("ninh-thi-huong-nhu", 404), ("ma-dinh-thach", 404), ("giap-thi-minh-chau", 403), ("vuong-hoang-hac", 403),
        })
        {
            var client = await web.SignedInAsync(who);
            (await client.OpenAsync($"/ban-giao/{post}")).Status.ShouldBe(status, who);
            (await client.OpenAsync($"/ban-giao/{post}/uy-quyen")).Status.ShouldBe(status, who);
        }
    }

    [Fact]
    public async Task HandOver_ForTheAdministrator_ShowsTheOpenWorkWithoutLeadingIntoIt()
    {
        var post = await PostAsync("do-thi-phuong-vi");
        var page = await (await web.SignedInAsync("do-minh-truc")).OpenAsync($"/ban-giao/{post}");

        page.Document.QuerySelectorAll(".open-lines li").Length.ShouldBeGreaterThan(3);
        page.Document.QuerySelectorAll(".open-lines a").ShouldBeEmpty();
    }

    [Fact]
    public async Task Deputy_NamedByTheHead_SeesWhomTheyStandInForAndCanBeEnded()
    {
        var post = await PostAsync("ha-thi-tuong-vi");
        var head = await web.SignedInAsync("be-kim-thach");
        var page = await head.OpenAsync($"/ban-giao/{post}/uy-quyen");
        var form = page.Form("#leave");
        var missing = await head.SubmitFormAsync(form);
        missing.Errors.Count.ShouldBe(3);
        var named = await head.SubmitFormAsync(form, new()
        {
            ["Person.New.FullName"] = "Trần Văn Hai", ["Person.New.Title"] = "Chuyên viên",
            ["Person.New.Mail"] = "tran-van-hai@so-cong-thuong.tuyenquang.example", ["From"] = "04/11/2019",
            ["To"] = "8/11/2019", ["Reason"] = "Giấy nghỉ phép 3/GNP-SCT",
        });
        named.Text.ShouldContain("Trần Văn Hai, từ 04/11/2019 đến 08/11/2019");

        var other = await PostAsync("trieu-van-lim");
        var byHead = await head.OpenAsync($"/ban-giao/{other}/uy-quyen");
        var tooLong = await head.SubmitFormAsync(byHead.Form("#leave"), new()
        {
            ["Person.Id"] = (await web.ReadAsync(db => db.People.FirstAsync(p => p.Code == "tran-van-hai"))).Id.ToString(),
            ["From"] = "04/11/2019", ["To"] = "31/03/2020", ["Reason"] = "Đi học",
        });
        tooLong.Errors.ShouldHaveSingleItem().ShouldContain("60 ngày");

        var ended = await head.SubmitFormAsync(
            named.Form("main .files form"), button: (AngleSharp.Html.Dom.IHtmlButtonElement)named.Document.QuerySelector(".files button")!);
        ended.Text.ShouldContain("Đã kết thúc ủy quyền.");
    }

    [Fact]
    public async Task Deputy_OnEveryPage_ReadsWhomTheyStandInFor()
    {
        var post = await PostAsync("luong-van-trau");
        var admin = await web.SignedInAsync("do-minh-truc");
        var page = await admin.OpenAsync($"/ban-giao/{post}/uy-quyen");
        var head = await web.ReadAsync(db => db.People.FirstAsync(p => p.Code == "mai-xuan-thong"));
        await admin.SubmitFormAsync(page.Form("#leave"), new()
        {
            ["Person.Id"] = head.Id.ToString(), ["From"] = "4/11/2019", ["To"] = "8/11/2019", ["Reason"] = "Nghỉ phép",
        });

        var client = await web.SignedInAsync("mai-xuan-thong");
        foreach (var path in new[] { "/", "/don-vi", "/ma-tran" })
        {
            var opened = await client.OpenAsync(path);
            opened.Document.QuerySelector(".on-behalf")!.TextContent.ShouldContain("Đồng chí đang thay mặt Lường Văn Trẩu");
        }

        (await client.OpenAsync("/")).Heading.ShouldBe("Việc của tôi");
    }

    private Task<Guid> PostAsync(string code) => web.ReadAsync(db => db.Set<Post>()
        .Where(post => db.People.Any(person => person.Id == post.PersonId && person.Code == code))
        .Select(post => post.Id).FirstAsync());
}
