using MimeKit;

namespace AgencyTasks.Core.Mail;

/// <summary>The way mails leave the process.</summary>
public interface IMailTransport
{
    /// <summary>For one batch; the connection is made with the first message and kept for the next ones.</summary>
    IMailSession Open();
}

public interface IMailSession : IAsyncDisposable
{
    /// <exception cref="MailFailedException">Why the message is not known to have been taken.</exception>
    Task SendAsync(MimeMessage message, CancellationToken token);
}

public enum MailFailure
{
    /// <summary>Refused for good (5xx).</summary>
    Refused,

    /// <summary>Refused for now (4xx).</summary>
    NotNow,

    /// <summary>No server to talk to, or it does not let us in: the next message would fare no better.</summary>
    Unreachable,

    /// <summary>The connection ended while the message was under way: the server may have taken it.</summary>
    Unknown,
}

/// <param name="failure">What it means for the message.</param>
/// <param name="reply">The server's own words where it said any.</param>
public sealed class MailFailedException(MailFailure failure, string reply, Exception? inner = null)
    : Exception(reply, inner)
{
    public MailFailure Failure { get; } = failure;
}
