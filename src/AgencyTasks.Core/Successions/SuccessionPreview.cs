using System.Globalization;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using NodaTime.Text;

namespace AgencyTasks.Core.Successions;

/// <summary>An open task that an act touches, and who gets it; null: it is cancelled.</summary>
public sealed record PassingTask
{
    public required Guid Id { get; init; }

    public required string DutyCode { get; init; }

    public required string Title { get; init; }

    public required string PeriodCode { get; init; }

    public required TaskState State { get; init; }

    public required bool IsBegun { get; init; }

    public required Guid AgencyId { get; init; }

    public required Guid? CommuneId { get; init; }

    public required Guid? DistrictId { get; init; }

    public Heir? Heir { get; init; }

    public Place Place => Place.Of(CommuneId, DistrictId);
}

/// <summary>A post at a predecessor, and where it goes on; null: it ends.</summary>
public sealed record PassingPost(Guid Id, Guid PersonId, string FullName, Role Role, Guid AgencyId, Guid? ToAgencyId);

/// <summary>A duty of a published matrix that a predecessor leads.</summary>
public sealed record PassingDuty(string Code, string Title, Guid AgencyId, Guid? ToAgencyId);

/// <summary>The base of the 15% cap (III.1) on a day.</summary>
public sealed record CapBase(int Units)
{
    public int Cap => SelectionCap.Of(Units);
}

/// <summary>What an act would do, with a fingerprint: what is recorded is what was shown, or it is shown again.</summary>
public sealed record SuccessionPreview
{
    public required Succession Act { get; init; }

    public required IReadOnlyList<SuccessionRow> Rows { get; init; }

    /// <summary>New rows: agencies, districts, communes.</summary>
    public required IReadOnlyList<object> Opened { get; init; }

    /// <summary>Every unit's name, of the new ones too.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    public required IReadOnlyList<PassingTask> Tasks { get; init; }

    public required IReadOnlyList<PassingPost> Posts { get; init; }

    public required IReadOnlyList<PassingDuty> Duties { get; init; }

    /// <summary>Tasks that are done, waived or cancelled: they keep the old name.</summary>
    public required int Closed { get; init; }

    public required CapBase Before { get; init; }

    public required CapBase After { get; init; }

    public bool TouchesCommunes => Act.Lines.Any(line => line.UnitKind == UnitKind.Commune);

    public string Fingerprint
    {
        get
        {
            var fields = new CanonicalFields()
                .Add(LocalDatePattern.Iso.Format(Act.EffectiveDay))
                .Add(Before.Units.ToString(CultureInfo.InvariantCulture))
                .Add(After.Units.ToString(CultureInfo.InvariantCulture));
            foreach (var row in Rows)
            {
                fields.Add("row").Add(string.Join(' ', row.Predecessors)).Add(row.Successor?.Name).Add(row.Successor?.Code)
                    .Add(row.Successor?.Type?.ToString()).Add(row.Successor?.DistrictId?.ToString())
                    .Add(row.ReceiverId?.ToString()).Add(row.CancelReason);
            }

            foreach (var task in Tasks.OrderBy(task => task.Id))
            {
                fields.Add("task").Add(task.Id.ToString()).Add(task.State.ToString()).Add(NameOf(task.Heir?.AgencyId));
            }

            foreach (var post in Posts.OrderBy(post => post.Id))
            {
                fields.Add("post").Add(post.Id.ToString()).Add(NameOf(post.ToAgencyId));
            }

            foreach (var duty in Duties)
            {
                fields.Add("duty").Add(duty.Code).Add(NameOf(duty.AgencyId)).Add(NameOf(duty.ToAgencyId));
            }

            return fields.Hash();
        }
    }

    public string? NameOf(Guid? id) => id is { } known ? Names.GetValueOrDefault(known) : null;
}
