using System.Security.Cryptography;
using AgencyTasks.Core.Auditing;
using AgencyTasks.Domain.Auditing;
using Npgsql;

namespace AgencyTasks.Core.Simulation.Attacks;

/// <summary>What an attack has in its hands: the database with every right, inside a transaction that is rolled back, and
/// the folder of the evidence.</summary>
internal sealed record AttackedSystem
{
    public required NpgsqlConnection Connection { get; init; }

    public required string EvidenceFolder { get; init; }

    public required OldDumps Dumps { get; init; }

    /// <summary>How long the chain is.</summary>
    public required long Entries { get; init; }

    /// <summary>From 0.</summary>
    public required int Place { get; init; }

    public required int Places { get; init; }

    /// <summary>An entry for this place, the first and the last among them.</summary>
    public long Seq => 1 + ((Entries - 1) * Place / Math.Max(1, Places - 1));

    public async Task RunAsync(string statement, CancellationToken token, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(statement, Connection);
        command.Parameters.AddRange(parameters);
        if (await command.ExecuteNonQueryAsync(token) == 0)
        {
            throw new InvalidOperationException($"The attack changed nothing: {statement}");
        }
    }

    /// <summary>Whoever owns the table can take its guard away.</summary>
    public async Task DisarmAsync(CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_stays_whole", Connection);
        await command.ExecuteNonQueryAsync(token);
    }
}

/// <param name="PlayAsync">Does it and says how the file system is put right again; the database is rolled back.</param>
internal sealed record TrailAttack(string Name, Func<AttackedSystem, CancellationToken, Task<Action?>> PlayAsync);

/// <summary>The attacks of the promises, each at any place.</summary>
internal static class TrailAttacks
{
    public static IReadOnlyList<TrailAttack> All { get; } =
    [
        new("edit an entry", EditEntryAsync),
        new("edit a row", EditRowAsync),
        new("delete an entry", DeleteEntryAsync),
        new("delete a row", DeleteRowAsync),
        new("insert an entry", InsertEntryAsync),
        new("insert a row", InsertRowAsync),
        new("reorder", ReorderAsync),
        new("truncate", TruncateAsync),
        new("recompute the chain", RecomputeAsync),
        new("swap a file", SwapFileAsync),
        new("restore an old dump", RestoreAsync),
    ];

    private static async Task<Action?> EditEntryAsync(AttackedSystem system, CancellationToken token)
    {
        string[] edits =
        [
            "UPDATE audit_entry SET reason = COALESCE(reason, '') || '.' WHERE seq = @seq",
            "UPDATE audit_entry SET at = at - interval '1 day' WHERE seq = @seq",
            "UPDATE audit_entry SET event = 'Waived' || event WHERE seq = @seq",
            "UPDATE audit_entry SET person_id = gen_random_uuid() WHERE seq = @seq",
            "UPDATE audit_entry SET subject_id = gen_random_uuid() WHERE seq = @seq",
            "UPDATE audit_entry SET content_hash = '0:' WHERE seq = @seq",
            "UPDATE audit_entry SET hash = reverse(hash) WHERE seq = @seq",
            "UPDATE audit_entry SET previous_hash = reverse(hash) WHERE seq = @seq",
        ];
        await system.DisarmAsync(token);
        await system.RunAsync(edits[system.Place % edits.Length], token, new NpgsqlParameter<long>("seq", system.Seq));
        return null;
    }

