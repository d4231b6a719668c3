using AgencyTasks.Domain.Auditing;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Tests.Auditing;

internal static class AuditChain
{
    /// <summary>Numbered from 1 without a gap, each entry with the hash of its fields and of the one before.</summary>
    public static async Task<List<AuditEntry>> AuditChainShouldHoldAsync(this CoreFixture core)
    {
        var entries = await core.ReadAsync(db => db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Seq)
            .ToListAsync(TestContext.Current.CancellationToken));
        entries.Select(entry => entry.Seq).ShouldBe(Enumerable.Range(1, entries.Count).Select(i => (long)i));
        entries.Select(entry => entry.PreviousHash)
            .ShouldBe([AuditEntry.Genesis, .. entries.Select(entry => entry.Hash).SkipLast(1)]);
        entries.ShouldAllBe(entry => entry.Hash == entry.ComputeHash());
        return entries;
    }
}
