using AgencyTasks.Core.Mail;
using MimeKit;

namespace AgencyTasks.Core.Simulation;

/// <summary>Takes every message, written out to its last byte, and keeps none.</summary>
internal sealed class DiscardingMailTransport : IMailTransport
{
    public IMailSession Open() => new Session();

    private sealed class Session : IMailSession
    {
        public Task SendAsync(MimeMessage message, CancellationToken token) => message.WriteToAsync(Stream.Null, token);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
