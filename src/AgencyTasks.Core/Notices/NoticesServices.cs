using System.Text.Encodings.Web;
using System.Text.Unicode;
using AgencyTasks.Core.Mail;
using AgencyTasks.Core.Notices.Mails;
using AgencyTasks.Domain.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AgencyTasks.Core.Notices;

public static class NoticesServices
{
    /// <summary>Notices and the way they leave: a mail server where one is set, else the mail folder.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services, AgencyTasksSettings settings)
    {
        services.TryAddSingleton(ReminderSettings.Default);
        // Vietnamese letters as they are: entities would make mails three times as long.
        services.TryAddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(_ => new MailFolder(Path.Combine(settings.DataFolder, "mail")));
        if (settings.Mail.SmtpHost.Length > 0)
        {
            services.TryAddSingleton<IMailTransport>(_ => new SmtpMailTransport(settings.Mail));
        }
        else
        {
            services.TryAddSingleton<IMailTransport, FolderMailTransport>();
        }

        services.AddScoped<PlanningDays>();
        services.AddScoped<DueReminders>();
        services.AddScoped<DigestPlanner>();
        services.AddScoped<NoticeOutbox>();
        services.AddScoped<NoticeDelivery>();
        services.AddScoped<DigestMails>();
        services.AddScoped<AccountLinkMails>();
        services.AddScoped<MailMessages>();
        services.AddScoped<MailView>();
        return services;
    }
}
