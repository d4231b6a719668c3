using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using NodaTime;
using Npgsql;

namespace AgencyTasks.Core.Planning;

/// <summary>The tasks that one publication makes, chunk by chunk.</summary>
internal sealed class NewTasks(Production what, Guid bornIn)
{
    private readonly List<(Guid Id, string Hash)> births = new(what.Diff.Added.Count);

    /// <summary>What <c>InsertTasks.sql</c> takes in.</summary>
    public object[] ColumnsOf(IReadOnlyCollection<WantedTask> wanted)
    {
        var tasks = wanted.Select(one => AgencyTask.Generate(what.PlanId, one, what.At)).ToList();
        var hashes = tasks.ConvertAll(task => TaskBirth.HashOf(task, bornIn));
        births.AddRange(tasks.Zip(hashes, (task, hash) => (task.Id, hash)));
        return
        [
            SqlFile.Column("id", tasks.Select(t => t.Id)),
            SqlFile.Column("duty_id", tasks.Select(t => t.DutyId)),
            SqlFile.Column("duty_code", tasks.Select(t => t.DutyCode)),
            SqlFile.Column("agency_id", tasks.Select(t => t.AgencyId)),
            SqlFile.Column("commune_id", tasks.Select(t => t.CommuneId)),
            SqlFile.Column("district_id", tasks.Select(t => t.DistrictId)),
            SqlFile.Column("place_key", tasks.Select(t => t.PlaceKey)),
            SqlFile.Column("period_code", tasks.Select(t => t.PeriodCode)),
            SqlFile.Column("period_start", tasks.Select(t => t.PeriodStart)),
            SqlFile.Column("period_end", tasks.Select(t => t.PeriodEnd)),
            SqlFile.Column("due_last_day", tasks.Select(t => t.DueLastDay)),
            SqlFile.Column("due_is_exclusive", tasks.Select(t => t.DueIsExclusive)),
            SqlFile.Column("birth_hash", hashes),
            new NpgsqlParameter<Guid>("plan_id", what.PlanId),
            new NpgsqlParameter<Guid>("born_in", bornIn),
            new NpgsqlParameter<Instant>("at", what.At),
        ];
    }

    /// <summary>The hash of what <c>TrailPublication.sql</c> reads back when all of them were written.</summary>
    public string Content()
    {
        births.Sort((a, b) => a.Id.CompareTo(b.Id));
        var content = new SubjectContent();
        foreach (var (id, hash) in births)
        {
            content.Add(["birth", id.ToString(), hash]);
        }

        return content.Hash();
    }
}
