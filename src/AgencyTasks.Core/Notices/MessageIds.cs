using System.Security.Cryptography;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Notices;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Notices;

/// <summary>The Message-ID of a notice follows from what makes it unique: whoever plans it, however often, names it
/// alike.</summary>
public static class MessageIds
{
    public static string For(NoticeKind kind, LocalDate day, string personCode, string toAddress, string fromAddress)
    {
        var hash = new CanonicalFields()
            .Add(kind.ToString()).Add(LocalDatePattern.Iso.Format(day)).Add(personCode).Add(toAddress)
            .Hash();
        return $"{hash[..40]}@{fromAddress[(fromAddress.LastIndexOf('@') + 1)..]}";
    }
}
