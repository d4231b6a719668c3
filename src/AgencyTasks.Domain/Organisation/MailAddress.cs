using System.Text.RegularExpressions;

namespace AgencyTasks.Domain.Organisation;

/// <summary>A person's mail address as it is stored: checked, in small letters.</summary>
public static class MailAddress
{
    public const int Longest = 254;

    private static readonly Regex Shape = new(
        @"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <example>" An.Nguyen@So-Y-Te.example " is kept as an.nguyen@so-y-te.example; "an@so-y-te" is refused.</example>
    /// <exception cref="RuleRefusedException">No address that mail could go to.</exception>
    public static string Checked(string? typed)
    {
        var address = (typed ?? "").Trim().ToLowerInvariant();
        return address.Length is > 0 and <= Longest && address.IndexOf('@') <= 64 && Shape.IsMatch(address)
            ? address
            : throw new RuleRefusedException(Rules.MailAddressIsValid, (typed ?? "").Trim());
    }
}
