using AgencyTasks.Core.Files;
using AgencyTasks.Core.Notices;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Tests.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>A word that only one body's papers hold, and the task that holds it.</summary>
public sealed record Marker(string Word, Guid AgencyId, PreparedTask Task);

/// <summary>Somebody of a body, and the words of the tasks that this person may see.</summary>
public sealed record Reader(string Code, Viewer Viewer, IReadOnlySet<string> Own);

/// <summary>
/// The application with a word planted in everything that each body can write: sentences, names and numbers of documents,
/// links, reasons of extensions and returns.
/// </summary>
public sealed class MarkedWorld : IAsyncLifetime
{
    /// <summary>What all the words begin with: to search for.</summary>
    public const string Stem = "qzw";

    public AccessWorld World { get; } = new();

    public WebFixture Web => World.Web;

    public IReadOnlyList<Marker> Markers { get; private set; } = [];

    /// <summary>One focal point or office of each body, and two heads.</summary>
    public IReadOnlyList<Reader> Readers { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await World.InitializeAsync();
        var agencies = await Web.ReadAsync(db => db.Agencies.AsNoTracking()
            .Where(agency => db.Tasks.Any(task => task.AgencyId == agency.Id)).OrderBy(agency => agency.Position).ToListAsync());
        var markers = new List<Marker>();
        foreach (var agency in agencies)
        {
            markers.Add(await PlantAsync(agency, $"{Stem}{markers.Count:00}{agency.Id.ToString()[^4..]}"));
        }

        Markers = markers;
        await Web.AsSystemAsync<PlanDigestsJob>(job => job.ExecuteAsync());
        await Web.AsSystemAsync<SendNoticesJob>(job => job.ExecuteAsync(default));
        Readers = await ReadersAsync(agencies);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>The words in a text that this reader must not see.</summary>
    public IEnumerable<string> Foreign(string text, Reader reader) => Markers.Select(marker => marker.Word)
        .Where(word => !reader.Own.Contains(word) && text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private async Task<Marker> PlantAsync(Agency agency, string word)
    {
        var (taskId, by) = await Web.ReadAsync(async db => (
            await db.Tasks
                .Where(task => task.AgencyId == agency.Id && task.State == TaskState.Open && task.BegunAt == null
                    && task.Extensions.Count == 0)
                .OrderBy(task => task.DueLastDay).ThenBy(task => task.Id).Select(task => task.Id).FirstAsync(),
            await db.People.Where(person => person.Code == "phan-do-quyen").Select(person => person.Id).FirstAsync()));
        var lead = new Viewer
        {
            PersonId = by,
            FullName = word,
            Posts = [new HeldPost(Role.FocalPoint, agency.Id, agency.Code, agency.Name, agency.DistrictId)],
        };
        await Web.AsSystemAsync<SaveDraft>(save => save.ExecuteAsync(
            new()
            {
                TaskId = taskId,
                By = lead,
                Words = $"Không phát sinh {word}.",
                IsNothingToReport = true,
                Link = $"https://tuyenquang.example/{word}",
                Document = new DocumentReference($"{word}/BC", new LocalDate(2019, 11, 1), word, word),
                Files = [new UploadedFile($"{word}.pdf", new MemoryStream(Desk.Pdf().Bytes))],
            },
            default));
        await Web.AsSystemAsync<AskExtension>(ask => ask.ExecuteAsync(new(taskId, new LocalDate(2021, 1, 15), word, lead), default));
        await Web.AsSystemAsync<SubmitTask>(submit => submit.ExecuteAsync(new(taskId, Guid.NewGuid(), lead), default));
        await Web.ActAsync<ReturnSubmission>(PoliceSteps.Officer, (giveBack, officer) =>
            giveBack.ExecuteAsync(new(taskId, $"Trả lại {word}.", officer), default));
        return new Marker(word, agency.Id, await World.ReadPreparedAsync(taskId));
    }

    private async Task<IReadOnlyList<Reader>> ReadersAsync(List<Agency> agencies)
    {
        var found = new List<Reader>();
        foreach (var agency in agencies)
        {
            var people = await Web.ReadAsync(db => db.People.AsNoTracking()
                .Where(person => person.Posts.Any(post => post.AgencyId == agency.Id && post.To == null
                    && (post.Role == Role.FocalPoint || post.Role == Role.DistrictOffice
                        || (post.Role == Role.AgencyHead && agency.Position % 10 == 1))))
                .GroupBy(person => person.Posts.First(post => post.AgencyId == agency.Id).Role)
                .Select(group => group.OrderBy(person => person.Code).First().Code).ToListAsync());
            foreach (var code in people)
            {
                await Web.ActAsync<TaskDetailQuery>(code, (_, viewer) =>
                {
                    found.Add(new Reader(code, viewer, new HashSet<string>()));
                    return Task.CompletedTask;
                });
            }
        }

        for (var i = 0; i < found.Count; i++)
        {
            var seen = await Web.ReadAsync(db => db.Tasks.SeenBy(found[i].Viewer, db).Select(task => task.Id).ToListAsync());
            found[i] = found[i] with
            {
                Own = Markers.Where(marker => seen.Contains(marker.Task.Id)).Select(marker => marker.Word).ToHashSet(),
            };
        }

        return found;
    }
}
