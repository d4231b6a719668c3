using AgencyTasks.Core.Accounts;
using AgencyTasks.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Account;

public sealed class PasswordResetTests(SecuredFixture web) : IClassFixture<SecuredFixture>
{
    [Fact]
    public async Task Reset_ByTheMailsLink_ChoosesAPasswordAndClosesEverySession()
    {
        const string person = "truong-kim-ngan";
        var open = await web.SignedInAsync(person);
        (await AskAsync(person)).Text.ShouldContain("Nếu có tài khoản như vậy");
        var link = await web.LinkToAsync(person);
        var client = web.CreateClient();
        var page = await client.OpenAsync(link);
        page.Heading.ShouldBe("Chọn mật khẩu mới");

        page = await client.SubmitFormAsync(page.Form(), new() { ["NewPassword"] = "chiều nay ai đi câu cá không" });

        page.Url.ShouldBe("/");
        (await open.OpenAsync("/")).Url.ShouldStartWith("/dang-nhap");
        (await web.CreateClient().OpenAsync(link)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Reset_OfAnUnknownName_IsAnsweredLikeAKnownOneAndMailsNobody()
    {
        var before = await CountAsync();
        var unknown = await AskAsync("khong-co-ai-ten-nay");
        (await CountAsync()).ShouldBe(before);
        var known = await AskAsync("nong-thi-thach-thao");

        unknown.Text.ShouldBe(known.Text);
        unknown.Url.ShouldBe(known.Url);
        (await CountAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Reset_AskedAgainAndAgain_MailsThreeTimesAnHourAtMost()
    {
        var before = await CountAsync();
        for (var i = 0; i < 5; i++)
        {
            await web.ActAsync<RequestReset>("pham-que-lam", (ask, _) =>
                ask.ExecuteAsync(new("PHAM-QUE-LAM"), TestContext.Current.CancellationToken));
        }

        (await CountAsync()).ShouldBe(before + RequestReset.MostAnHour);
    }

    [Fact]
    public async Task Reset_AfterAnHour_LeadsNowhere()
    {
        await AskAsync("vi-thi-ngoc-lan");
        var link = await web.LinkToAsync("vi-thi-ngoc-lan");
        web.Time.Added = TimeSpan.FromMinutes(61);
        try
        {
            (await web.CreateClient().OpenAsync(link)).Status.ShouldBe(404);
        }
        finally
        {
            web.Time.Added = TimeSpan.Zero;
        }
    }

    private async Task<OpenedPage> AskAsync(string name)
    {
        var client = web.CreateClient();
        var page = await client.OpenAsync("/quen-mat-khau");
        return await client.SubmitFormAsync(page.Form(), new() { ["UserName"] = name });
    }

    private Task<int> CountAsync() =>
        web.ReadAsync(db => db.Notices.CountAsync(notice => notice.Kind == NoticeKind.AccountLink));
}
