using System.Globalization;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Testing;

/// <summary>Makes what a test needs, each under a name of its own: tests share a database and do not meet.</summary>
public sealed class TestData(CoreFixture core)
{
    private static int last;

    public static DocumentReference Decision(int year = 2019) =>
        new("12/QĐ-BCĐ", new LocalDate(year, 1, 10), "Nguyễn Văn Sơn", "Ban Chỉ đạo 138 tỉnh");

    public Task<Agency> AgencyAsync(
        string name = "Sở Y tế",
        AgencyKind kind = AgencyKind.Provincial,
        DutyMode mode = DutyMode.Assigned,
        District? district = null)
    {
        var code = Next("so-y-te");
        return AddAsync(new Agency
        {
            Code = code,
            Name = name,
            ShortName = name,
            EnglishName = name,
            Kind = kind,
            Mode = mode,
            DistrictId = district?.Id,
            Mail = $"{code}@tuyenquang.example",
            Position = 1,
        });
    }

    public Task<District> DistrictAsync(string name = "Huyện Hàm Yên") =>
        AddAsync(new District { Code = Next("074"), Name = name });

    /// <summary>The committee that leads in its own district (V.13).</summary>
    public Task<Agency> DistrictCommitteeAsync(District district) =>
        AgencyAsync($"UBND {district.Name}", AgencyKind.District, district: district);

    public async Task<Commune> CommuneAsync(District? district = null)
    {
        district ??= await DistrictAsync();
        var code = Next("02374");
        return await AddAsync(new Commune
        {
            Code = code,
            Name = $"Xã Yên Phú {code}",
            ShortName = "Yên Phú",
            Type = CommuneType.Xa,
            DistrictId = district.Id,
        });
    }

    public Task<Viewer> FocalPointAsync(Agency agency) => PersonAsync(Role.FocalPoint, agency);

    public async Task<Viewer> CoordinatorAsync() =>
        await PersonAsync(Role.Coordinator, await AgencyAsync("Công an tỉnh"));

    /// <summary>A person with a post since the plan began, as the system sees them today.</summary>
    public async Task<Viewer> PersonAsync(Role role, Agency agency)
    {
        var code = Next("nguyen-thi-an");
        var person = new Person
        {
            Code = code,
            FullName = "Nguyễn Thị An",
            Title = "Chuyên viên",
            Mail = $"{code}@tuyenquang.example",
        };
        person.Hold(new Post
        {
            Role = role,
            AgencyId = agency.Id,
            From = new LocalDate(2018, 1, 1),
            Decision = "01/QĐ-UBND",
        });
        await AddAsync(person);
        return (await core.RunAsync((FindViewer find) => find.ExecuteAsync(person.Id, CancellationToken.None)))!;
    }

    public Task<Plan> PlanAsync() => AddAsync(new Plan
    {
        Code = Next("ke-hoach"),
        Title = "Kế hoạch chuyển hóa địa bàn",
        Text = "Quản lý chặt chẽ đối tượng trên địa bàn.",
        FirstYear = 2018,
        LastYear = 2020,
    });

    public Task<ConversionCommune> ConversionAsync(
        Plan plan, Commune commune, int year = 2019, LocalDate? decided = null) =>
        AddAsync(new ConversionCommune
        {
            PlanId = plan.Id,
            CommuneId = commune.Id,
            Year = year,
            IsCarriedOver = false,
            Decision = Decision(year) with { Date = decided ?? new LocalDate(year, 1, 10) },
        });

    /// <summary>A version of the plan's matrix, not yet published.</summary>
    public async Task<AssignmentMatrix> DraftAsync(Plan plan, params DutyBuilder[] duties)
    {
        var version = await core.ReadAsync(db => db.Matrices.CountAsync(m => m.PlanId == plan.Id)) + 1;
        var matrix = new AssignmentMatrix { PlanId = plan.Id, Version = version };
        for (var i = 0; i < duties.Length; i++)
        {
            matrix.Add(duties[i].Build(i + 1));
        }

        return await AddAsync(matrix);
    }

    /// <summary>Previews and publishes as a coordinator does, at the hour of the clock.</summary>
    public async Task<Produced> PublishAsync(AssignmentMatrix matrix, Viewer? by = null)
    {
        by ??= await CoordinatorAsync();
        var shown = await core.RunAsync(
            (PreviewPublication preview) => preview.ExecuteAsync(matrix.Id, CancellationToken.None));
        var command = new PublishMatrix.Command(matrix.Id, shown.Diff.Fingerprint, by);
        return await core.RunAsync((PublishMatrix publish) => publish.ExecuteAsync(command, CancellationToken.None));
    }

    /// <summary>One task of a published matrix of its own.</summary>
    public async Task<AgencyTask> TaskAsync(Action<DutyBuilder> describe)
    {
        var duty = new DutyBuilder();
        describe(duty);
        var plan = await PlanAsync();
        if (duty.Commune is { } commune)
        {
            await ConversionAsync(plan, commune, (duty.PublishOn ?? new LocalDate(2019, 1, 1)).PlusMonths(2).Year);
        }

        var matrix = await DraftAsync(plan, duty);
        var by = await CoordinatorAsync();
        var now = core.Clock.GetCurrentInstant();
        if (duty.PublishOn is { } day && day < ProvinceTime.DateOf(now))
        {
            core.Clock.Set(day, new LocalTime(8, 0));
        }

        await PublishAsync(matrix, by);
        core.Clock.Set(now);
        return await core.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(task => task.PlanId == plan.Id));
    }

    public async Task<T> AddAsync<T>(T entity)
        where T : class
    {
        await core.RunAsync(async (AgencyTasksDb db) =>
        {
            db.Add(entity);
            await db.SaveChangesAsync();
        });
        return entity;
    }

    private static string Next(string stem) =>
        string.Create(CultureInfo.InvariantCulture, $"{stem}-{Interlocked.Increment(ref last)}");
}
