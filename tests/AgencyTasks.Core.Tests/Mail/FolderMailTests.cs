using AgencyTasks.Core.Mail;
using AgencyTasks.Domain.Calendars;
using NodaTime;
using NodaTime.Testing;

namespace AgencyTasks.Core.Tests.Mail;

public sealed class FolderMailTests : IDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), $"agencytasks-mail-{Guid.NewGuid():N}");
    private readonly FakeClock clock = new(ProvinceTime.At(new LocalDate(2019, 11, 4), new LocalTime(7, 30)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MailFolder Folder => new(root);

    public void Dispose()
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task List_OfSeveralDays_IsNewestFirst()
    {
        await SendAsync("sáng", "a1@x.example");
        clock.AdvanceHours(2);
        await SendAsync("trưa", "a2@x.example");
        clock.AdvanceDays(1);
        await SendAsync("hôm sau", "a3@x.example");

        var mails = await new MailFolderQuery(Folder).ExecuteAsync(0, 10, Token);

        mails.Select(mail => mail.Subject).ShouldBe(["hôm sau", "trưa", "sáng"]);
        mails.Select(mail => mail.Day).ShouldBe(["2019-11-05", "2019-11-04", "2019-11-04"]);
        Directory.EnumerateFiles(root, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_ByTheNamesOfTheList_ReturnsTheMail()
    {
        await SendAsync("[Nhắc việc] 1 nhiệm vụ quá hạn – Sở Y tế", "a1@x.example");
        var query = new MailFolderQuery(Folder);
        var listed = (await query.ExecuteAsync(0, 1, Token)).Single();

        var mail = await query.OpenAsync(listed.Day, listed.Name, Token);

        mail.ShouldNotBeNull().Text.ShouldContain("Kính gửi");
        mail.Html.ShouldContain("<p>");
        mail.MessageId.ShouldBe("a1@x.example");
    }

    [Theory]
    [InlineData("2019-11-04", "../../../etc/passwd")]
    [InlineData("..", "073000-a1")]
    [InlineData("2019-11-04/..", "073000-a1")]
    [InlineData("2019-11-04", "073000-a1\n")]
    [InlineData("2019-11-04", "073000-khongco")]
    public async Task Open_ByANameThatNoMailHas_ReturnsNothing(string day, string name)
    {
        await SendAsync("thư", "a1@x.example");

        (await new MailFolderQuery(Folder).OpenAsync(day, name, Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData("[Nhắc việc]\r\nBcc: all@x.example")]
    [InlineData("[Nhắc việc]\0")]
    [InlineData("[Nhắc việc]\n tiếp")]
    public void Build_LineBreakInAHeader_IsRefused(string subject)
    {
        var messages = new MailMessages(new AgencyTasksSettings(), clock);

        Should.Throw<FormatException>(() => messages.Build(Draft(subject, "a1@x.example")));
        Should.Throw<FormatException>(() => messages.Build(Draft("thư", "a1@x.example") with { ToName = subject }));
    }

    private async Task SendAsync(string subject, string messageId)
    {
        var transport = new FolderMailTransport(Folder, clock);
        await using var session = transport.Open();
        await session.SendAsync(new MailMessages(new AgencyTasksSettings(), clock).Build(Draft(subject, messageId)), Token);
    }

    private static MailDraft Draft(string subject, string messageId) => new()
    {
        ToName = "Nguyễn Thị Thanh Thảo",
        ToAddress = "nguyen-thi-thanh-thao@so-y-te.tuyenquang.example",
        Subject = subject,
        MessageId = messageId,
        Text = "Kính gửi đồng chí",
        Html = "<p>Kính gửi đồng chí</p>",
    };
}
