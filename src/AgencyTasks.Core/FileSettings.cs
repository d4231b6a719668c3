using System.Net;
using System.Net.Sockets;

namespace AgencyTasks.Core;

/// <summary>Where evidence lies and who looks at it first.</summary>
public sealed record FileSettings
{
    public S3Settings S3 { get; init; } = new();

    public ScannerSettings Scanner { get; init; } = new();

    public PictureSettings Pictures { get; init; } = new();
}

/// <summary>ClamAV's daemon (clamd), asked before a file is stored and before it is served.</summary>
public sealed record ScannerSettings
{
    /// <summary><c>host:port</c> or the path of a Unix socket; empty: nothing is scanned.</summary>
    public string Address { get; init; } = "";

    /// <summary>For one file.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public bool IsOn => Address.Length > 0;

    public EndPoint EndPoint => Address.StartsWith('/')
        ? new UnixDomainSocketEndPoint(Address)
        : Address.LastIndexOf(':') is > 0 and var colon && ushort.TryParse(Address.AsSpan(colon + 1), out var port)
            ? new DnsEndPoint(Address[..colon].Trim('[', ']'), port)
            : throw new FormatException($"'{Address}' is no address of clamd: 'host:port' or the path of a socket.");
}

/// <summary>An S3-compatible server for the evidence; without a bucket it lies under the data folder.</summary>
public sealed record S3Settings
{
    public string ServiceUrl { get; init; } = "";

    public string Bucket { get; init; } = "";

    public string AccessKey { get; init; } = "";

    public string SecretKey { get; init; } = "";

    public string Region { get; init; } = "us-east-1";

    public bool IsOn => Bucket.Length > 0;
}

/// <summary>Programs that make a picture of a document's first page: a path, or a name that is looked for where programs
/// are; empty, or not there: no picture.</summary>
public sealed record PictureSettings
{
    /// <summary>Poppler's painter of PDFs.</summary>
    public string Pdftoppm { get; init; } = "pdftoppm";

    /// <summary>LibreOffice, for Word files; needs the painter too.</summary>
    public string Soffice { get; init; } = "soffice";

    /// <summary>For one document; then the converter is ended.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);
}
