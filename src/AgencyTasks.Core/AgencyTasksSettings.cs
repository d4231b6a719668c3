namespace AgencyTasks.Core;

/// <summary>What a host is told from outside; section <c>AgencyTasks</c> of the configuration.</summary>
public sealed record AgencyTasksSettings
{
    /// <summary>Empty: the host starts the embedded server under <see cref="DataFolder"/>.</summary>
    public string ConnectionString { get; init; } = "";

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
