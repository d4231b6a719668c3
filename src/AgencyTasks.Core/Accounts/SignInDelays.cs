using AgencyTasks.Core.Database;
using AgencyTasks.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Accounts;

/// <summary>Wrong tries make the next one wait: longer each time, for the name and for the address, never for good. It goes
/// by the typed name, so that known and unknown ones behave alike.</summary>
public sealed class SignInDelays(AgencyTasksDb db, ILookupNormalizer normalizer, TimeProvider time)
{
    /// <summary>So many wrong tries cost nothing.</summary>
    public const int FreeForName = 4;

    /// <summary>Many people may share an address.</summary>
    public const int FreeForAddress = 30;

    public static readonly Duration LongestForName = Duration.FromMinutes(2);

    public static readonly Duration LongestForAddress = Duration.FromMinutes(15);

    /// <summary>After a quiet day the count begins anew.</summary>
    private static readonly Duration Forgotten = Duration.FromDays(1);

    /// <returns>Zero: go on.</returns>
    public async Task<Duration> WaitAsync(string name, string? address, CancellationToken token)
    {
        var (nameKey, addressKey) = (NameKey(name), AddressKey(address));
        var now = time.Now();
        var rows = await db.Set<WrongSignIns>().AsNoTracking()
            .Where(row => (row.Key == nameKey || row.Key == addressKey) && row.LastAt > now - Forgotten)
            .ToListAsync(token);
        return rows.Select(row => (row.LastAt, Delay: row.Key == nameKey
                ? After(row.Count - FreeForName, LongestForName)
                : After(row.Count - FreeForAddress, LongestForAddress)))
            .Where(row => row.Delay > Duration.Zero)
            .Select(row => row.LastAt + row.Delay - now)
            .Append(Duration.Zero).Max();
    }

    public async Task CountWrongAsync(string name, string? address, CancellationToken token)
    {
        foreach (var key in (string[])[NameKey(name), AddressKey(address)])
        {
            await db.Database.ExecuteSqlRawAsync(
                SqlFile.Read("CountWrongSignIn.sql"),
                [
                    new NpgsqlParameter<string>("key", key),
                    new NpgsqlParameter<Instant>("now", time.Now()),
                    new NpgsqlParameter<Duration>("forgotten", Forgotten),
                ],
                token);
        }
    }

    /// <summary>It was right: the name's tries are forgotten, the address's are not.</summary>
    public Task ForgetAsync(string name, CancellationToken token)
    {
        var key = NameKey(name);
        return db.Set<WrongSignIns>().Where(row => row.Key == key).ExecuteDeleteAsync(token);
    }

    /// <summary>2, 4, 8 … seconds from the first try that is no longer free.</summary>
    internal static Duration After(int wrong, Duration longest) => wrong <= 0
        ? Duration.Zero
        : Duration.Min(longest, Duration.FromSeconds(Math.Pow(2, Math.Min(wrong, 20))));

    private string NameKey(string name) => "name:" + Secret.Hash(normalizer.NormalizeName(PlainText.Clean(name).Trim()));

    private static string AddressKey(string? address) => "address:" + address;
}
