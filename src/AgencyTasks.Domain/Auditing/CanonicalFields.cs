using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgencyTasks.Domain.Auditing;

/// <summary>
/// Fields in one unambiguous byte form, each behind its length, so that "ab","c" and "a","bc" never look alike, and
/// their SHA-256. Null differs from empty.
/// </summary>
public sealed class CanonicalFields
{
    private readonly ArrayBufferWriter<byte> bytes = new(1024);

    public CanonicalFields Add(string? field)
    {
        if (field is null)
        {
            bytes.Write("-1:"u8);
            return this;
        }

        // Straight into the buffer: a publication hashes millions of fields.
        var length = Encoding.UTF8.GetByteCount(field);
        var room = bytes.GetSpan(length + 12);
        length.TryFormat(room, out var digits, provider: CultureInfo.InvariantCulture);
        room[digits] = (byte)':';
        Encoding.UTF8.GetBytes(field, room[(digits + 1)..]);
        bytes.Advance(digits + 1 + length);
        return this;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
}
