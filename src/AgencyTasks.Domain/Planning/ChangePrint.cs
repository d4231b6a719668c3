using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AgencyTasks.Domain.Calendars;

namespace AgencyTasks.Domain.Planning;

/// <summary>
/// A hash over a set of changes, whatever their order: the sum of the SHA-256 of each, lane by lane. No sorting: a
/// publication has a hundred thousand of them.
/// </summary>
internal sealed class ChangePrint
{
    private const int Lanes = 4;

    private readonly ulong[] sum = new ulong[Lanes];
    private long count;

    public void AddAll<T>(string what, IReadOnlyList<T> changes, Func<T, (TaskKey Key, DueDate Due)> of)
    {
        Span<byte> bytes = stackalloc byte[1024];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var change in changes)
        {
            var (key, due) = of(change);
            var at = Put(bytes, 0, what);
            at = Put(bytes, at, key.DutyCode);
            key.AgencyId.TryWriteBytes(bytes[at..]);
            at = Put(bytes, at + 16, key.PlaceKey);
            at = Put(bytes, at, key.PeriodCode);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], due.LastDay.Year);
            bytes[at + 4] = (byte)due.LastDay.Month;
            bytes[at + 5] = (byte)due.LastDay.Day;
            bytes[at + 6] = due.IsExclusive ? (byte)1 : (byte)0;
            SHA256.HashData(bytes[..(at + 7)], hash);
            Add(hash);
        }
    }

    public void Add(string name, string text) =>
        Add(SHA256.HashData(Encoding.UTF8.GetBytes($"{name.Length}:{name}{text}")));

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[(Lanes + 1) * sizeof(ulong)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, count);
        for (var lane = 0; lane < Lanes; lane++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[((lane + 1) * sizeof(ulong))..], sum[lane]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private void Add(ReadOnlySpan<byte> hash)
    {
        count++;
        for (var lane = 0; lane < Lanes; lane++)
        {
            sum[lane] = unchecked(sum[lane] + BinaryPrimitives.ReadUInt64LittleEndian(hash[(lane * sizeof(ulong))..]));
        }
    }

    /// <summary>A text behind its length. Codes are short: what is longer than 150 characters stands by its own hash.</summary>
    private static int Put(Span<byte> bytes, int at, string text)
    {
        if (text.Length > 150)
        {
            text = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }

        var length = Encoding.UTF8.GetBytes(text, bytes[(at + 2)..]);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[at..], (ushort)length);
        return at + 2 + length;
    }
}
