using System.Diagnostics;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Simulation.Attacks;

/// <param name="Seconds">Of the verification.</param>
/// <param name="AppendMilliseconds">Of one act of a person with its entry, on the short chain.</param>
public sealed record LongTrailResult(
    bool Whole, long Entries, long Subjects, double Seconds, double Goal, bool Met, double AppendMilliseconds);

/// <summary>A chain of a province's many years: the plan with some work done by the real use cases, and openings of
/// evidence written in bulk after it.</summary>
public sealed class LongTrail(AgencyTasksSettings settings, string seedFolder)
{
    private const int Batch = 20_000;
    private const int Acts = 100;
    private const double GoalForAMillion = 30;

    public async Task<LongTrailResult> RunAsync(long entries, CancellationToken token)
    {
        await using var history = await HonestHistory.StartAsync(settings, seedFolder, token);
        var acting = Stopwatch.GetTimestamp();
        for (var i = 0; i < Acts; i++)
        {
            await history.ActAsync();
        }

        var act = Stopwatch.GetElapsedTime(acting).TotalMilliseconds / Acts;
        await using var source = DatabaseSetup.BuildDataSource(settings.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(token);
        await LengthenAsync(connection, entries, token);
        await using var scope = history.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<VerifyTrail>()
            .ExecuteAsync(new TrailVerificationOptions(), token);
        var goal = GoalForAMillion * Math.Max(1, entries / 1_000_000d);
        return new LongTrailResult(
            report.IsWhole, report.Entries, report.Subjects, report.Seconds, goal, report.Seconds <= goal, act);
    }

    private static async Task LengthenAsync(NpgsqlConnection connection, long entries, CancellationToken token)
    {
        var chain = await RecomputedChain.ReadAsync(connection, 0, token);
        var samples = chain.ToArray();
        var (seq, hash, at) = (chain[^1].Seq, chain[^1].Hash, chain[^1].At);
        while (seq < entries)
        {
            chain.Clear();
            while (chain.Count < Batch && seq < entries)
            {
                var like = samples[seq % samples.Length];
                at += Duration.FromSeconds(20);
                var what = new AuditEvent
                {
                    Name = "EvidenceRead",
                    SubjectKind = "evidence",
                    SubjectId = like.SubjectId,
                    PersonId = like.PersonId ?? like.SubjectId,
                    Reason = $"bao-cao-{seq}.pdf",
                };
                var entry = AuditEntry.After(seq, hash, what, contentHash: null, at);
                (seq, hash) = (entry.Seq, entry.Hash);
                chain.Add(entry);
            }

            await RecomputedChain.InsertAsync(connection, chain, token);
        }
    }
}
