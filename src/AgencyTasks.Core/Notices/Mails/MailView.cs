using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Mail;
using AgencyTasks.Domain.Notices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>Renders a mail's two parts: its Razor component with the styles moved into the elements, and its plain
/// text.</summary>
public sealed class MailView(IServiceProvider services, ILoggerFactory logging, AgencyTasksSettings settings)
    : IAsyncDisposable
{
    private static readonly StyleInliner Inliner = new(MailStyles.Inlined);

    private readonly HtmlRenderer renderer = new(services, logging);

    public async Task<MailDraft> RenderAsync(TaskReminderMail mail) => new()
    {
        ToName = mail.Content.FullName,
        ToAddress = mail.Content.Notice.ToAddress,
        CopyTo = mail.Content.Notice.CopyTo,
        MessageId = mail.Content.Notice.MessageId,
        Subject = mail.Subject,
        Html = await HtmlAsync<TaskReminderMailHtml>(new() { ["Mail"] = mail, ["Links"] = Links }),
        Text = new TaskReminderMailText(mail, Links).Write(),
        References = mail.Content.Lines is [var only] ? [Thread(only)] : [],
    };

    public async Task<MailDraft> RenderAsync(WeeklyDigestMail mail) => new()
    {
        ToName = mail.Content.FullName,
        ToAddress = mail.Content.Notice.ToAddress,
        MessageId = mail.Content.Notice.MessageId,
        Subject = mail.Subject,
        Html = await HtmlAsync<WeeklyDigestMailHtml>(new() { ["Mail"] = mail, ["Links"] = Links }),
        Text = new WeeklyDigestMailText(mail, Links).Write(),
    };

    public async Task<MailDraft> RenderAsync(HandOverMail mail) => new()
    {
        ToName = mail.Content.FullName,
        ToAddress = mail.Content.Notice.ToAddress,
        MessageId = mail.Content.Notice.MessageId,
        Subject = mail.Subject,
        Html = await HtmlAsync<HandOverMailHtml>(new() { ["Mail"] = mail, ["Links"] = Links }),
        Text = new HandOverMailText(mail, Links).Write(),
    };

    public async Task<MailDraft> RenderAsync(ReceiptMail mail) => new()
    {
        ToName = mail.Content.FullName,
        ToAddress = mail.Content.Notice.ToAddress,
        MessageId = mail.Content.Notice.MessageId,
        Subject = mail.Subject,
        Html = await HtmlAsync<ReceiptMailHtml>(new() { ["Mail"] = mail, ["Links"] = Links }),
        Text = new ReceiptMailText(mail, Links).Write(),
        References = mail.Content.Lines is [var only] ? [Thread(only)] : [],
    };

    public async Task<MailDraft> RenderAsync(DutyGapsMail mail) => new()
    {
        ToName = mail.Content.FullName,
        ToAddress = mail.Content.Notice.ToAddress,
        MessageId = mail.Content.Notice.MessageId,
        Subject = mail.Subject,
        Html = await HtmlAsync<DutyGapsMailHtml>(new() { ["Mail"] = mail, ["Links"] = Links }),
        Text = new DutyGapsMailText(mail, Links).Write(),
    };

    public async Task<MailDraft> RenderAsync(AccountLinkMail mail) => new()
    {
        ToName = mail.Content.FullName,
        ToAddress = mail.Content.Notice.ToAddress,
        MessageId = mail.Content.Notice.MessageId,
        Subject = mail.Subject,
        Html = await HtmlAsync<AccountLinkMailHtml>(new() { ["Mail"] = mail, ["Links"] = Links }),
        Text = new AccountLinkMailText(mail, Links).Write(),
        IsPrivate = true,
    };

    public ValueTask DisposeAsync() => renderer.DisposeAsync();

    private MailLinks Links => new(settings);

    /// <summary>Mails about one task alone stand together in a mail program.</summary>
    private string Thread(NoticeLine line) => $"task-{line.TaskId:N}@{settings.Mail.From.Split('@')[^1]}";

    private Task<string> HtmlAsync<TView>(Dictionary<string, object?> parameters)
        where TView : IComponent => renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TView>(ParameterView.FromDictionary(parameters));
            return Inliner.Inline(root.ToHtmlString());
        });
}

/// <summary>Where a mail's links lead. Opening one changes nothing.</summary>
public sealed class MailLinks(AgencyTasksSettings settings)
{
    private readonly string root = settings.BaseUrl.TrimEnd('/');

    public string Home => root + "/";

    public string Agency => root + "/don-vi";

    public string Receipt(MailedReceipt receipt) => $"{root}/bien-nhan/{receipt.Made.ReceiptNumber}";

    public string HandOver(Guid id) => $"{root}/ban-giao/bien-ban/{id}";

    public string ChoosePassword(LinkPurpose purpose, string secret) =>
        $"{root}/{(purpose == LinkPurpose.Invitation ? "moi" : "dat-lai-mat-khau")}/{secret}";

    public string ReplyTo => settings.Mail.ReplyTo;

    public string Task(NoticeLine line) => $"{root}/nhiem-vu/{line.TaskId}";
}
