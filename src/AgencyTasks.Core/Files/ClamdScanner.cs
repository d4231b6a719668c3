using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>
/// Asks ClamAV's daemon before a file is stored or served, if one is set. What it does not call clean is refused, also
/// because it does not answer: nothing unscanned gets through.
/// </summary>
public sealed class ClamdScanner(ScannerSettings settings)
{
    private const int ChunkSize = 64 * 1024;
    private const int LongestAnswer = 4 * 1024;
    private const string Clean = "stream: OK";
    private const string Found = " FOUND";

    // A file that is asked for often is not scanned each time; signatures of a day later get to see it again.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, long> scanned = new();

    /// <param name="hash">Of the content, if it may have been scanned before.</param>
    /// <param name="content">From its beginning; stands there again afterwards.</param>
    /// <exception cref="RuleRefusedException">It has a virus, or the scanner does not answer.</exception>
    public async Task RequireCleanAsync(string name, string? hash, Stream content, CancellationToken token)
    {
        if (!settings.IsOn || (hash is not null && IsFresh(hash)))
        {
            return;
        }

        var answer = await AskAsync(name, content, token);
        content.Position = 0;
        if (answer.EndsWith(Found, StringComparison.Ordinal))
        {
            var virus = answer[(answer.IndexOf(' ', StringComparison.Ordinal) + 1)..^Found.Length];
            throw new RuleRefusedException(Rules.FileHasNoVirus, name, virus);
        }

        if (answer != Clean)
        {
            throw new RuleRefusedException(Rules.ScannerAnswers, name);
        }

        if (hash is not null)
        {
            Remember(hash);
        }
    }

    private bool IsFresh(string hash) =>
        scanned.TryGetValue(hash, out var at) && TimeProvider.System.GetElapsedTime(at) < Fresh;

    private void Remember(string hash)
    {
        const int most = 10_000;
        if (scanned.Count >= most)
        {
            scanned.Clear();
        }

        scanned[hash] = TimeProvider.System.GetTimestamp();
    }

    private async Task<string> AskAsync(string name, Stream content, CancellationToken token)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(token);
        time.CancelAfter(settings.Timeout);
        try
        {
            using var socket = await ConnectAsync(time.Token);
            await using var stream = new NetworkStream(socket);
            var sending = SendAsync(stream, content, time.Token);
            try
            {
                // It answers at once, and stops listening, when it has seen enough.
                return await ReadAsync(stream, time.Token);
            }
            finally
            {
                await time.CancelAsync();
                await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException
            && !token.IsCancellationRequested)
        {
            throw new RuleRefusedException(Rules.ScannerAnswers, name);
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken token)
    {
        var (family, protocol) = settings.EndPoint is UnixDomainSocketEndPoint
            ? (AddressFamily.Unix, ProtocolType.Unspecified)
            : (AddressFamily.Unspecified, ProtocolType.Tcp);
        var socket = family == AddressFamily.Unix
            ? new Socket(family, SocketType.Stream, protocol)
            : new Socket(SocketType.Stream, protocol);
        try
        {
            await socket.ConnectAsync(settings.EndPoint, token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The file in pieces, each with its length before it; a length of zero ends it.</summary>
    private static async Task SendAsync(NetworkStream stream, Stream content, CancellationToken token)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), token);
        var chunk = new byte[4 + ChunkSize];
        int read;
        do
        {
            read = await content.ReadAsync(chunk.AsMemory(4), token);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await stream.WriteAsync(chunk.AsMemory(0, 4 + read), token);
        }
        while (read > 0);
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken token)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        int read;
        while (length < answer.Length && (read = await stream.ReadAsync(answer.AsMemory(length), token)) > 0)
        {
            length += read;
            if (answer[length - 1] == 0)
            {
                return Encoding.UTF8.GetString(answer, 0, length - 1);
            }
        }

        throw new IOException("The scanner broke off.");
    }
}
