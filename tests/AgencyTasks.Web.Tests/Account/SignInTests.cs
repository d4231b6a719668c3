namespace AgencyTasks.Web.Tests.Account;

public sealed class SignInTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task SignIn_WithoutASession_ComesFirst()
    {
        var page = await web.CreateClient().OpenAsync("/ngon-ngu?x=1");

        page.Status.ShouldBe(200);
        page.Url.ShouldStartWith("/dang-nhap");
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("vi");
    }

    [Fact]
    public async Task SignIn_WithAWrongPassword_SaysSoAtTheTop()
    {
        var client = web.CreateClient();
        var page = await client.OpenAsync("/dang-nhap");

        var answer = await client.SubmitFormAsync(
            page.Form(), new() { ["UserName"] = "truong-kim-ngan", ["Password"] = "không phải mật khẩu" });

        answer.Status.ShouldBe(200);
        answer.Errors.ShouldHaveSingleItem();
        answer.Document.QuerySelector("#UserName")!.GetAttribute("value").ShouldBe("truong-kim-ngan");
    }

    [Fact]
    public async Task SignIn_WithTheRightPassword_OpensASession()
    {
        var client = await web.SignedInAsync("truong-kim-ngan");

        var page = await client.OpenAsync("/dang-nhap");

        page.Url.ShouldBe("/");
    }
}