    private static async Task<Action?> EditRowAsync(AttackedSystem system, CancellationToken token)
    {
        string[] edits =
        [
            "UPDATE agency_task SET due_last_day = due_last_day + 1 WHERE id = (SELECT id FROM agency_task ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM agency_task) LIMIT 1)",
            "UPDATE agency_task SET state = CASE state WHEN 'Accepted' THEN 'Open' ELSE 'Accepted' END, is_submitted_on_time = true WHERE id = (SELECT id FROM agency_task ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM agency_task) LIMIT 1)",
            "UPDATE submission SET made_at = COALESCE(made_at, now()) - interval '1 day' WHERE id = (SELECT id FROM submission ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM submission) LIMIT 1)",
            "UPDATE submission SET words = words || '.' WHERE id = (SELECT id FROM submission ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM submission) LIMIT 1)",
            "UPDATE evidence_item SET file_name = 'khac.pdf' WHERE id = (SELECT id FROM evidence_item WHERE file_hash IS NOT NULL ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM evidence_item WHERE file_hash IS NOT NULL) LIMIT 1)",
            "UPDATE extension SET agreed_date = agreed_date + 30 WHERE id = (SELECT id FROM extension ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM extension) LIMIT 1)",
            "UPDATE post SET role = 'Committee' WHERE id = (SELECT id FROM post WHERE role <> 'Committee' ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM post WHERE role <> 'Committee') LIMIT 1)",
            "UPDATE duty SET due_rule = due_rule || ' ' WHERE id = (SELECT id FROM duty ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM duty) LIMIT 1)",
            "UPDATE agency_task SET birth_hash = reverse(birth_hash) WHERE id = (SELECT id FROM agency_task ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM agency_task) LIMIT 1)",
            "UPDATE conversion_commune SET is_carried_over = NOT is_carried_over WHERE id = (SELECT id FROM conversion_commune ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM conversion_commune) LIMIT 1)",
        ];
        await system.RunAsync(edits[system.Place % edits.Length], token, Place(system));
        return null;
    }

    private static async Task<Action?> DeleteEntryAsync(AttackedSystem system, CancellationToken token)
    {
        await system.DisarmAsync(token);
        await system.RunAsync(
            "DELETE FROM audit_entry WHERE seq = @seq", token, new NpgsqlParameter<long>("seq", system.Seq));
        return null;
    }

    private static async Task<Action?> DeleteRowAsync(AttackedSystem system, CancellationToken token)
    {
        string[] deletions =
        [
            "DELETE FROM agency_task WHERE id = (SELECT id FROM agency_task ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM agency_task) LIMIT 1)",
            "DELETE FROM submission WHERE id = (SELECT id FROM submission ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM submission) LIMIT 1)",
            "DELETE FROM evidence_item WHERE id = (SELECT id FROM evidence_item ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM evidence_item) LIMIT 1)",
            "DELETE FROM extension WHERE id = (SELECT id FROM extension ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM extension) LIMIT 1)",
            "DELETE FROM special_day WHERE day = (SELECT day FROM special_day ORDER BY day OFFSET @place * 7919 % (SELECT count(*) FROM special_day) LIMIT 1)",
            "DELETE FROM conversion_commune WHERE id = (SELECT id FROM conversion_commune ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM conversion_commune) LIMIT 1)",
        ];
        await system.RunAsync(deletions[system.Place % deletions.Length], token, Place(system));
        return null;
    }

    /// <summary>A forged entry with the right links of its own; what comes after moves up by one.</summary>
    private static async Task<Action?> InsertEntryAsync(AttackedSystem system, CancellationToken token)
    {
        await system.DisarmAsync(token);
        var chain = await RecomputedChain.ReadAsync(system.Connection, Math.Max(0, system.Seq - 1), token);
        var before = chain.Count > 0 && system.Seq > 1 ? chain[0] : null;
        var forged = AuditEntry.After(
            before?.Seq ?? 0, before?.Hash ?? AuditEntry.Genesis, Forged(), contentHash: null, chain[0].At);
        await RecomputedChain.ShiftAsync(system.Connection, forged.Seq, token);
        await RecomputedChain.InsertAsync(system.Connection, [forged], token);
        return null;
    }

