using System.Globalization;
using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Core.Simulation.Bench;

/// <summary>
/// A province made for measuring: every duty is led by 25 bodies in 20 communes, monthly; of two periods at hand each duty
/// makes a thousand tasks.
/// </summary>
internal sealed class BenchProvince
{
    public const int TasksADuty = Bodies * Places * 2;

    private const int Bodies = 25;
    private const int Places = 20;

    public static readonly LocalDate Today = new(2019, 5, 15);

    /// <summary>What is looked for; {0} is a number.</summary>
    public static readonly IReadOnlyList<(string Name, string Words)> Searches =
    [
        ("a title and a place", "xét nghiệm ma túy xã {0}"),
        ("without marks", "tuyen truyen phap luat so {0}"),
        ("what half of all have", "quản lý"),
        ("misspelt", "phap lyat xa {0}"),
        ("a document's number", "{0}123/BC"),
        ("a signer", "nguyen thi an"),
        ("nothing", "khongcoginhuvay {0}"),
    ];

    private static readonly string[] Subjects =
    [
        "Tuyên truyền, phổ biến pháp luật", "Quản lý đối tượng sau cai nghiện", "Tổ chức xét nghiệm ma túy", "Tuần tra ban đêm",
        "Quản lý vũ khí, vật liệu nổ",
    ];

    private readonly List<Agency> agencies = [.. Enumerable.Range(1, Bodies).Select(AgencyOf)];
    private readonly District district = new() { Code = "D1", Name = "Huyện Một" };
    private readonly List<Commune> communes;

    public BenchProvince() => communes = [.. Enumerable.Range(1, Places).Select(CommuneOf)];

    public Person Coordinator { get; } = new()
    {
        Code = "coordinator", FullName = "Nguyễn Thị An", Title = "Trưởng phòng", Mail = "an@example.vn",
    };

    /// <summary>One of each body.</summary>
    public IReadOnlyList<Person> FocalPoints { get; private set; } = [];

    public async Task AddFocalPointsAsync(AgencyTasksDb db, CancellationToken token)
    {
        FocalPoints = [.. agencies.Select(FocalPointOf)];
        db.AddRange(FocalPoints);
        await db.SaveChangesAsync(token);
    }

    public async Task AddAsync(AgencyTasksDb db, CancellationToken token)
    {
        db.AddRange(agencies);
        db.Add(district);
        db.AddRange(communes);
        Coordinator.Hold(new Post
        {
            Role = Role.Coordinator, AgencyId = agencies[0].Id, From = new LocalDate(2018, 1, 1), Decision = "01/QĐ",
        });
        db.Add(Coordinator);
        await db.SaveChangesAsync(token);
    }

    /// <summary>A plan of its own with its communes and the draft of its first version.</summary>
    public async Task<AssignmentMatrix> AddPlanAsync(AgencyTasksDb db, int duties, CancellationToken token)
    {
        var plan = new Plan
        {
            Code = $"bench-{Guid.CreateVersion7():N}", Title = "Kế hoạch", Text = "", FirstYear = 2018, LastYear = 2020,
        };
        var matrix = new AssignmentMatrix { PlanId = plan.Id, Version = 1 };
        for (var i = 1; i <= duties; i++)
        {
            matrix.Add(DutyOf(i));
        }

        db.Add(plan);
        db.AddRange(communes.Select(commune => new ConversionCommune
        {
            PlanId = plan.Id,
            CommuneId = commune.Id,
            Year = Today.Year,
            IsCarriedOver = false,
            Decision = new DocumentReference("12/QĐ-BCĐ", new LocalDate(2019, 1, 10), "Nguyễn Văn Sơn", "Ban Chỉ đạo"),
        }));
        db.Add(matrix);
        await db.SaveChangesAsync(token);
        return matrix;
    }

    public Duty DutyOf(int number, int photos = 1) => new()
    {
        Code = string.Create(CultureInfo.InvariantCulture, $"V.{number}"),
        Position = number,
        Citation = string.Create(CultureInfo.InvariantCulture, $"V.{number}"),
        Quote = "Quản lý chặt chẽ đối tượng trên địa bàn",
        Title = string.Create(CultureInfo.InvariantCulture, $"{Subjects[number % Subjects.Length]}, nhiệm vụ {number}"),
        Text = "Quản lý chặt chẽ đối tượng trên địa bàn.",
        WorkArea = "IV.1",
        Leads = [.. agencies.Select(agency => agency.Code)],
        Coordinators = [],
        Mode = DutyMode.Assigned,
        Scope = DutyScope.PerCommune,
        Recurrence = Recurrence.Monthly,
        DueRule = DueRule.AfterPeriodEnd(0),
        EvidenceAskedFor = [EvidenceRequirement.Parse(string.Create(CultureInfo.InvariantCulture, $"Photo:{photos}"))],
        FiguresAskedFor = [],
        NeedsVerification = true,
        EffectiveFrom = new LocalDate(2018, 1, 1),
        EffectiveTo = new LocalDate(2020, 12, 31),
        ProposedValues = [],
    };

    private static Person FocalPointOf(Agency agency)
    {
        var person = new Person
        {
            Code = $"dau-moi-{agency.Code}", FullName = $"Trần Thị {agency.Name}", Title = "Chuyên viên", Mail = $"dm-{agency.Mail}",
        };
        person.Hold(new Post
        {
            Role = Role.FocalPoint, AgencyId = agency.Id, From = new LocalDate(2018, 1, 1), Decision = "01/QĐ",
        });
        return person;
    }

    private static Agency AgencyOf(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Sở {number}");
        return new Agency
        {
            Code = string.Create(CultureInfo.InvariantCulture, $"so-{number}"),
            Name = name,
            ShortName = name,
            EnglishName = name,
            Kind = AgencyKind.Provincial,
            Mode = DutyMode.Assigned,
            Mail = string.Create(CultureInfo.InvariantCulture, $"so-{number}@example.vn"),
            Position = number,
        };
    }

    private Commune CommuneOf(int number) => new()
    {
        Code = string.Create(CultureInfo.InvariantCulture, $"C{number}"),
        Name = string.Create(CultureInfo.InvariantCulture, $"Xã {number}"),
        ShortName = string.Create(CultureInfo.InvariantCulture, $"Xã {number}"),
        Type = CommuneType.Xa,
        DistrictId = district.Id,
    };
}
