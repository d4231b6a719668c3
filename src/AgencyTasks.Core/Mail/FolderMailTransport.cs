using System.Globalization;
using AgencyTasks.Core.Clock;
using AgencyTasks.Domain.Calendars;
using MimeKit;
using NodaTime;

namespace AgencyTasks.Core.Mail;

/// <summary>Without a mail server: each mail becomes a file under <c>mail/YYYY-MM-DD</c> of the data folder, whole or not at
/// all.</summary>
public sealed class FolderMailTransport(MailFolder folder, IClock clock) : IMailTransport
{
    public IMailSession Open() => new Session(folder, clock);

    private sealed class Session(MailFolder folder, IClock clock) : IMailSession
    {
        public async Task SendAsync(MimeMessage message, CancellationToken token)
        {
            var local = clock.Now().InZone(ProvinceTime.Zone).LocalDateTime;
            var day = folder.Day(local.Date);
            Directory.CreateDirectory(day);
            var time = local.ToString("HHmmss", CultureInfo.InvariantCulture);
            var name = $"{time}-{MailFolder.SafeName(message.MessageId ?? "")}";
            var temporary = Path.Combine(day, Path.GetRandomFileName() + ".tmp");
            await message.WriteToAsync(temporary, token);
            File.Move(temporary, Path.Combine(day, name + MailFolder.Extension), overwrite: true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