    private static async Task<Action?> InsertRowAsync(AttackedSystem system, CancellationToken token)
    {
        string[] inserts =
        [
            "INSERT INTO post SELECT (jsonb_populate_record(post, jsonb_build_object('id', gen_random_uuid(), 'role', 'Coordinator'))).* FROM post ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM post) LIMIT 1",
            "INSERT INTO agency_task SELECT (jsonb_populate_record(task, jsonb_build_object('id', gen_random_uuid(), 'period_code', 'planted', 'state', 'Accepted'))).* FROM agency_task AS task ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM agency_task) LIMIT 1",
            "INSERT INTO agency_task SELECT (jsonb_populate_record(task, jsonb_build_object('id', gen_random_uuid(), 'period_code', 'planted', 'born_in', NULL, 'birth_hash', NULL))).* FROM agency_task AS task ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM agency_task) LIMIT 1",
            "INSERT INTO submission (id, task_id, state, is_on_time, is_nothing_to_report, words, made_at) SELECT gen_random_uuid(), id, 'Accepted', true, true, 'planted', created_at FROM agency_task ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM agency_task) LIMIT 1",
            "INSERT INTO person (id, code, full_name, title, mail) VALUES (gen_random_uuid(), 'planted-' || @place, 'Planted', 'Planted', 'planted@example.org')",
            "INSERT INTO evidence_item (id, submission_id, position, kind, link) SELECT gen_random_uuid(), id, 9, 'Link', 'https://planted.example' FROM submission ORDER BY id OFFSET @place * 7919 % (SELECT count(*) FROM submission) LIMIT 1",
        ];
        await system.RunAsync(inserts[system.Place % inserts.Length], token, Place(system));
        return null;
    }

    /// <summary>Two neighbours change places.</summary>
    private static async Task<Action?> ReorderAsync(AttackedSystem system, CancellationToken token)
    {
        var seq = Math.Min(system.Seq, system.Entries - 1);
        await system.DisarmAsync(token);
        await system.RunAsync("UPDATE audit_entry SET seq = -1 WHERE seq = @seq", token, new NpgsqlParameter<long>("seq", seq));
        await system.RunAsync(
            "UPDATE audit_entry SET seq = @seq WHERE seq = @seq + 1", token, new NpgsqlParameter<long>("seq", seq));
        await system.RunAsync(
            "UPDATE audit_entry SET seq = @seq + 1 WHERE seq = -1", token, new NpgsqlParameter<long>("seq", seq));
        return null;
    }

    /// <summary>The last entries are cut off, from one to as many as there are places.</summary>
    private static async Task<Action?> TruncateAsync(AttackedSystem system, CancellationToken token)
    {
        await system.DisarmAsync(token);
        await system.RunAsync(
            "DELETE FROM audit_entry WHERE seq > @seq",
            token,
            new NpgsqlParameter<long>("seq", Math.Max(0, system.Entries - 1 - system.Place)));
        return null;
    }

    /// <summary>A row is edited, its entry is made to fit, and every hash after it is computed anew: the chain is whole in
    /// itself.</summary>
    private static async Task<Action?> RecomputeAsync(AttackedSystem system, CancellationToken token)
    {
        await system.DisarmAsync(token);
        await RecomputedChain.RewriteAsync(system.Connection, system.Seq, token);
        return null;
    }

    /// <summary>A file becomes another one, one bit of it turns, or it is gone.</summary>
    private static Task<Action?> SwapFileAsync(AttackedSystem system, CancellationToken token)
    {
        var files = Directory.GetFiles(system.EvidenceFolder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToList();
        var path = files[system.Place % files.Count];
        var bytes = File.ReadAllBytes(path);
        if (system.Place % 3 == 0)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllBytes(path, system.Place % 3 == 1 ? File.ReadAllBytes(files[(system.Place + 1) % files.Count]) : Flip(bytes));
        }

        return Task.FromResult<Action?>(() => File.WriteAllBytes(path, bytes));
    }

    private static async Task<Action?> RestoreAsync(AttackedSystem system, CancellationToken token)
    {
        await system.Dumps.RestoreAsync(system.Place, token);
        return null;
    }

    private static byte[] Flip(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[RandomNumberGenerator.GetInt32(flipped.Length)] ^= 1;
        return flipped;
    }

    private static AuditEvent Forged() => new()
    {
        Name = "Waived",
        SubjectKind = "evidence",
        SubjectId = Guid.CreateVersion7(),
        Reason = "forged",
    };

    private static NpgsqlParameter<int> Place(AttackedSystem system) => new("place", system.Place);
}
