using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AgencyTasks.Core.Accounts;

/// <summary>What only its receiver may know: handed out once, kept as a hash.</summary>
public static class Secret
{
    /// <summary>A link's token: 128 bits, 22 letters, digits, hyphens and low lines.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>256 bits for what lives long.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>64 lower-case hexadecimal digits. So much chance needs no salt.</summary>
    public static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
