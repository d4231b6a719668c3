using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace AgencyTasks.Testing;

/// <summary>What the catcher does with a message for an address.</summary>
public enum SmtpAnswer
{
    Take,

    /// <summary>421 at RCPT, and the connection ends.</summary>
    GoAway,

    /// <summary>451 at RCPT.</summary>
    NotNow,

    /// <summary>550 at RCPT.</summary>
    Never,

    /// <summary>552 after the message.</summary>
    NeverAfterData,

    /// <summary>Takes the message and ends the connection without an answer.</summary>
    TakeAndHangUp,
}

/// <summary>A real SMTP server on a port of its own that keeps what it takes and answers by a script.</summary>
public sealed class SmtpCatcher : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<MimeMessage> messages = new();
    private readonly ConcurrentDictionary<string, Queue<SmtpAnswer>> scripts = new(StringComparer.OrdinalIgnoreCase);
    private Task running = Task.CompletedTask;
    private int sessions;
    private bool stopped;

    private SmtpCatcher()
    {
    }

    public int Port { get; private set; }

    /// <summary>How many connections were made.</summary>
    public int Sessions => sessions;

    public IReadOnlyList<MimeMessage> Messages => [.. messages];

    public static async Task<SmtpCatcher> StartAsync(CancellationToken token)
    {
        var catcher = new SmtpCatcher();
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var endpoints = new EndpointListenerFactory();
        endpoints.EndpointStarted += (_, e) => started.TrySetResult(((IPEndPoint)e.LocalEndPoint).Port);
        var services = new ServiceProvider();
        services.Add((IEndpointListenerFactory)endpoints);
        services.Add((IMessageStore)new Store(catcher));
        services.Add((IMailboxFilter)new Filter(catcher));
        var options = new SmtpServerOptionsBuilder()
            .ServerName("catcher.example")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0)))
            .Build();
        var server = new SmtpServer.SmtpServer(options, services);
        server.SessionCreated += (_, _) => Interlocked.Increment(ref catcher.sessions);
        catcher.running = server.StartAsync(catcher.stopping.Token);
        catcher.Port = await started.Task.WaitAsync(TimeSpan.FromSeconds(10), token);
        return catcher;
    }

    /// <summary>The next messages for the address meet these answers, one each; after them everything is taken.</summary>
    public void Script(string address, params IEnumerable<SmtpAnswer> answers) =>
        scripts[address] = new Queue<SmtpAnswer>(answers);

    /// <summary>Ends the server; a second time does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopped)
        {
            return;
        }

        stopped = true;
        await stopping.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        stopping.Dispose();
    }

    private SmtpAnswer Next(string address)
    {
        if (!scripts.TryGetValue(address, out var script))
        {
            return SmtpAnswer.Take;
        }

        lock (script)
        {
            return script.TryDequeue(out var answer) ? answer : SmtpAnswer.Take;
        }
    }

    private sealed class Filter(SmtpCatcher catcher) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
        {
            var answer = catcher.Next(to.AsAddress());
            context.Properties["answer"] = answer;
            return answer switch
            {
                SmtpAnswer.GoAway => throw Refusal(SmtpReplyCode.ServiceUnavailable, "closing, come back", quit: true),
                SmtpAnswer.NotNow => throw Refusal(SmtpReplyCode.Aborted, "greylisted, try again"),
                SmtpAnswer.Never => throw Refusal(SmtpReplyCode.MailboxUnavailable, "no such mailbox"),
                _ => Task.FromResult(true),
            };
        }

        private static SmtpResponseException Refusal(SmtpReplyCode code, string words, bool quit = false) =>
            new(new SmtpResponse(code, words), quit);
    }

    private sealed class Store(SmtpCatcher catcher) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var answer = (SmtpAnswer)context.Properties["answer"];
            if (answer == SmtpAnswer.NeverAfterData)
            {
                return new SmtpResponse(SmtpReplyCode.SizeLimitExceeded, "too much");
            }

            using var content = new MemoryStream(buffer.ToArray());
            catcher.messages.Enqueue(await MimeMessage.LoadAsync(content, cancellationToken));
            if (answer == SmtpAnswer.TakeAndHangUp)
            {
                ((IDisposable)context.Pipe).Dispose();
                throw new IOException("Hung up, as scripted.");
            }

            return SmtpResponse.Ok;
        }
    }
}
