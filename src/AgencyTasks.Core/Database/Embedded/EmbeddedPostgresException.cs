namespace AgencyTasks.Core.Database.Embedded;

/// <summary>The embedded server cannot start; the message says why and what to do, in Vietnamese, then in English.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    public EmbeddedPostgresException(string vietnamese, string english, Exception? inner = null)
        : base($"{vietnamese}{Environment.NewLine}{english}", inner)
    {
    }
}
