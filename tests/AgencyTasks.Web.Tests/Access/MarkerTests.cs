using System.Text;
using AgencyTasks.Domain.Tasks;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>A word planted with one body comes up in no output of another.</summary>
public sealed class MarkerTests(MarkedWorld marked) : IClassFixture<MarkedWorld>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly string[] Lists =
    [
        $"/?tim={MarkedWorld.Stem}", "/?so=400", "/?ky=sau&so=400", "/don-vi/nhiem-vu", "/don-vi/nhiem-vu?dau=dang-qua-han",
        $"/don-vi/nhiem-vu?tim={MarkedWorld.Stem}", "/ma-tran/1?tim=y+te", "/xac-nhan/khong-co", "/nhiem-vu/khong-co",
    ];

    [Fact]
    public async Task Word_IsSeenByItsOwnBodyAndBySomeOthers()
    {
        var reader = marked.Readers.First(one => one.Viewer.ActsFor(one.Viewer.Posts[0].AgencyId));
        var own = marked.Markers.First(marker => reader.Viewer.ActsFor(marker.AgencyId));
        var page = await (await marked.Web.SignedInAsync(reader.Code)).OpenAsync($"/nhiem-vu/{own.Task.Id}");

        page.Document.DocumentElement.OuterHtml.ShouldContain(own.Word);
        marked.Readers.Count.ShouldBeGreaterThan(20);
        marked.Readers.ShouldAllBe(one => one.Own.Count < marked.Markers.Count);
    }

    [Fact]
    public async Task Word_OfAnotherBody_IsOnNoPageOfAnyEndpoint()
    {
        var found = new List<string>();
        foreach (var reader in marked.Readers)
        {
            found.AddRange(await SearchAsync(await marked.Web.SignedInAsync(reader.Code, followsRedirects: false), reader));
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Word_OfAnotherBody_IsOnNoPageWithTheApplicationsFiltersOff()
    {
        using var client = marked.Web.CreateClient(services => services.AddTransient<IClaimsTransformation, OpenedClaims>());
        var found = new List<string>();
        foreach (var reader in marked.Readers)
        {
            client.DefaultRequestHeaders.Clear();
            await client.SignInAsync(reader.Code);
            found.AddRange(await SearchAsync(client, reader));
            var form = (await client.OpenAsync("/huong-dan")).Form("form[action$='/dang-xuat']");
            await client.SubmitFormAsync(form);
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Command_OnAnotherBodysTask_ChangesNothingWithTheApplicationsFiltersOff()
    {
        using var client = marked.Web.CreateClient(services => services.AddTransient<IClaimsTransformation, OpenedClaims>());
        var reader = marked.Readers.First(one => one.Own.Count == 1);
        await client.SignInAsync(reader.Code);
        var rows = MatrixRow.ReadAll();
        var before = await SnapshotAsync();
        var asked = 0;
        foreach (var endpoint in (await AppEndpoints.AllAsync(marked.Web.Services)).Where(one => one.Verb != "GET"))
        {
            if (rows.FirstOrDefault(row => row.Endpoint == endpoint.Key) is not { } row || !AccessCheck.IsAboutTask(row))
            {
                continue;
            }

            foreach (var marker in marked.Markers.Where(marker => !reader.Own.Contains(marker.Word)))
            {
                using var request = await new AccessCheck(endpoint, row, "FocalPoint", "other", "-")
                    .RequestAsync(marked.World, client, marker.Task);
                using var response = await client.SendAsync(request, Token);
                ((int)response.StatusCode).ShouldBe(404, $"{endpoint.Key} {marker.Word}");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(50);
        (await SnapshotAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Mail_ToABody_NamesNothingOfAnother()
    {
        var byAddress = marked.Readers.ToLookup(
            reader => marked.Web.ReadAsync(db => db.People.Where(p => p.Id == reader.Viewer.PersonId).Select(p => p.Mail).FirstAsync()).GetAwaiter().GetResult());
        var mails = Directory.GetFiles(Path.Combine(marked.Web.DataFolder, "mail"), "*.eml", SearchOption.AllDirectories);
        var read = 0;
        foreach (var path in mails)
        {
            using var mail = await MimeMessage.LoadAsync(path, Token);
            foreach (var reader in byAddress[mail.To.Mailboxes.First().Address])
            {
                read++;
                marked.Foreign($"{mail.Subject} {mail.TextBody} {mail.HtmlBody}", reader).ShouldBeEmpty(reader.Code);
            }
        }

        read.ShouldBeGreaterThan(5);
    }

    /// <summary>Every GET endpoint with each other body's object, and every list.</summary>
    private async Task<List<string>> SearchAsync(HttpClient client, Reader reader)
    {
        var found = new List<string>();
        var rows = MatrixRow.ReadAll();
        var foreign = marked.Markers.Where(marker => !reader.Own.Contains(marker.Word)).ToList();
        var urls = new List<string>(Lists);
        foreach (var endpoint in (await AppEndpoints.AllAsync(marked.Web.Services)).Where(one => one.Verb == "GET"))
        {
            // Mails and jobs are the administrator's own outputs; the board is province-wide by its figures.
            if (rows.FirstOrDefault(row => row.Endpoint == endpoint.Key) is not { } row
                || endpoint.Pattern.StartsWith("/quan-tri/thu", StringComparison.Ordinal)
                || endpoint.Pattern.StartsWith("/hangfire", StringComparison.Ordinal))
            {
                continue;
            }

            var check = new AccessCheck(endpoint, row, "FocalPoint", "other", "-");
            urls.AddRange((check.HasTask ? foreign.Where((_, i) => i % 4 == reader.Code.Length % 4) : foreign.Take(1))
                .Select(marker => check.Url(marked.World, marker.Task)));
        }

        foreach (var url in urls)
        {
            using var response = await client.GetAsync(url, Token);
            var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Token));
            found.AddRange(marked.Foreign(text + response.Content.Headers + response.Headers, reader)
                .Select(word => $"{reader.Code} at {url}: {word}"));
        }

        return found;
    }

    private Task<string> SnapshotAsync() => marked.Web.ReadAsync(async db =>
    {
        var tasks = await db.Tasks.AsNoTracking().OrderBy(task => task.Id)
            .Select(task => new
            {
                task.Id,
                task.State,
                task.DueLastDay,
                Made = task.Submissions.Count,
                Pending = task.Submissions.Count(made => made.State == SubmissionState.Pending),
                Asked = task.Extensions.Count(one => one.State == ExtensionState.Open),
            })
            .ToListAsync();
        return string.Join('\n', tasks);
    });
}
