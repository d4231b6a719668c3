using AgencyTasks.Core.Seeding;
using AngleSharp.Dom;

namespace AgencyTasks.Web.Tests.Account;

/// <summary>What an administrator does for somebody else's sign-in.</summary>
public sealed class AccountOfPersonTests(SecuredFixture web) : IClassFixture<SecuredFixture>, IAsyncLifetime
{
    private HttpClient admin = null!;

    public async ValueTask InitializeAsync()
    {
        await web.ResetSecondFactorAsync(PoliceSteps.Admin);
        admin = await web.SecurelySignedInAsync(PoliceSteps.Admin);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Account_Disabled_IsOutAtOnceAndInAgainWhenEnabled()
    {
        const string person = "truong-kim-ngan";
        var client = await web.SignedInAsync(person);

        (await PressAsync(person, "Disable")).Text.ShouldContain("Đã khóa tài khoản");

        (await client.OpenAsync("/")).Url.ShouldStartWith("/dang-nhap");
        (await TryAsync(person)).Errors.ShouldHaveSingleItem().ShouldStartWith("Tên đăng nhập hoặc mật khẩu chưa đúng");
        (await PressAsync(person, "Enable")).Text.ShouldContain("Đã mở lại tài khoản");
        (await TryAsync(person)).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task SecondFactor_TakenAway_LetsTheOfficerSetUpAnother()
    {
        const string officer = PoliceSteps.Officer;
        var client = await web.SecurelySignedInAsync(officer);

        (await PressAsync(officer, "TakeAway")).Text.ShouldContain("Đã gỡ xác thực bước hai");

        (await client.OpenAsync("/bang")).Url.ShouldStartWith("/dang-nhap");
        var again = await web.SignedInAsync(officer);
        (await again.OpenAsync("/bang")).Url.ShouldBe("/tai-khoan/xac-thuc");
    }

    [Fact]
    public async Task Reset_FromTheAdministrator_MailsTheLink()
    {
        const string person = "do-thi-phuong-vi";

        (await PressAsync(person, "Reset")).Text.ShouldContain("Đã gửi đường dẫn");

        (await web.LinkToAsync(person)).ShouldStartWith("/dat-lai-mat-khau/");
    }

    [Fact]
    public async Task OwnAccount_OfTheAdministrator_IsNotTouchedByItsOwner()
    {
        var page = await OpenAsync(PoliceSteps.Admin);
        page.Document.QuerySelectorAll("main form").ShouldBeEmpty();

        foreach (var handler in new[] { "Disable", "TakeAway", "Reset" })
        {
            page = await OpenAsync(PoliceSteps.Admin);
            var answer = await admin.ForceAsync(page, $"/quan-tri/nguoi-dung/{PoliceSteps.Admin}/tai-khoan?handler={handler}");
            answer.Errors.ShouldHaveSingleItem().ShouldContain("chính mình");
        }

        (await admin.OpenAsync("/quan-tri/thu")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("truong-kim-ngan", 403)]
    [InlineData("vi-thi-ngoc-lan", 403)]
    public async Task Page_OfAnotherRole_IsRefused(string person, int status)
    {
        var client = await web.SignedInAsync(person);

        (await client.OpenAsync("/quan-tri/nguoi-dung/do-minh-truc/tai-khoan")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Page_OfNobody_Answers404() => (await OpenAsync("khong-co-ai")).Status.ShouldBe(404);

    private Task<OpenedPage> OpenAsync(string person) => admin.OpenAsync($"/quan-tri/nguoi-dung/{person}/tai-khoan");

    private async Task<OpenedPage> PressAsync(string person, string handler) =>
        await admin.SubmitFormAsync((await OpenAsync(person)).Form($"main form[action*={handler}]"));

    private async Task<OpenedPage> TryAsync(string person)
    {
        var client = web.CreateClient();
        var page = await client.OpenAsync("/dang-nhap");
        return await client.SubmitFormAsync(page.Form(), new() { ["UserName"] = person, ["Password"] = DemoAccounts.Password });
    }
}
