using AngleSharp.Dom;

namespace AgencyTasks.Web.Tests.Account;

public sealed class SecondFactorTests(SecuredFixture web) : IClassFixture<SecuredFixture>
{
    [Theory]
    [InlineData(PoliceSteps.Officer, "/bang")]
    [InlineData(PoliceSteps.Admin, "/quan-tri/thu")]
    [InlineData(PoliceSteps.Auditor, "/ma-tran")]
    [InlineData(PoliceSteps.Committee, "/bang")]
    [InlineData(PoliceSteps.Admin, "/hangfire")]
    public async Task Role_ThatNeedsASecondFactor_IsLedToSetItUpBeforeAnythingElseOpens(string person, string url)
    {
        var client = await web.SignedInAsync(person);

        foreach (var wanted in new[] { "/", url, "/tai-khoan", "/tai-khoan/mat-khau" })
        {
            var page = await client.OpenAsync(wanted);
            page.Url.ShouldBe("/tai-khoan/xac-thuc", wanted);
            page.Text.ShouldContain("bắt buộc");
        }
    }

    [Fact]
    public async Task Role_ThatNeedsNone_GoesOnByPasswordAlone()
    {
        var page = await (await web.SignedInAsync("lam-van-truc")).OpenAsync("/");

        page.Heading.ShouldBe("Việc của tôi");
    }

    [Fact]
    public async Task Authenticator_OnceSetUp_IsAskedForAndOpensOnce()
    {
        const string officer = PoliceSteps.OtherOfficer;
        var first = await web.SecurelySignedInAsync(officer);
        (await first.OpenAsync("/bang")).Heading.ShouldStartWith("Bảng theo dõi");

        var client = web.CreateClient();
        var page = await client.OpenAsync("/dang-nhap?tiep=%2Fxac-nhan");
        page = await client.SubmitFormAsync(
            page.Form(), new() { ["UserName"] = officer, ["Password"] = Core.Seeding.DemoAccounts.Password });
        page.Heading.ShouldBe("Xác thực bước hai");
        (await client.OpenAsync("/bang")).Url.ShouldStartWith("/dang-nhap");
        page = await client.OpenAsync("/dang-nhap/buoc-hai?tiep=%2Fxac-nhan");
        page = await client.SubmitFormAsync(page.Form(), new() { ["Code"] = web.LastCode });
        // That very code set the app up.
        page.Errors.ShouldHaveSingleItem().ShouldContain("đã dùng");
        page = await client.SubmitFormAsync(page.Form(), new() { ["Code"] = await web.NextCodeAsync(officer) });
        page.Url.ShouldBe("/xac-nhan");
    }

    [Fact]
    public async Task RecoveryCode_OfTen_OpensOnce()
    {
        const string person = "nguyen-thi-thanh-thao";
        var client = await web.SignedInAsync(person);
        var page = await client.OpenAsync("/tai-khoan/xac-thuc");
        page = await client.SubmitFormAsync(page.Form("form[action*=Begin]"));
        page.Document.QuerySelector("svg.qr[role=img] path").ShouldNotBeNull();
        page = await client.SubmitFormAsync(
            page.Form("main form:not([action*=Begin])"), new() { ["Code"] = await web.CodeAsync(person) });
        var codes = page.Document.QuerySelectorAll(".codes li").Select(code => code.TextContent.Trim()).ToList();
        codes.Count.ShouldBe(10);

        (await WithRecoveryCodeAsync(person, codes[0].ToLowerInvariant())).Heading.ShouldBe("Việc của tôi");
        (await WithRecoveryCodeAsync(person, codes[0])).Errors.ShouldHaveSingleItem();
        (await client.OpenAsync("/tai-khoan")).Text.ShouldContain("Còn 9 mã");
        (await WithRecoveryCodeAsync(person, codes[1])).Heading.ShouldBe("Việc của tôi");
        (await WithRecoveryCodeAsync(person, codes[9])).Heading.ShouldBe("Việc của tôi");
        (await client.OpenAsync("/tai-khoan/xac-thuc")).Document.QuerySelector("svg.qr").ShouldBeNull();
    }

    private async Task<OpenedPage> WithRecoveryCodeAsync(string person, string code)
    {
        var client = web.CreateClient();
        var page = await client.OpenAsync("/dang-nhap");
        await client.SubmitFormAsync(
            page.Form(), new() { ["UserName"] = person, ["Password"] = Core.Seeding.DemoAccounts.Password });
        page = await client.OpenAsync("/dang-nhap/buoc-hai?ma=du-phong");
        return await client.SubmitFormAsync(page.Form(), new() { ["Code"] = code });
    }
}
