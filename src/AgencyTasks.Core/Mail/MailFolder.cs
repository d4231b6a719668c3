using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Mail;

/// <summary>Where the mails lie that no server took: a folder a day, a file a mail.</summary>
public sealed class MailFolder(string root)
{
    public const string Extension = ".eml";

    private static readonly Regex DayPattern =
        new(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.NonBacktracking);

    private static readonly Regex NamePattern =
        new(@"^[0-9]{6}-[A-Za-z0-9]{1,16}\z", RegexOptions.NonBacktracking);

    public string Root => root;

    public string Day(LocalDate day) => Path.Combine(root, LocalDatePattern.Iso.Format(day));

    /// <summary>The first sixteen harmless characters of a Message-ID.</summary>
    public static string SafeName(string messageId) =>
        new([.. messageId.Where(char.IsAsciiLetterOrDigit).Take(16)]);

    /// <summary>The file of a mail by day and name; null for a name that no mail can have.</summary>
    public string? Find(string day, string name) =>
        DayPattern.IsMatch(day) && NamePattern.IsMatch(name) ? Path.Combine(root, day, name + Extension) : null;
}
