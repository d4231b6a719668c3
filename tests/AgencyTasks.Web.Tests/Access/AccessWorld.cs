using AgencyTasks.Core.Database;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Tests.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>A task in a state, with what hangs on it.</summary>
public sealed record PreparedTask(Guid Id, Guid? Evidence, string? Receipt, Guid? Submission, Guid? Extension);

/// <summary>
/// The application with one person of each role, and for each relation and state a task that stands so: what the matrix of
/// access needs.
/// </summary>
public sealed class AccessWorld : IAsyncLifetime
{
    /// <summary>Nobody signed in; a person whose post has ended.</summary>
    public const string None = "None";
    public const string NoPost = "NoPost";

    private const string Ended = "dinh-xuan-tung";

    public static readonly IReadOnlyList<string> States =
        ["Open", "Draft", "Submitted", "Returned", "Accepted", "Waived", "Asked"];

    private static readonly Dictionary<string, (string? Person, string[] Relations)> People = new()
    {
        ["FocalPoint"] = ("nguyen-thi-hai-duong", ["lead", "coordinating", "other"]),
        ["AgencyHead"] = ("dam-truong-son", ["lead", "coordinating", "other"]),
        ["DistrictOffice"] = ("tran-thi-huong-buoi", ["lead", "coordinating", "district", "other"]),
        ["Coordinator"] = (PoliceSteps.Officer, ["other"]),
        ["Committee"] = (PoliceSteps.Committee, ["other"]),
        ["Admin"] = (PoliceSteps.Admin, ["other"]),
        ["Auditor"] = (PoliceSteps.Auditor, ["other"]),
        [NoPost] = (Ended, ["other"]),
        [None] = (null, ["other"]),
    };

    private readonly Dictionary<string, PreparedTask> shared = [];
    private readonly HashSet<Guid> taken = [];
    private readonly Dictionary<string, HttpClient> clients = [];

    public WebFixture Web { get; } = new();

    public static IEnumerable<string> Roles => People.Keys;

    public Guid PlanId { get; private set; }

    /// <summary>Of the Department of Health's officer: another body's for everybody here.</summary>
    public Guid PostId { get; private set; }

    /// <summary>The Department of Health.</summary>
    public Guid AgencyId { get; private set; }

    public string MailDay { get; private set; } = "";

    public string MailName { get; private set; } = "";

    /// <summary>Tasks that only refused requests were sent to; the last word of the key is the state.</summary>
    public IReadOnlyDictionary<string, PreparedTask> SharedTasks => shared;

    public static IEnumerable<string> RelationsOf(string role) => People[role].Relations;

    public static string? PersonOf(string role) => People[role].Person;

    public async ValueTask InitializeAsync()
    {
        await Web.InitializeAsync();
        await Web.AsSystemAsync<AgencyTasksDb>(db => db.Set<Post>()
            .Where(post => db.People.Any(person => person.Id == post.PersonId && person.Code == Ended))
            .ExecuteUpdateAsync(set => set.SetProperty(post => post.To, new LocalDate(2019, 10, 31))));
        await Web.AsSystemAsync<PlanRemindersJob>(job => job.ExecuteAsync());
        await Web.AsSystemAsync<SendNoticesJob>(job => job.ExecuteAsync(default));
        var mail = Directory.GetFiles(System.IO.Path.Combine(Web.DataFolder, "mail"), "*.eml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).First();
        MailDay = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(mail))!;
        MailName = System.IO.Path.GetFileNameWithoutExtension(mail);
        PlanId = await Web.ReadAsync(db => db.Plans.Select(plan => plan.Id).FirstAsync());
        PostId = await Web.ReadAsync(db => db.Set<Post>().Where(post => db.People.Any(
            person => person.Id == post.PersonId && person.Code == Desk.HealthOfficer)).Select(post => post.Id).FirstAsync());
        AgencyId = await Web.ReadAsync(db => db.Agencies.Where(agency => agency.Code == PoliceSteps.Health)
            .Select(agency => agency.Id).FirstAsync());
        // Every duty is verified by the police here, so that every task can stand in every state.
        await Web.AsSystemAsync<AgencyTasksDb>(db => db.Duties.ExecuteUpdateAsync(set =>
            set.SetProperty(duty => duty.NeedsVerification, true)));
        await AddCoordinatedAsync(AgencyOf("DistrictOffice"));
        await AddCoordinatedAsync(AgencyOf("FocalPoint"));
        // The rarest first, before another relation takes them.
        foreach (var state in States)
        {
            await SharedAsync("DistrictOffice", "coordinating", state);
            await SharedAsync("FocalPoint", "coordinating", state);
        }
    }

    public async ValueTask DisposeAsync() => await Web.DisposeAsync();

    /// <summary>The role's browser, signed in once, and anew when an answer ended its session.</summary>
    public async Task<HttpClient> BrowserAsync(string role)
    {
        if (!clients.TryGetValue(role, out var client))
        {
            client = PersonOf(role) is { } person
                ? await Web.SignedInAsync(person, followsRedirects: false)
                : Web.CreateClient(followsRedirects: false);
            clients.Add(role, client);
        }

        return client;
    }

    public void Forget(string role) => clients.Remove(role);

    /// <summary>The one task for refused requests.</summary>
    public async Task<PreparedTask> SharedAsync(string role, string relation, string state)
    {
        var key = $"{AgencyOf(role)} {relation} {state}";
        if (!shared.TryGetValue(key, out var task))
        {
            task = await FreshAsync(role, relation, state);
            shared.Add(key, task);
        }

        return task;
    }

    /// <summary>A task of its own, for a request that may change it.</summary>
    public async Task<PreparedTask> FreshAsync(string role, string relation, string state)
    {
        var (id, lead) = await FindAsync(AgencyOf(role), relation);
        taken.Add(id);
        await BringAsync(id, lead, state);
        return await ReadPreparedAsync(id);
    }

