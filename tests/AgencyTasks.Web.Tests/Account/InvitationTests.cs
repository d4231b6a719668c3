using AgencyTasks.Core.Accounts;
using AgencyTasks.Domain.Notices;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Account;

public sealed class InvitationTests(SecuredFixture web) : IClassFixture<SecuredFixture>
{
    private const string Password = "bốn con trâu đi qua cầu";

    [Fact]
    public async Task Invitation_FromTheAdministratorsPage_OpensTheAccountOnce()
    {
        const string code = "truong-kim-ngan";
        await web.ForgetAccountAsync(code);
        await InviteAsync(code);
        var link = await web.LinkToAsync(code);
        var client = web.CreateClient();

        var page = await client.OpenAsync(link);
        page.Heading.ShouldBe("Kích hoạt tài khoản");
        var home = await client.SubmitFormAsync(page.Form(), new() { ["NewPassword"] = Password });

        home.Heading.ShouldBe("Việc của tôi");
        var again = await web.CreateClient().OpenAsync(link);
        again.Status.ShouldBe(404);
        again.Text.ShouldContain("đã dùng");
        (await web.ReadAsync(db => db.Set<AccountLink>().Where(l => l.SealedToken != null).CountAsync())).ShouldBe(0);
        (await EventsAsync(code)).ShouldBe(["InvitationSent", "InvitationAccepted", "SignedIn"]);
    }

    [Fact]
    public async Task Invitation_SentAgainOnTheSameDay_ReplacesTheFirstWithAMailOfItsOwn()
    {
        const string code = "nong-thi-thach-thao";
        await web.ForgetAccountAsync(code);
        await InviteAsync(code);
        var first = await web.LinkToAsync(code);
        await InviteAsync(code);
        var second = await web.LinkToAsync(code);

        second.ShouldNotBe(first);
        (await web.CreateClient().OpenAsync(first)).Status.ShouldBe(404);
        (await web.CreateClient().OpenAsync(second)).Status.ShouldBe(200);
        (await web.ReadAsync(db => db.Notices.CountAsync(
            notice => notice.Kind == NoticeKind.AccountLink && notice.ToAddress.StartsWith(code + "@")))).ShouldBe(2);
    }

    [Fact]
    public async Task Invitation_ReplacedBeforeItsMailLeft_IsNotMailed()
    {
        const string code = "do-thi-phuong-vi";
        await web.ForgetAccountAsync(code);
        await InviteAsync(code);
        await InviteAsync(code);
        await web.MailToAsync(code);

        var states = await web.ReadAsync(db => db.Notices
            .Where(notice => notice.Kind == NoticeKind.AccountLink && notice.ToAddress.StartsWith(code + "@"))
            .OrderBy(notice => notice.Id).Select(notice => notice.State).ToListAsync());
        states.ShouldBe([NoticeState.Dropped, NoticeState.Sent]);
    }

    [Fact]
    public async Task Invitation_AfterSevenDays_LeadsNowhere()
    {
        const string code = "pham-que-lam";
        await web.ForgetAccountAsync(code);
        await InviteAsync(code);
        var link = await web.LinkToAsync(code);
        web.Time.Added = TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1);
        try
        {
            (await web.CreateClient().OpenAsync(link)).Status.ShouldBe(404);
        }
        finally
        {
            web.Time.Added = TimeSpan.Zero;
        }
    }

    [Theory]
    [InlineData("ngắn quá", "quá ngắn")]
    [InlineData("matkhau123456", "quá dễ đoán")]
    [InlineData("Mật-Khẩu-Mới-2019", "quá dễ đoán")]
    [InlineData("1234567890123", "quá dễ đoán")]
    [InlineData("Đỗ Thị Hương Cẩm 99", "họ tên")]
    [InlineData("do-thi-huong-cam!", "họ tên")]
    public async Task Password_ThatEverybodyWouldTry_IsRefusedInASentence(string password, string sentence)
    {
        const string code = "do-thi-huong-cam";
        var token = await web.ReadAsync(async db => await OpenLinkAsync(code));
        var client = web.CreateClient();
        var page = await client.OpenAsync($"/moi/{token}");

        var refused = await client.SubmitFormAsync(page.Form(), new() { ["NewPassword"] = password });

        refused.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
        (await web.CreateClient().OpenAsync($"/moi/{token}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Secrets_OfALink_StandNowhereInTheDatabaseOrTheTrail()
    {
        const string code = "vi-thi-ngoc-lan";
        await web.ForgetAccountAsync(code);
        await InviteAsync(code);
        var waiting = await web.ReadAsync(db => db.Set<AccountLink>().Where(l => l.SealedToken != null).SingleAsync());
        var secret = (await web.LinkToAsync(code)).Split('/')[^1];

        waiting.SealedToken!.ShouldNotContain(secret);
        waiting.TokenHash.ShouldNotContain(secret);
        secret.Length.ShouldBe(22);
        (await web.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Reason!.Contains(secret)))).ShouldBe(0);
        (await web.ReadAsync(db => db.Set<AccountLink>().Where(l => l.Id == waiting.Id).Select(l => l.SealedToken).SingleAsync()))
            .ShouldBeNull();
    }

    private Task InviteAsync(string code) => web.ActAsync<InvitePerson>(PoliceSteps.Admin, async (invite, viewer) =>
        await invite.ExecuteAsync(new(await PersonAsync(code), viewer), TestContext.Current.CancellationToken));

    private async Task<string> OpenLinkAsync(string code)
    {
        await web.ReadAsync(db => db.Users.Where(user => user.UserName == code)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, (string?)null)));
        await InviteAsync(code);
        return (await web.LinkToAsync(code)).Split('/')[^1];
    }

    private Task<Guid> PersonAsync(string code) => web.ReadAsync(
        db => db.People.Where(person => person.Code == code).Select(person => person.Id).SingleAsync());

    private Task<List<string>> EventsAsync(string code) => web.ReadAsync(db => (
        from entry in db.AuditEntries
        join account in db.Users on entry.SubjectId equals account.Id
        where account.UserName == code
        orderby entry.Seq
        select entry.Event).ToListAsync());
}
