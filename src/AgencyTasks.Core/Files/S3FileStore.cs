using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace AgencyTasks.Core.Files;

/// <summary>
/// Evidence files on an S3-compatible server, named as on a disk: <c>ab/abcd…</c>. The server acknowledges only what it has
/// stored, whole and of the hash that came signed with it.
/// </summary>
public sealed class S3FileStore(IAmazonS3 client, string bucket) : IFileStore
{
    // Between a file and the row that names it lie seconds.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private const int MaxTries = 3;

    // Two uploads of the same bytes come one after the other: the second finds them stored.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <summary>A client for any server that speaks S3, also one that knows no newer checksums.</summary>
    public static IAmazonS3 Connect(S3Settings settings) => new AmazonS3Client(
        new BasicAWSCredentials(settings.AccessKey, settings.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = settings.ServiceUrl,
            AuthenticationRegion = settings.Region,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    public async Task<string> SaveAsync(Stream content, CancellationToken token)
    {
        await using var spool = Spool.Create();
        var hash = await CopyAsync(content, spool, token);
        var turn = turns[Convert.ToByte(hash[..2], fromBase: 16)];
        await turn.WaitAsync(token);
        try
        {
            // Never the same twice; a damaged one is healed by the good bytes.
            var state = await this.StateAsync(hash, token);
            for (var tries = 0; state != FileState.Good && tries < MaxTries; tries++)
            {
                await AnsweredAsync(() => PutAsync(hash, spool, isNew: state == FileState.Gone, token));
                // What is written over is acknowledged only when it reads back good: servers may be late with that.
                state = state == FileState.Gone ? FileState.Good : await this.StateAsync(hash, token);
            }

            if (state != FileState.Good)
            {
                throw new StorageAwayException(new DamagedFileException(hash));
            }

            return hash;
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<Stream> OpenAsync(string hash, CancellationToken token)
    {
        FileHash.Require(hash);

        // Aside, so that no byte is handed out before the last one is verified.
        var spool = Spool.Create();
        try
        {
            var found = await AnsweredAsync(async () =>
            {
                using var answer = await client.GetObjectAsync(bucket, KeyOf(hash), token);
                return await ReceiveAsync(answer, spool, token);
            });
            spool.Position = 0;
            return found == hash ? spool : throw new DamagedFileException(hash);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            await spool.DisposeAsync();
            throw new FileNotFoundException("There is no such file.", hash, e);
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    public Task DeleteAsync(string hash, CancellationToken token) =>
        AnsweredAsync(() => client.DeleteObjectAsync(bucket, KeyOf(hash), token));

    public async IAsyncEnumerable<string> SettledAsync([EnumeratorCancellation] CancellationToken token)
    {
        var latest = TimeProvider.System.GetUtcNow().UtcDateTime - Settling;
        var request = new ListObjectsV2Request { BucketName = bucket };
        ListObjectsV2Response page;
        do
        {
            page = await AnsweredAsync(() => client.ListObjectsV2Async(request, token));
            foreach (var stored in (page.S3Objects ?? []).Where(stored => stored.LastModified?.ToUniversalTime() < latest))
            {
                yield return stored.Key[(stored.Key.LastIndexOf('/') + 1)..];
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    private async Task<bool> PutAsync(string hash, FileStream spool, bool isNew, CancellationToken token)
    {
        spool.Position = 0;
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = KeyOf(hash),
            InputStream = spool,
            AutoCloseStream = false,
            // In one piece, its SHA-256 in the signature: what the server gets is what it was told.
            UseChunkEncoding = false,
            IfNoneMatch = isNew ? "*" : null,
        };
        try
        {
            await client.PutObjectAsync(request, token);
            return true;
        }
        catch (AmazonS3Exception e) when (isNew && e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            // Another process was first with the same bytes.
            return await this.StateAsync(hash, token) == FileState.Good ? false : throw new StorageAwayException(e);
        }
    }

    private static async Task<string> ReceiveAsync(GetObjectResponse answer, FileStream spool, CancellationToken token)
    {
        try
        {
            return await CopyAsync(answer.ResponseStream, spool, token);
        }
        catch (AmazonClientException)
        {
            // The client has a sum of its own, and finds out first.
            return "";
        }
    }

    private static async Task<string> CopyAsync(Stream content, FileStream spool, CancellationToken token)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer, token)) > 0)
            {
                sum.AppendData(buffer, 0, read);
                await spool.WriteAsync(buffer.AsMemory(0, read), token);
            }
        }
        catch (IOException e) when (StorageFullException.Explains(e))
        {
            throw new StorageFullException(e);
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    /// <summary>Tells a full server and one that does not answer from other faults.</summary>
    private static async Task<T> AnsweredAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.InsufficientStorage
            || e.ErrorCode is "XMinioStorageFull" or "QuotaExceeded")
        {
            throw new StorageFullException(new IOException(e.Message, e));
        }
        catch (AmazonS3Exception e) when ((int)e.StatusCode is >= 500 or 429)
        {
            throw new StorageAwayException(e);
        }
        catch (Exception e) when (e is HttpRequestException or AmazonClientException or TimeoutException
            || e is IOException and not (StorageFullException or FileNotFoundException))
        {
            throw new StorageAwayException(e);
        }
    }

    private static string KeyOf(string hash) => $"{hash[..2]}/{hash}";
}
