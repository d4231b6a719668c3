using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AgencyTasks.Core.Mail;

/// <summary>Sends through the configured SMTP server. Times out after 10 s for connecting, 30 s for a reply and just under
/// the notice's lease for a whole message.</summary>
public sealed class SmtpMailTransport(MailSettings settings) : IMailTransport
{
    public IMailSession Open() => new Session(settings);

    private sealed class Session(MailSettings settings) : IMailSession
    {
        private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
        private static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(30);

        /// <summary>Shorter than a notice's lease: nobody else takes it while we may still be sending it.</summary>
        private static readonly TimeSpan MessageTimeout = TimeSpan.FromSeconds(110);

        private SmtpClient? client;

        private SecureSocketOptions Security => (settings.UseTls, settings.SmtpPort) switch
        {
            (false, _) => SecureSocketOptions.None,
            (true, 465) => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };

        public async Task SendAsync(MimeMessage message, CancellationToken token)
        {
            var smtp = await ConnectAsync(token);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
            limit.CancelAfter(MessageTimeout);
            try
            {
                await smtp.SendAsync(message, limit.Token);
            }
            catch (SmtpCommandException e)
            {
                throw await RefusedAsync(e, smtp);
            }
            catch (Exception e) when (IsConnectionFault(e, token))
            {
                Forget();
                throw new MailFailedException(MailFailure.Unknown, e.Message, e);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (client is { IsConnected: true } smtp)
            {
                try
                {
                    using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
                    await smtp.DisconnectAsync(quit: true, limit.Token);
                }
                catch (Exception e) when (IsConnectionFault(e, CancellationToken.None))
                {
                    // It is gone anyway.
                }
            }

            Forget();
        }

        private async Task<SmtpClient> ConnectAsync(CancellationToken token)
        {
            if (client is { IsConnected: true } open)
            {
                return open;
            }

            Forget();
            var smtp = new SmtpClient { Timeout = (int)ReplyTimeout.TotalMilliseconds };
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
            limit.CancelAfter(ConnectTimeout);
            try
            {
                await smtp.ConnectAsync(settings.SmtpHost, settings.SmtpPort, Security, limit.Token);
                if (settings.SmtpUser.Length > 0)
                {
                    await smtp.AuthenticateAsync(settings.SmtpUser, settings.SmtpPassword, limit.Token);
                }
            }
            catch (Exception e) when (e is CommandException or AuthenticationException || IsConnectionFault(e, token))
            {
                smtp.Dispose();
                throw new MailFailedException(MailFailure.Unreachable, e.Message, e);
            }

            return client = smtp;
        }

        /// <summary>The server answered, so that it has not taken the message. After a refusal the dialogue begins anew;
        /// 421 announces the end of the connection.</summary>
        private async Task<MailFailedException> RefusedAsync(SmtpCommandException e, SmtpClient smtp)
        {
            if (e.StatusCode == SmtpStatusCode.ServiceNotAvailable || !smtp.IsConnected)
            {
                await DisposeAsync();
            }

            var reply = string.Create(CultureInfo.InvariantCulture, $"{(int)e.StatusCode} {e.Message}");
            return new MailFailedException((int)e.StatusCode >= 500 ? MailFailure.Refused : MailFailure.NotNow, reply, e);
        }

        private void Forget()
        {
            client?.Dispose();
            client = null;
        }

        private static bool IsConnectionFault(Exception e, CancellationToken stopping) =>
            e is ProtocolException or IOException or SocketException or TimeoutException or ServiceNotConnectedException
                or SslHandshakeException
            || (e is OperationCanceledException && !stopping.IsCancellationRequested);
    }
}