    public Task<PreparedTask> ReadPreparedAsync(Guid id) => Web.ReadAsync(async db =>
    {
        var task = await db.Tasks.AsNoTracking().Include(t => t.Submissions).ThenInclude(s => s.Items)
            .Include(t => t.Extensions).AsSplitQuery().FirstAsync(t => t.Id == id);
        var made = task.Submissions is [.., var last] ? last : null;
        return new PreparedTask(
            id,
            made?.Items.FirstOrDefault(item => item.File is not null)?.Id,
            made?.ReceiptNumber,
            made?.Id,
            task.Extensions is [var asked, ..] ? asked.Id : null);
    });

    private static string AgencyOf(string role) => role == "DistrictOffice" ? "ubnd-huyen-yen-son" : "cong-an-tinh";

    private Task<(Guid Id, Viewer Lead)> FindAsync(string agencyCode, string relation) => Web.ReadAsync(async db =>
    {
        var agency = await db.Agencies.AsNoTracking().FirstAsync(one => one.Code == agencyCode);
        var viewer = ActingFor(agency, Guid.Empty);
        var seen = db.Tasks.AsNoTracking().SeenBy(viewer, db).Select(task => task.Id);
        var tasks = db.Tasks.AsNoTracking()
            .Where(task => task.State == TaskState.Open && task.BegunAt == null && !taken.Contains(task.Id));
        tasks = relation switch
        {
            "lead" => tasks.Where(task => task.AgencyId == agency.Id),
            "coordinating" => tasks.Where(task => task.AgencyId != agency.Id && seen.Contains(task.Id)
                && (agency.DistrictId == null || task.DistrictId == null || task.DistrictId != agency.DistrictId)),
            "district" => tasks.Where(task => task.AgencyId != agency.Id && task.DistrictId == agency.DistrictId),
            _ => tasks.Where(task => !seen.Contains(task.Id)),
        };
        var found = await tasks.OrderBy(task => task.DueLastDay).ThenBy(task => task.Id)
            .Select(task => new { task.Id, task.AgencyId }).FirstOrDefaultAsync()
            ?? throw new InvalidOperationException($"No task is left for {agencyCode}, {relation}.");
        var lead = await db.Agencies.AsNoTracking().FirstAsync(one => one.Id == found.AgencyId);
        // Made by a person who decides nothing.
        var by = await db.People.Where(person => person.Code == "phan-do-quyen").Select(person => person.Id).FirstAsync();
        return (found.Id, ActingFor(lead, by));
    });

    /// <summary>The seed has few that a body coordinates: as many again in other months.</summary>
    private async Task AddCoordinatedAsync(string agencyCode)
    {
        var (id, _) = await FindAsync(agencyCode, "coordinating");
        await Web.AsSystemAsync<AgencyTasksDb>(async db =>
        {
            var like = await db.Tasks.AsNoTracking().FirstAsync(task => task.Id == id);
            var duty = await db.Duties.FirstAsync(duty => duty.Id == like.DutyId);
            for (var month = 0; month < 48; month++)
            {
                var period = new ReportingPeriod($"{2021 + (month / 12)}-{(month % 12) + 1:00}", like.PeriodStart, like.PeriodEnd);
                var wanted = new WantedTask(duty, like.AgencyId, like.Place, period, like.Due);
                db.Add(AgencyTask.Generate(like.PlanId, wanted, like.CreatedAt));
            }

            await db.SaveChangesAsync();
        });
    }

    private static Viewer ActingFor(Agency agency, Guid personId) => new()
    {
        PersonId = personId,
        FullName = "Người nộp",
        Posts = [new HeldPost(Role.FocalPoint, agency.Id, agency.Code, agency.Name, agency.DistrictId)],
    };

    private async Task BringAsync(Guid taskId, Viewer lead, string state)
    {
        if (state == "Asked")
        {
            await Web.AsSystemAsync<AskExtension>(ask =>
                ask.ExecuteAsync(new(taskId, new LocalDate(2021, 1, 15), "Mưa lũ kéo dài.", lead), default));
        }

        if (state is "Draft" or "Submitted" or "Returned" or "Accepted")
        {
            await DraftAsync(taskId, lead, "Trong kỳ không phát sinh.");
        }

        if (state is "Submitted" or "Returned" or "Accepted")
        {
            await Web.AsSystemAsync<SubmitTask>(submit => submit.ExecuteAsync(new(taskId, Guid.NewGuid(), lead), default));
        }

        switch (state)
        {
            case "Returned":
                await Web.ActAsync<ReturnSubmission>(PoliceSteps.OtherOfficer, (giveBack, by) =>
                    giveBack.ExecuteAsync(new(taskId, "Thiếu biểu.", by), default));
                break;
            case "Accepted":
                await Web.ActAsync<AcceptSubmission>(PoliceSteps.OtherOfficer, (accept, by) =>
                    accept.ExecuteAsync(new(taskId, by), default));
                break;
            case "Waived":
                await Web.ActAsync<WaiveTask>(PoliceSteps.OtherOfficer, (waive, by) =>
                    waive.ExecuteAsync(new(taskId, "Không còn đối tượng.", by), default));
                break;
        }
    }

    private Task DraftAsync(Guid taskId, Viewer lead, string words) => Web.AsSystemAsync<SaveDraft>(async save =>
    {
        var file = Desk.Pdf();
        await save.ExecuteAsync(
            new()
            {
                TaskId = taskId,
                By = lead,
                Words = words,
                IsNothingToReport = true,
                Files = [new UploadedFile(file.Name, new MemoryStream(file.Bytes))],
            },
            default);
    });
}
