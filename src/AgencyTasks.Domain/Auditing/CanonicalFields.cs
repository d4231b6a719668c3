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
    private readonly ArrayBufferWriter<byte> bytes = new();

    public CanonicalFields Add(string? field)
    {
        var content = field is null ? [] : Encoding.UTF8.GetBytes(field);
        var length = field is null ? "-1" : content.Length.ToString(CultureInfo.InvariantCulture);
        bytes.Write(Encoding.ASCII.GetBytes(length + ":"));
        bytes.Write(content);
        return this;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
}
