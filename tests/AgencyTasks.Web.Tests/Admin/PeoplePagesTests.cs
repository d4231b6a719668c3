using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Tests.Admin;

/// <summary>The administrator's pages of people and posts.</summary>
public sealed class PeoplePagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Admin = "do-minh-truc";

    private static readonly Dictionary<string, string?> Decision = new()
    {
        ["Decision.Number"] = "12/QĐ-SYT", ["Decision.SignedOn"] = "1/11/2019", ["Decision.Signer"] = "Ninh Thị Hương Nhu",
    };

    [Fact]
    public async Task People_AreTheAdministratorsFirstScreenAndNobodyElses()
    {
        (await (await web.SignedInAsync(Admin)).OpenAsync("/")).Url.ShouldBe("/quan-tri/nguoi-dung");
        foreach (var other in new[] { "ma-dinh-thach", "ninh-thi-huong-nhu", "giap-thi-minh-chau" })
        {
            var client = await web.SignedInAsync(other);
            foreach (var path in new[]
            {
                "/quan-tri/nguoi-dung", "/quan-tri/them-nguoi-dung", "/quan-tri/nguoi-dung/ninh-thi-huong-nhu",
                "/quan-tri/nguoi-dung/ninh-thi-huong-nhu/sua", "/quan-tri/nguoi-dung/ninh-thi-huong-nhu/chuc-vu",
            })
            {
                (await client.OpenAsync(path)).Status.ShouldBe(403, path);
            }
        }
    }

    [Fact]
    public async Task People_SearchedAndFiltered_ShowExactlyThose()
    {
        var client = await web.SignedInAsync(Admin);
        var byWords = await client.OpenAsync("/quan-tri/nguoi-dung?tim=truong+kim+ngan");
        var byBody = await client.OpenAsync("/quan-tri/nguoi-dung?don-vi=so-tu-phap&chuc-vu=dau-moi&tinh-trang=dang-giu");
        var none = await client.OpenAsync("/quan-tri/nguoi-dung?tim=khong+co+ai+ten+nay");

        byWords.Text.ShouldContain("Trương Kim Ngân");
        byWords.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        byBody.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        none.Text.ShouldContain("Không tìm thấy ai");
        var all = await client.OpenAsync("/quan-tri/nguoi-dung?trang=2");
        all.Document.QuerySelectorAll(".pager [aria-current=page]").Single().TextContent.ShouldBe("2");
    }

    [Fact]
    public async Task Person_AddedGivenAPostAndEnded_IsSeenWithTheHistory()
    {
        var client = await web.SignedInAsync(Admin);
        var form = await client.OpenAsync("/quan-tri/them-nguoi-dung");
        var shared = await client.SubmitFormAsync(form.Form(), Typed("Lê Thị Vân", "vanthu@so-y-te.tuyenquang.example"));
        shared.Errors.ShouldContain(error => error.Contains("hộp thư chung", StringComparison.Ordinal));
        var empty = await client.SubmitFormAsync(form.Form());
        empty.Errors.Count.ShouldBe(3);
        var added = await client.SubmitFormAsync(form.Form(), Typed("Lê Thị Vân", "van@so-y-te.tuyenquang.example"));
        added.Url.ShouldBe("/quan-tri/nguoi-dung/le-thi-van?vua=them");

        var give = await client.OpenAsync("/quan-tri/nguoi-dung/le-thi-van/chuc-vu");
        var wrong = await client.SubmitFormAsync(
            give.Form(), new(Decision) { ["Role"] = "uy-ban-huyen", ["Agency"] = "so-y-te", ["From"] = "04/11/2019" });
        wrong.Errors.ShouldHaveSingleItem().ShouldContain("Cán bộ đầu mối");
        var given = await client.SubmitFormAsync(
            give.Form(), new(Decision) { ["Role"] = "dau-moi", ["Agency"] = "so-y-te", ["From"] = "04/11/2019" });
        given.Text.ShouldContain("Đã giao chức vụ.");
        given.Text.ShouldContain("Từ 04/11/2019 đến nay");

        var end = await client.OpenAsync(given.Link("Kết thúc"));
        var backwards = await client.SubmitFormAsync(end.Form(), new(Decision) { ["LastDay"] = "01/10/2019" });
        backwards.Errors.ShouldHaveSingleItem().ShouldContain("04/11/2019");
        var ended = await client.SubmitFormAsync(end.Form(), new(Decision) { ["LastDay"] = "30/11/2019" });
        ended.Text.ShouldContain("Từ 04/11/2019 đến 30/11/2019");
        ended.Text.ShouldContain("Thôi: 12/QĐ-SYT ngày 01/11/2019, Ninh Thị Hương Nhu ký");
    }

    [Fact]
    public async Task Person_Corrected_KeepsTheSignInName()
    {
        var client = await web.SignedInAsync(Admin);
        var form = await client.OpenAsync("/quan-tri/nguoi-dung/dinh-xuan-tung/sua");
        var taken = await client.SubmitFormAsync(
            form.Form(), new() { ["Input.Mail"] = "bui-bach-duong@vien-kiem-sat-nhan-dan-tinh.tuyenquang.example" });
        taken.Errors.ShouldHaveSingleItem().ShouldContain("đã thuộc về người khác");
        var saved = await client.SubmitFormAsync(form.Form(), new() { ["Input.Title"] = "Kiểm sát viên trung cấp" });

        saved.Text.ShouldContain("Kiểm sát viên trung cấp");
        saved.Text.ShouldContain("dinh-xuan-tung");
    }

    [Fact]
    public async Task Person_OfTheAdministratorsOwn_HasNoPostToGiveOrEnd()
    {
        var page = await (await web.SignedInAsync(Admin)).OpenAsync($"/quan-tri/nguoi-dung/{Admin}");

        page.Document.QuerySelectorAll("main a[href$='/chuc-vu']").ShouldBeEmpty();
        page.Document.QuerySelectorAll(".row-actions").ShouldBeEmpty();
    }

    [Fact]
    public async Task Body_WithoutAFocalPoint_StandsOnTheAdministratorsAndTheCoordinatorsFirstScreen()
    {
        await web.ReadAsync(db => db.Set<Post>()
            .Where(post => post.Role == Role.FocalPoint
                && db.Agencies.Any(a => a.Id == post.AgencyId && a.Code == "so-cong-thuong"))
            .ExecuteUpdateAsync(set => set.SetProperty(post => post.To, new LocalDate(2019, 11, 3))));

        var admin = await (await web.SignedInAsync(Admin)).OpenAsync("/");
        var police = await (await web.SignedInAsync("ma-dinh-thach")).OpenAsync("/bang");
        var committee = await (await web.SignedInAsync("vuong-hoang-hac")).OpenAsync("/bang");

        foreach (var page in new[] { admin, police })
        {
            page.Text.ShouldContain("1 đơn vị chưa có cán bộ đầu mối hoạt động");
            page.Text.ShouldContain("Sở Công thương: từ ngày 04/11/2019");
            page.Text.ShouldContain("thư đến Bế Kim Thạch");
            page.Text.ShouldNotContain(" 0 việc đang mở");
        }

        committee.Text.ShouldNotContain("chưa có cán bộ đầu mối");
        (await (await web.SignedInAsync(Admin)).OpenAsync(admin.Link("Giao cán bộ đầu mối cho Sở Công thương"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Mailbox_SwitchedByHeadAndByAdministrator_IsOfTheOwnBodyOnly()
    {
        var head = await web.SignedInAsync("vi-thi-ngoc-lan");
        var unit = await head.OpenAsync("/don-vi");
        unit.Text.ShouldContain("Hộp thư chung: vanthu@so-tu-phap.tuyenquang.example");
        var form = unit.Form(".mailbox form");
        var on = await head.SubmitFormAsync(form, new() { ["isOn"] = "true" });
        on.Text.ShouldContain("Đang nhận một bản sao");
        var foreign = await web.ReadAsync(db => db.Agencies.Where(a => a.Code == "so-y-te").Select(a => a.Id).FirstAsync());
        (await head.SubmitFormAsync(form, new() { ["isOn"] = "true", ["agencyId"] = foreign.ToString() })).Status.ShouldBe(404);

        var admin = await web.SignedInAsync(Admin);
        var page = await admin.OpenAsync("/quan-tri/nguoi-dung?don-vi=so-tu-phap");
        var off = await admin.SubmitFormAsync(page.Form(".mailbox form"), new() { ["isOn"] = "false" });
        off.Text.ShouldContain("Chưa nhận bản sao");
    }

    private static Dictionary<string, string?> Typed(string name, string mail) => new()
    {
        ["Input.FullName"] = name, ["Input.Title"] = "Chuyên viên", ["Input.Mail"] = mail,
    };
}
