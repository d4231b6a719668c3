using System.Runtime.CompilerServices;
using System.Text.Json;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain.Auditing;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Auditing;

/// <summary>An entry as a line of an export.</summary>
internal sealed record EntryLine(
    long Seq, string PreviousHash, string Hash, string At, string Event, string SubjectKind, Guid SubjectId, Guid? PersonId,
    string? Reason, string? ContentHash);

/// <summary>
/// A trail in a folder, whole without any database: <c>entries.jsonl</c>, a file a kind of subjects, <c>evidence.jsonl</c>
/// and, if they were asked for, the files under <c>files/</c>.
/// </summary>
public sealed class TrailFolder(string folder) : ITrailSource
{
    public const string EntriesName = "entries.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private string Files => Path.Combine(folder, "files");

    /// <exception cref="DirectoryNotFoundException">It is not an export.</exception>
    public static TrailFolder Open(string folder) => File.Exists(Path.Combine(folder, EntriesName))
        ? new TrailFolder(folder)
        : throw new DirectoryNotFoundException($"{folder} không có {EntriesName} (not an export of the trail)");

    /// <summary>Copies a trail into this folder.</summary>
    /// <param name="openFile">Opens an evidence file; null: files are left out.</param>
    public async Task WriteAsync(ITrailSource from, Func<string, Task<Stream>>? openFile, CancellationToken token)
    {
        Directory.CreateDirectory(folder);
        await WriteLinesAsync(EntriesName, from.EntriesAsync(token).Select(Line), token);
        foreach (var kind in SubjectKind.All)
        {
            await WriteLinesAsync(NameOf(kind), from.SubjectsAsync(kind, token), token);
        }

        await WriteLinesAsync("evidence.jsonl", from.EvidenceAsync(token), token);
        if (openFile is not null)
        {
            await CopyFilesAsync(from, openFile, token);
        }
    }

    public IAsyncEnumerable<AuditEntry> EntriesAsync(CancellationToken token) =>
        ReadLinesAsync<EntryLine>(EntriesName, token).Select(line => AuditEntry.Stored(
            (line.Seq, line.PreviousHash, line.Hash),
            new AuditEvent
            {
                Name = line.Event,
                SubjectKind = line.SubjectKind,
                SubjectId = line.SubjectId,
                PersonId = line.PersonId,
                Reason = line.Reason,
            },
            line.ContentHash,
            InstantPattern.ExtendedIso.Parse(line.At).GetValueOrThrow()));

    public IAsyncEnumerable<Subject> SubjectsAsync(SubjectKind kind, CancellationToken token) =>
        ReadLinesAsync<Subject>(NameOf(kind), token);

    public IAsyncEnumerable<EvidenceFile> EvidenceAsync(CancellationToken token) =>
        ReadLinesAsync<EvidenceFile>("evidence.jsonl", token);

    public IAsyncEnumerable<string>? StoredAsync(CancellationToken token) => Directory.Exists(Files)
        ? Directory.EnumerateFiles(Files, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))
            .ToAsyncEnumerable()
        : null;

    public Task<FileState> StateAsync(string hash, CancellationToken token) =>
        new DiskFileStore(Files).StateAsync(hash, token);

    private static EntryLine Line(AuditEntry entry) => new(
        entry.Seq, entry.PreviousHash, entry.Hash, InstantPattern.ExtendedIso.Format(entry.At), entry.Event,
        entry.SubjectKind, entry.SubjectId, entry.PersonId, entry.Reason, entry.ContentHash);

    private static string NameOf(SubjectKind kind) => $"{kind.Name}.jsonl";

    private async Task CopyFilesAsync(
        ITrailSource from, Func<string, Task<Stream>> openFile, CancellationToken token)
    {
        // Also without a single file: the folder says that they were asked for.
        Directory.CreateDirectory(Files);
        await foreach (var file in from.EvidenceAsync(token))
        {
            var path = PathOf(file.Hash);
            if (!File.Exists(path))
            {
                try
                {
                    await using var content = await openFile(file.Hash);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    await using var copy = File.Create(path);
                    await content.CopyToAsync(copy, token);
                }
                catch (FileNotFoundException)
                {
                    // Gone or damaged: the verification of the export says so, as it does here.
                }
            }
        }
    }

    private string PathOf(string hash) => Path.Combine(Files, hash[..2], hash);

    private async Task WriteLinesAsync<T>(string name, IAsyncEnumerable<T> lines, CancellationToken token)
    {
        await using var file = File.Create(Path.Combine(folder, name));
        await foreach (var line in lines.WithCancellation(token))
        {
            await JsonSerializer.SerializeAsync(file, line, Json, token);
            file.WriteByte((byte)'\n');
        }
    }

    private async IAsyncEnumerable<T> ReadLinesAsync<T>(string name, [EnumeratorCancellation] CancellationToken token)
    {
        var path = Path.Combine(folder, name);
        await foreach (var line in File.ReadLinesAsync(path, token))
        {
            yield return JsonSerializer.Deserialize<T>(line, Json)
                ?? throw new InvalidDataException($"{path} có một dòng trống (an empty line)");
        }
    }
}
