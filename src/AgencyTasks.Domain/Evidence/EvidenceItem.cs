using System.Security.Cryptography;
using System.Text;
using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Evidence;

/// <summary>A stored file by its content.</summary>
/// <param name="Hash">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Name">The name it was given by the person, without a path.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredFile(string Hash, string Name, long Size, string ContentType)
{
    private const string Forgotten = "sha256:";

    /// <summary>Purged: of its name only the sum is left.</summary>
    public bool IsPurged => Name.StartsWith(Forgotten, StringComparison.Ordinal);

    /// <summary>What a seal names the file by, so that the seal still holds when the name is scrubbed.</summary>
    public string NameSum =>
        IsPurged ? Name : Forgotten + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)));
}

/// <summary>One piece of evidence (minh chứng): a document by number, date and signer, or a file, or a link.</summary>
public sealed class EvidenceItem
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid SubmissionId { get; private set; }

    /// <summary>Place in the list, from 1.</summary>
    public int Position { get; internal set; }

    public required EvidenceKind Kind { get; init; }

    public DocumentReference? Document { get; init; }

    public StoredFile? File { get; init; }

    public string? Link { get; init; }

    /// <summary>The same document, file or link, whoever attached it.</summary>
    public bool IsSameAs(EvidenceItem other) => Link == other.Link && Document == other.Document && File == other.File;

    /// <summary>A copy for a new submission; the file is stored once.</summary>
    public EvidenceItem Copy() => new()
    {
        Kind = Kind,
        Document = Document is null ? null : Document with { },
        File = File is null ? null : File with { },
        Link = Link,
    };
}

/// <summary>A figure given for a submission. Whole numbers or decimals, never negative (II).</summary>
public sealed class FigureValue
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid SubmissionId { get; private set; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    public required decimal Value { get; init; }
}
