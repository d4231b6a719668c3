using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Seeding;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Account;

public sealed class SessionTests(SecuredFixture web) : IClassFixture<SecuredFixture>
{
    [Fact]
    public async Task Session_SignedOut_IsOverForACopyOfItsCookieToo()
    {
        var client = web.CreateClient(followsRedirects: false);
        var page = await client.OpenAsync("/dang-nhap");
        page = await client.SubmitFormAsync(
            page.Form(), new() { ["UserName"] = "truong-kim-ngan", ["Password"] = DemoAccounts.Password });
        var cookie = page.Response.Headers.GetValues("Set-Cookie")
            .Single(line => line.Contains("session=", StringComparison.Ordinal)).Split(';')[0];
        (await StatusWithAsync(cookie)).ShouldBe(200);

        await client.SubmitFormAsync((await client.OpenAsync("/")).Form("form[action$='/dang-xuat']"));

        (await StatusWithAsync(cookie)).ShouldBe(302);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task Session_LeftAlone_EndsAfterThirtyMinutes(int minutes, bool lives)
    {
        var client = await web.SignedInAsync("vi-thi-ngoc-lan", followsRedirects: false);

        await LaterAsync(TimeSpan.FromMinutes(minutes), async () =>
            (await client.OpenAsync("/don-vi")).Status.ShouldBe(lives ? 200 : 302));
    }

    [Fact]
    public async Task Session_InUse_EndsAfterTwelveHoursAllTheSame()
    {
        var client = await web.SignedInAsync("pham-que-lam", followsRedirects: false);
        for (var minutes = 25; minutes < 12 * 60; minutes += 25)
        {
            await LaterAsync(TimeSpan.FromMinutes(minutes), async () =>
                (await client.OpenAsync("/don-vi")).Status.ShouldBe(200));
        }

        await LaterAsync(TimeSpan.FromMinutes(721), async () =>
            (await client.OpenAsync("/don-vi")).Status.ShouldBe(302));
    }

    [Fact]
    public async Task Sessions_OfAnAccount_AreListedAndEndedOneByOneOrAll()
    {
        const string person = "do-thi-huong-cam";
        var here = await web.SignedInAsync(person);
        var phone = await web.SignedInAsync(person);
        var other = await web.SignedInAsync(person);
        var page = await here.OpenAsync("/tai-khoan");
        page.Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(3);
        page.Text.ShouldContain("Phiên này");

        page = await here.SubmitFormAsync(page.Form("td form"));
        page.Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(2);
        page = await here.SubmitFormAsync(page.Form("main > form[action*=End]"));

        page.Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        (await here.OpenAsync("/")).Url.ShouldBe("/");
        (await phone.OpenAsync("/")).Url.ShouldStartWith("/dang-nhap");
        (await other.OpenAsync("/")).Url.ShouldStartWith("/dang-nhap");
    }

    [Fact]
    public async Task Session_OfAnother_IsNotEndedByItsNumber()
    {
        var victim = await web.SignedInAsync("nong-thi-thach-thao");
        var id = await web.ReadAsync(db => db.Set<AccountSession>()
            .OrderByDescending(session => session.StartedAt).Select(session => session.Id).FirstAsync());
        var client = await web.SignedInAsync("truong-kim-ngan");
        var page = await client.OpenAsync("/tai-khoan");

        await client.ForceAsync(page, "/tai-khoan?handler=End", new() { ["only"] = id.ToString() });

        (await victim.OpenAsync("/")).Url.ShouldBe("/");
    }

    [Fact]
    public async Task Password_Changed_EndsTheOtherSessionsAndOpensWithTheNewOne()
    {
        const string person = "do-thi-phuong-vi";
        const string chosen = "trời mưa thì ở nhà đọc sách";
        var here = await web.SignedInAsync(person);
        var other = await web.SignedInAsync(person);
        var page = await here.OpenAsync("/tai-khoan/mat-khau");
        var wrong = await here.SubmitFormAsync(page.Form(), new() { ["Present"] = "không phải đâu nhé", ["NewPassword"] = chosen });
        wrong.Errors.ShouldHaveSingleItem().ShouldContain("hiện tại chưa đúng");

        page = await here.SubmitFormAsync(page.Form(), new() { ["Present"] = DemoAccounts.Password, ["NewPassword"] = chosen });

        page.Text.ShouldContain("Đã đổi mật khẩu");
        (await other.OpenAsync("/")).Url.ShouldStartWith("/dang-nhap");
        (await here.OpenAsync("/")).Url.ShouldBe("/");
        var again = web.CreateClient();
        var door = await again.OpenAsync("/dang-nhap");
        // Decomposed, as some keyboards send it.
        (await again.SubmitFormAsync(door.Form(), new()
        {
            ["UserName"] = person,
            ["Password"] = chosen.Normalize(System.Text.NormalizationForm.FormD),
        })).Url.ShouldBe("/");
    }

    [Fact]
    public async Task Names_OfAllEndsOfASession_AreInTheTrail()
    {
        var client = await web.SignedInAsync("ma-thi-da-huong");
        await client.SubmitFormAsync((await client.OpenAsync("/")).Form("form[action$='/dang-xuat']"));

        var events = await web.ReadAsync(db => (
            from entry in db.AuditEntries
            join account in db.Users on entry.SubjectId equals account.Id
            where account.UserName == "ma-thi-da-huong"
            orderby entry.Seq
            select entry.Event).ToListAsync());
        events.ShouldBe(["SignedIn", "SessionsEnded"]);
    }

    private async Task LaterAsync(TimeSpan added, Func<Task> look)
    {
        web.Time.Added = added;
        try
        {
            await look();
        }
        finally
        {
            web.Time.Added = TimeSpan.Zero;
        }
    }

    private async Task<int> StatusWithAsync(string cookie)
    {
        var client = web.CreateClient(followsRedirects: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/don-vi");
        request.Headers.Add("Cookie", cookie);
        return (int)(await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }
}
