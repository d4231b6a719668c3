using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AgencyTasks.Core.Auditing;

/// <summary>Writes the chain of audit entries: the last step of every change, in its own transaction.</summary>
public sealed class AuditTrail(AgencyTasksDb db)
{
    public async Task AppendAsync(AuditEvent what, Instant at, CancellationToken token)
    {
        await db.LockAsync(AdvisoryLock.AuditChain, token);
        var last = await db.AuditEntries.AsNoTracking()
            .OrderByDescending(entry => entry.Seq)
            .Select(entry => new { entry.Seq, entry.Hash })
            .FirstOrDefaultAsync(token);
        db.AuditEntries.Add(AuditEntry.After(last?.Seq ?? 0, last?.Hash ?? AuditEntry.Genesis, what, at));
        await db.SaveChangesAsync(token);
    }
}

internal sealed class AuditingMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entry");
        builder.HasKey(entry => entry.Seq);
        builder.Property(entry => entry.Seq).ValueGeneratedNever();
        builder.HasIndex(entry => new { entry.SubjectKind, entry.SubjectId });
    }
}
