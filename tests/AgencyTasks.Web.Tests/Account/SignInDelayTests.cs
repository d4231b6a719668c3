using AgencyTasks.Core.Seeding;

namespace AgencyTasks.Web.Tests.Account;

public sealed class SignInDelayTests(SecuredFixture web) : IClassFixture<SecuredFixture>
{
    [Theory]
    [InlineData("la-van-khe")]
    [InlineData("khong-co-ai-ten-nay")]
    public async Task SignIn_WrongAgainAndAgain_WaitsLongerEachTimeForKnownAndUnknownNamesAlike(string name)
    {
        for (var i = 0; i < 4; i++)
        {
            (await TryAsync(name, "không phải mật khẩu")).ShouldStartWith("Tên đăng nhập hoặc mật khẩu chưa đúng");
        }

        (await TryAsync(name, "không phải mật khẩu")).ShouldStartWith("Tên đăng nhập hoặc mật khẩu chưa đúng");
        (await TryAsync(name, "không phải mật khẩu")).ShouldContain("Hãy chờ 2 giây");
    }

    [Fact]
    public async Task SignIn_AfterTheWait_OpensAndForgetsTheWrongTries()
    {
        const string name = "ma-thi-da-huong";
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(name, "không phải mật khẩu");
        }

        (await TryAsync(name, DemoAccounts.Password)).ShouldContain("Hãy chờ");
        web.Time.Added = TimeSpan.FromSeconds(3);
        try
        {
            (await TryAsync(name, DemoAccounts.Password)).ShouldBe("");
            (await TryAsync(name, "không phải mật khẩu")).ShouldStartWith("Tên đăng nhập");
            (await TryAsync(name, DemoAccounts.Password)).ShouldBe("");
        }
        finally
        {
            web.Time.Added = TimeSpan.Zero;
        }
    }

    /// <returns>What was wrong; empty: in.</returns>
    private async Task<string> TryAsync(string name, string password)
    {
        var client = web.CreateClient();
        var page = await client.OpenAsync("/dang-nhap");
        page = await client.SubmitFormAsync(page.Form(), new() { ["UserName"] = name, ["Password"] = password });
        return page.Errors.Count == 0 ? "" : page.Errors[0];
    }
}
