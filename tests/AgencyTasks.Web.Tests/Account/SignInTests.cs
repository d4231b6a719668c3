using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

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

    [Theory]
    [InlineData(255, 12)]
    [InlineData(12, 129)]
    public async Task SignIn_WithMoreThanAnyNameOrPasswordHas_SaysThatItIsWrong(int name, int password)
    {
        var client = web.CreateClient();
        var page = await client.OpenAsync("/dang-nhap");

        var answer = await client.SubmitFormAsync(
            page.Form(), new() { ["UserName"] = new string('a', name), ["Password"] = new string('b', password) });

        answer.Errors.ShouldHaveSingleItem().ShouldStartWith("Tên đăng nhập hoặc mật khẩu chưa đúng.");
    }

    [Fact]
    public async Task SignIn_ToALockedAccount_TakesAsLongAsAnyOther()
    {
        var hasher = new CountingHasher();
        var client = web.CreateClient(services => services.AddSingleton<IPasswordHasher<Core.Database.Account>>(hasher));
        var page = await client.OpenAsync("/dang-nhap");
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            await client.SubmitFormAsync(
                page.Form(), new() { ["UserName"] = "la-van-khe", ["Password"] = "không phải mật khẩu" });
        }

        hasher.Count.ShouldBe(12);
    }

    [Fact]
    public async Task SignIn_TriedTooOften_SaysHowLongToWait()
    {
        var client = web.CreateClient(services => services.Configure<RateLimiterOptions>(
            limits => limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, PathString>(
                context => RateLimitPartition.GetFixedWindowLimiter(
                    context.Request.Path, _ => new() { PermitLimit = 1, Window = TimeSpan.FromHours(1) }))));
        await client.OpenAsync("/dang-nhap");

        var page = await client.OpenAsync("/dang-nhap");

        page.Status.ShouldBe(429);
        page.Heading.ShouldBe("Thử quá nhiều lần");
        page.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
    }

    /// <summary>Counts how often a password was worked on: that is what takes the time.</summary>
    private sealed class CountingHasher : PasswordHasher<Core.Database.Account>
    {
        public int Count { get; private set; }

        public override string HashPassword(Core.Database.Account user, string password)
        {
            Count++;
            return base.HashPassword(user, password);
        }

        public override PasswordVerificationResult VerifyHashedPassword(
            Core.Database.Account user, string hashedPassword, string providedPassword)
        {
            Count++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
