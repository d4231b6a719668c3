using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace AgencyTasks.Web.Tests.Account;

/// <summary>An authenticator app (RFC 6238), written apart from the one it is tested against.</summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Code(string key, int stepsLater = 0)
    {
        var step = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + stepsLater;
        var message = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
#pragma warning disable CA5350 // The standard's own hash.
        var hash = HMACSHA1.HashData(Decode(key), message);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var bits = string.Concat(key.TrimEnd('=').Select(letter =>
            Convert.ToString(Base32.IndexOf(letter, StringComparison.OrdinalIgnoreCase), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}
