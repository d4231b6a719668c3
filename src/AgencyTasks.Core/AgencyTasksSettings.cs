using Npgsql;

namespace AgencyTasks.Core;

/// <summary>What a host is told from outside; section <c>AgencyTasks</c> of the configuration.</summary>
public sealed record AgencyTasksSettings
{
    /// <summary>As whom web and worker connect: a role that owns nothing. Empty: the host starts the embedded server under
    /// <see cref="DataFolder"/>.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>The tables' owner, for migrations and the administrator's verbs. Empty: the same as
    /// <see cref="ConnectionString"/>.</summary>
    public string OwnerConnectionString { get; init; } = "";

    /// <summary>Web and worker refuse to run as a role that row-level security does not bind.</summary>
    public bool Fences { get; init; } = true;

    public string DataFolder { get; init; } = "data";

    /// <summary>PostgreSQL's own folder for the embedded server; empty: beside the program, npm's, or the machine's.</summary>
    public string PostgresFolder { get; init; } = "";

    /// <summary>What people's links in mails begin with.</summary>
    public string BaseUrl { get; init; } = "http://localhost:5080";

    /// <summary>The system is reached over HTTPS.</summary>
    public bool IsHttps => BaseUrl.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>Where a simulated clock begins, ISO with offset; empty: the real clock.</summary>
    public string SimulatedFrom { get; init; } = "";

    /// <summary>What an empty embedded database is filled with: <c>demo</c>, <c>bare</c> or nothing.</summary>
    public string Seed { get; init; } = "";

    public MailSettings Mail { get; init; } = new();

    public FileSettings Files { get; init; } = new();

    public TrailSettings Trail { get; init; } = new();

    /// <summary>Whether coordinators, administrators, auditors and the committee must have a second factor.</summary>
    public SecondFactorRule SecondFactor { get; init; } = SecondFactorRule.Required;

    public SessionSettings Session { get; init; } = new();

    /// <summary>Each answer says in <c>Server-Timing</c> how long the server took: for measuring, not for the public.</summary>
    public bool TellsServerTime { get; init; }

    public OidcSettings Oidc { get; init; } = new();

    /// <summary>The role that the owner's migrations grant to; empty: web and worker connect as the owner.</summary>
    internal string AppRole { get; init; } = "";

    /// <summary>The same system, seen by the tables' owner.</summary>
    public AgencyTasksSettings AsOwner() => OwnerConnectionString.Length == 0
        ? this
        : this with
        {
            ConnectionString = OwnerConnectionString,
            AppRole = new NpgsqlConnectionStringBuilder(ConnectionString).Username ?? "",
        };
}

/// <summary>Where the head of the trail goes every evening.</summary>
public sealed record TrailSettings
{
    /// <summary>Mail addresses outside this system; several with commas between them.</summary>
    public string HeadAddresses { get; init; } = "";

    /// <summary>A file that is only appended to, best one of another owner; empty: none.</summary>
    public string HeadsFile { get; init; } = "";

    public IReadOnlyList<string> Addresses =>
        HeadAddresses.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

public enum SecondFactorRule
{
    Required,

    /// <summary>For a demonstration whose password is public anyway.</summary>
    Optional,
}

/// <summary>How long a session lives, by the real clock.</summary>
public sealed record SessionSettings
{
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>So long before the end the page says so.</summary>
    public TimeSpan Warning { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>Sign-in by an OpenID Connect provider; without an authority there is none.</summary>
public sealed record OidcSettings
{
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>What the button names.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The provider asks for a second factor itself.</summary>
    public bool CountsAsSecondFactor { get; init; }

    public bool IsOn => Authority.Length > 0;
}

public sealed record MailSettings
{
    /// <summary>Empty: mails land as .eml files under <c>mail/</c> of the data folder.</summary>
    public string SmtpHost { get; init; } = "";

    public int SmtpPort { get; init; } = 25;

    public string SmtpUser { get; init; } = "";

    public string SmtpPassword { get; init; } = "";

    public bool UseTls { get; init; }

    public string From { get; init; } = "nhac-viec@agencytasks.example";

    public string FromName { get; init; } = "AgencyTasks – Công an tỉnh Tuyên Quang";

    /// <summary>The coordinator's mailbox.</summary>
    public string ReplyTo { get; init; } = "vanthu@cong-an-tinh.tuyenquang.example";
}
