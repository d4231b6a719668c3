using AgencyTasks.Web.Tests.Lists;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>Báo nhầm tài liệu mật, from the button at a file to the purge by two persons.</summary>
public sealed class ReportedFilePageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task File_Reported_VanishesForAllAndIsPurgedByPoliceAndAdministrator()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var officer = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await officer.OpenAsync($"/nhiem-vu/{task}/nop");
        await officer.SendAsync(await officer.SubmitFormAsync(form.Form(), form.Figures(), [Desk.Pdf("kế hoạch riêng.pdf")]));
        var police = await web.SignedInAsync(Desk.Police);
        var before = await police.OpenAsync($"/nhiem-vu/{task}");
        var download = before.Link("kế hoạch riêng.pdf");
        var report = await police.OpenAsync(download + "/bao-mat");

        (await police.SubmitFormAsync(report.Form(), new() { ["Reason"] = " " })).Errors.ShouldBe(["Hãy ghi lý do."]);
        var hidden = await police.SubmitFormAsync(report.Form(), new() { ["Reason"] = "Có dấu MẬT ở trang 1" });

        hidden.Url.ShouldBe($"/nhiem-vu/{task}");
        hidden.Text.ShouldContain("Tệp đang được ẩn vì bị báo nhầm tài liệu mật");
        hidden.Text.ShouldNotContain("kế hoạch riêng.pdf");
        (await officer.OpenAsync($"/nhiem-vu/{task}")).Text.ShouldNotContain("kế hoạch riêng.pdf");
        (await officer.OpenAsync(download)).Status.ShouldBe(404);
        (await police.OpenAsync(download)).Status.ShouldBe(404);

        var admin = await web.SignedInAsync(PoliceSteps.Admin);
        var list = await admin.OpenAsync("/tep-mat");
        var sheet = (await admin.OpenListFileAsync(list)).Single();
        sheet.Key.ShouldBe("Tệp bị báo nhầm tài liệu mật");
        sheet.Value[1][1..4].ShouldBe(["Đang ẩn, chờ quyết định", "Ma Đình Thạch", "04/11/2019"]);
        var file = list.Document.QuerySelector("main .task-card")!.GetAttribute("href")!;
        var mine = await admin.OpenAsync(file);
        mine.Text.ShouldNotContain("kế hoạch riêng.pdf");
        (await admin.SubmitFormAsync(mine.Form("main form[action*=Purge]"))).Errors
            .ShouldBe(["Hãy đánh dấu ô xác nhận trước khi đồng ý xóa hẳn."]);
        await admin.SubmitFormAsync(mine.Form("main form[action*=Purge]"), new() { ["IsSure"] = "true" });
        var theirs = await police.OpenAsync(file);
        theirs.Text.ShouldContain("Đỗ Minh Trúc");
        var purged = await police.SubmitFormAsync(theirs.Form("main form[action*=Purge]"), new() { ["IsSure"] = "true" });

        purged.Text.ShouldContain("Đã xóa hẳn");
        (await officer.OpenAsync($"/nhiem-vu/{task}")).Text.ShouldContain("Tệp đã bị xóa hẳn vì là tài liệu mật nộp nhầm");
    }
}
