namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>Chốt kỳ and mở lại kỳ, as the police and an agency see it.</summary>
public sealed class PeriodPageTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Close = "/ky/tuyen-quang-2018-2020/2019-Q3/chot";

    [Fact]
    public async Task Period_ClosedAndReopened_IsSaidOnTheTaskAndTheBoard()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1", "2019-Q3");
        var police = await web.SignedInAsync(Desk.Police);
        var officer = await web.SignedInAsync(Desk.HealthOfficer);
        var form = await officer.OpenAsync($"/nhiem-vu/{task}/nop");
        var preview = await police.OpenAsync(Close);
        preview.Text.ShouldContain("Chưa nộp");

        (await police.SubmitFormAsync(preview.Form())).Url.ShouldBe("/ky");
        (await police.SubmitFormAsync(preview.Form())).Url.ShouldBe("/ky");

        var closed = await officer.OpenAsync($"/nhiem-vu/{task}");
        closed.Text.ShouldContain("Kỳ báo cáo quý III/2019 đã được Ma Đình Thạch chốt", Case.Insensitive);
        closed.Text.ShouldContain("hãy đề nghị Công an tỉnh mở lại kỳ");
        closed.Document.QuerySelectorAll(".actions .btn").ShouldBeEmpty();
        foreach (var (who, page) in new[] { (officer, "nop"), (officer, "gia-han"), (police, "mien"), (police, "huy") })
        {
            (await who.OpenAsync($"/nhiem-vu/{task}/{page}")).Url.ShouldBe($"/nhiem-vu/{task}", page);
        }

        var refused = await officer.SubmitFormAsync(form.Form(), form.FilledIn());
        refused.Status.ShouldBe(409);
        refused.Errors.ShouldHaveSingleItem().ShouldContain("đã được Ma Đình Thạch chốt ngày 04/11/2019");
        refused.ValueOf("Input_Number").ShouldBe("12/BC-SYT");
        (await police.OpenAsync("/bang")).Text.ShouldContain("Kỳ đã chốt: Quý III/2019", Case.Insensitive);

        var reopen = await police.OpenAsync((await police.OpenAsync($"/nhiem-vu/{task}")).Link("Mở lại kỳ"));
        (await police.SubmitFormAsync(reopen.Form(), new() { ["Reason"] = "" })).Errors.ShouldBe(["Hãy ghi lý do."]);
        (await police.SubmitFormAsync(reopen.Form(), new() { ["Reason"] = "Bổ sung số liệu quý III" })).Url.ShouldBe("/ky");

        var open = await officer.OpenAsync($"/nhiem-vu/{task}");
        open.Text.ShouldContain("Bổ sung số liệu quý III");
        open.Document.QuerySelectorAll(".actions .btn").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Period_ThatStillRuns_IsNotClosed()
    {
        var police = await web.SignedInAsync(Desk.Police);
        var form = await police.OpenAsync("/ky/tuyen-quang-2018-2020/2019-11/chot");

        var refused = await police.SubmitFormAsync(form.Form());

        refused.Status.ShouldBe(409);
        refused.Errors.ShouldHaveSingleItem().ShouldContain("còn đến hết ngày 30/11/2019");
    }
}
