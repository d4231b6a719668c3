using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tests.Calendars;

namespace AgencyTasks.Domain.Tests.Planning;

/// <summary>
/// Two bodies of the province, two districts with their committees, three communes: An in Chiêm Hóa in conversion in
/// 2018 and carried over to 2019, Bình in Chiêm Hóa in 2019, Cát in Yên Sơn in 2020.
/// </summary>
internal sealed class SmallProvince
{
    public SmallProvince(Func<SmallProvince, IReadOnlyList<ConversionCommune>>? conversions = null)
    {
        ChiemHoa = Build.District("073");
        YenSon = Build.District("075");
        An = Build.Commune(ChiemHoa, "an");
        Binh = Build.Commune(ChiemHoa, "binh");
        Cat = Build.Commune(YenSon, "cat");
        Agencies =
        [
            Build.Agency("so-y-te"),
            Build.Agency("so-tu-phap"),
            Build.Agency("ubnd-chiem-hoa", AgencyKind.District, district: ChiemHoa.Id),
            Build.Agency("ubnd-yen-son", AgencyKind.District, district: YenSon.Id),
        ];
        Conversions = conversions?.Invoke(this) ??
        [
            Build.Conversion(An, 2018),
            Build.Conversion(An, 2019, isCarriedOver: true),
            Build.Conversion(Binh, 2019),
            Build.Conversion(Cat, 2020),
        ];
    }

    public District ChiemHoa { get; }

    public District YenSon { get; }

    public Commune An { get; }

    public Commune Binh { get; }

    public Commune Cat { get; }

    public IReadOnlyList<Agency> Agencies { get; }

    public IReadOnlyList<ConversionCommune> Conversions { get; }

    public PlanningWorld World => new()
    {
        Agencies = Agencies,
        Districts = [ChiemHoa, YenSon],
        Communes = new[] { An, Binh, Cat }.ToDictionary(commune => commune.Id),
        Conversions = Conversions,
        Calendar = VietnamDays.Calendar,
    };

    /// <summary>What the duties want on a day when they all came alive on another, as
    /// <c>agency place period</c>.</summary>
    public IReadOnlyList<string> Wanted(string liveSince, string today, params Duty[] duties) =>
        [.. Expand(liveSince, today, duties).Select(Line)];

    public IReadOnlyList<WantedTask> Expand(string liveSince, string today, params Duty[] duties)
    {
        var live = duties.Select(duty => duty.Code).Distinct().ToDictionary(code => code, _ => Written.Day(liveSince));
        return TaskExpansion.Expand(duties, World, live, Written.Day(today));
    }

    public string Line(WantedTask task)
    {
        var place = task.Place switch
        {
            { CommuneId: { } id } => new[] { An, Binh, Cat }.Single(commune => commune.Id == id).Code,
            { DistrictId: { } id } => id == ChiemHoa.Id ? "chiem-hoa" : "yen-son",
            _ => "province",
        };
        return $"{Agencies.Single(agency => agency.Id == task.AgencyId).Code} {place} {task.Period.Code}";
    }
}
