using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AgencyTasks.Core.Accounts;

/// <summary>12 to 128 characters of any kind; not what everybody tries first, nor the person's own name. The shortest
/// length is Identity's own option.</summary>
public sealed class PasswordRules(AgencyTasksDb db) : IPasswordValidator<Account>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    private const int FewestDifferent = 5;

    private static readonly HashSet<string> Common = ReadList();

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        if (password is null || password.Length > Longest)
        {
            return Refuse("PasswordTooLong", $"Mật khẩu dài quá {Longest} ký tự. Hãy chọn mật khẩu ngắn hơn.");
        }

        var folded = Fold(password);
        var fullName = await db.People.Where(person => person.Id == user.PersonId)
            .Select(person => person.FullName).FirstOrDefaultAsync();
        string?[] own = [fullName, user.UserName, user.Email?.Split('@')[0]];
        if (own.Select(name => Fold(name ?? "")).Any(name => name.Length >= 5 && folded.Contains(name, StringComparison.Ordinal)))
        {
            return Refuse("PasswordIsOwnName", "Mật khẩu có họ tên hoặc tên đăng nhập của bạn. Hãy chọn cụm từ khác.");
        }

        return IsCommon(folded)
            ? Refuse("PasswordIsCommon", "Mật khẩu này quá dễ đoán. Hãy ghép vài từ không liên quan với nhau.")
            : IdentityResult.Success;
    }

    /// <summary>Also with figures around it, with figures for letters, or said several times.</summary>
    internal static bool IsCommon(string folded)
    {
        var spoken = folded.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's');
        return folded.Distinct().Count() < FewestDifferent
            || folded.All(char.IsAsciiDigit)
            || ((string[])[folded, folded.Trim("0123456789".ToCharArray()), spoken]).Any(IsListed);
    }

    /// <summary>Letters without marks, small, and digits: "Mật-Khẩu 1" is "matkhau1", "P@ss" is "pass".</summary>
    internal static string Fold(string text) => new(
    [
        .. PlainText.Fold(text).Select(sign => sign switch { '@' => 'a', '$' => 's', _ => sign }).Where(char.IsLetterOrDigit),
    ]);

    private static bool IsListed(string text) => Common.Contains(text)
        || Enumerable.Range(2, 7).Any(times => text.Length >= times * 3 && text.Length % times == 0
            && text == string.Concat(Enumerable.Repeat(text[..(text.Length / times)], times)));

    private static IdentityResult Refuse(string code, string words) =>
        IdentityResult.Failed(new IdentityError { Code = code, Description = words });

    private static HashSet<string> ReadList()
    {
        using var stream = typeof(PasswordRules).Assembly
            .GetManifestResourceStream("AgencyTasks.Core.Accounts.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Trim())];
    }
}

/// <summary>The same password whether a keyboard sends ế as one sign or as three.</summary>
internal sealed class ComposedPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    public override string HashPassword(Account user, string password) =>
        base.HashPassword(user, Composed(password));

    public override PasswordVerificationResult VerifyHashedPassword(
        Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, Composed(providedPassword));

    // U+FFFE is in no text, and composing stops at it.
    private static string Composed(string password) => password.Replace('\uFFFE', '\uFFFD').Normalize();
}

/// <summary>What Identity itself says about a password, in Vietnamese.</summary>
internal sealed class VietnameseErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => new()
    {
        Code = nameof(PasswordTooShort),
        Description = $"Mật khẩu cần từ {length} đến {PasswordRules.Longest} ký tự.",
    };
}
