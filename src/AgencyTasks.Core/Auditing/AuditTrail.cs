using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Auditing;

/// <summary>Writes the chain of audit entries: the last step of every change, in its own transaction.</summary>
public sealed class AuditTrail(AgencyTasksDb db)
{
    private const int AtOnce = 10_000;

    /// <summary>Writes what happened, with the hash of what the subject's rows say now. Everything of the change has to be
    /// saved before.</summary>
    public Task AppendAsync(AuditEvent what, Instant at, CancellationToken token) => AppendManyAsync([what], at, token);

    /// <summary>The event with the hash of what its subject says now. For a subject that nobody else can change before the
    /// commit: then it need not be read under the lock for which everybody waits.</summary>
    public async Task<AuditEvent> WithContentAsync(AuditEvent what, CancellationToken token) =>
        what with { ContentHash = (await HashesAsync([what], token))(what) };

    /// <summary>Many at once, in their order, under one lock.</summary>
    public async Task AppendManyAsync(IReadOnlyCollection<AuditEvent> events, Instant at, CancellationToken token)
    {
        if (events.Count == 0)
        {
            return;
        }

        await db.LockAsync(AdvisoryLock.AuditChain, token);
        var last = await db.TrailHeadAsync(token);
        var hashes = await HashesAsync(events, token);
        var (seq, hash) = (last?.Seq ?? 0, last?.Hash ?? AuditEntry.Genesis);
        var entries = new List<AuditEntry>(events.Count);
        foreach (var what in events)
        {
            var entry = AuditEntry.After(seq, hash, what, hashes(what), at);
            (seq, hash) = (entry.Seq, entry.Hash);
            entries.Add(entry);
        }

        foreach (var chunk in entries.Chunk(AtOnce))
        {
            await db.Database.ExecuteSqlRawAsync(SqlFile.Read("InsertTrailEntries.sql"), ColumnsOf(chunk), token);
        }
    }

    /// <summary>The columns that <c>InsertTrailEntries.sql</c> takes in.</summary>
    internal static NpgsqlParameter[] ColumnsOf(IReadOnlyCollection<AuditEntry> entries) =>
    [
        SqlFile.Column("seq", entries.Select(entry => entry.Seq)),
        SqlFile.Column("previous_hash", entries.Select(entry => entry.PreviousHash)),
        SqlFile.Column("hash", entries.Select(entry => entry.Hash)),
        SqlFile.Column("at", entries.Select(entry => entry.At)),
        SqlFile.Column("event", entries.Select(entry => entry.Event)),
        SqlFile.Column("subject_kind", entries.Select(entry => entry.SubjectKind)),
        SqlFile.Column("subject_id", entries.Select(entry => entry.SubjectId)),
        SqlFile.Column("person_id", entries.Select(entry => entry.PersonId)),
        SqlFile.Column("reason", entries.Select(entry => entry.Reason)),
        SqlFile.Column("content_hash", entries.Select(entry => entry.ContentHash)),
    ];

    private async Task<Func<AuditEvent, string?>> HashesAsync(
        IReadOnlyCollection<AuditEvent> events, CancellationToken token)
    {
        var found = new Dictionary<(string Kind, Guid Id), string>();
        foreach (var group in events.Where(what => what.ContentHash is null).GroupBy(what => what.SubjectKind))
        {
            if (SubjectKind.Find(group.Key) is { } kind)
            {
                var connection = (NpgsqlConnection)db.Database.GetDbConnection();
                Guid[] ids = [.. group.Select(what => what.SubjectId).Distinct()];
                await foreach (var subject in SubjectRows.ReadAsync(connection, kind, ids, token))
                {
                    found[(kind.Name, subject.Id)] = subject.Hash();
                }
            }
        }

        return what => what.ContentHash ?? (SubjectKind.Find(what.SubjectKind) is null
            ? null
            : found.GetValueOrDefault((what.SubjectKind, what.SubjectId), SubjectContent.Nothing));
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
        builder.HasIndex(entry => new { entry.PersonId, entry.Seq });
        builder.HasIndex(entry => new { entry.Event, entry.Seq });
        builder.HasIndex(entry => new { entry.At, entry.Seq });
    }
}
