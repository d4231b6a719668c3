using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using AgencyTasks.Web.Tests.Tasks;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>Whatever a request carries beside what its command takes in changes nothing.</summary>
public sealed class CommandTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every property that a row has and no form should reach.</summary>
    private static readonly string[] Names =
    [
        .. new[] { typeof(AgencyTask), typeof(Submission), typeof(Extension) }
            .SelectMany(type => type.GetProperties()).Select(property => property.Name).Distinct()
            .Except(["Reason", "Words", "IsNothingToReport", "OperationId"]),
    ];

    [Fact]
    public async Task Fields_ThatNoCommandTakesIn_ChangeNothing()
    {
        var rows = MatrixRow.ReadAll();
        var foreign = await world.SharedAsync("FocalPoint", "other", "Draft");
        var before = await ReadAsync(foreign.Id);
        var asked = 0;
        foreach (var endpoint in (await AppEndpoints.AllAsync(world.Web.Services)).Where(one => one.Verb != "GET"))
        {
            var own = rows.Where(row => row.Endpoint == endpoint.Key).ToList();
            foreach (var (role, relation, state) in Allowed(own))
            {
                var task = await world.FreshAsync(role, relation, state);
                var was = await ReadAsync(task.Id);
                var row = own.First(one => one.Fits(role, relation, state));
                var client = await world.BrowserAsync(role);
                using var request = await new AccessCheck(endpoint, row, role, relation, state).RequestAsync(world, client, task);
                await OverfillAsync(request, foreign);
                using var response = await client.SendAsync(request, Token);

                ((int)response.StatusCode).ShouldBeLessThan(500, $"{endpoint.Key} {state}");
                var now = await ReadAsync(task.Id);
                now.AgencyId.ShouldBe(was.AgencyId, endpoint.Key);
                now.DutyId.ShouldBe(was.DutyId, endpoint.Key);
                now.CreatedAt.ShouldBe(was.CreatedAt, endpoint.Key);
                now.FirstDueLastDay.ShouldBe(was.FirstDueLastDay, endpoint.Key);
                now.Submissions.ShouldAllBe(made => made.MadeBy != Guid.Empty && made.ReceiptNumber != "1");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(10);
        var after = await ReadAsync(foreign.Id);
        after.State.ShouldBe(before.State);
        after.Submissions.Count.ShouldBe(before.Submissions.Count);
        after.Submissions[^1].Items.Count.ShouldBe(before.Submissions[^1].Items.Count);
        after.Extensions.Count.ShouldBe(before.Extensions.Count);
    }

    [Fact]
    public async Task OperationId_OfAnotherBodysForm_HandsInNothing()
    {
        var foreign = await world.FreshAsync("FocalPoint", "other", "Submitted");
        var used = await world.Web.ReadAsync(db => db.Submissions.Where(made => made.TaskId == foreign.Id)
            .Select(made => made.OperationId).FirstAsync(Token));
        var own = await world.FreshAsync("FocalPoint", "lead", "Draft");
        var client = await world.BrowserAsync("FocalPoint");
        using var content = new FormUrlEncodedContent(
        [
            new("OperationId", used.ToString()!), new("__RequestVerificationToken", await client.ForgeryTokenAsync()),
        ]);

        using var response = await client.PostAsync($"/nhiem-vu/{own.Id}/kiem-tra", content, Token);

        ((int)response.StatusCode).ShouldBe(404);
        (await ReadAsync(own.Id)).State.ShouldBe(TaskState.Open);
    }

    [Fact]
    public async Task Object_OfAnotherBody_IsAnsweredLikeOneThatIsNotThere()
    {
        var rows = MatrixRow.ReadAll();
        var foreign = await world.SharedAsync("FocalPoint", "other", "Draft");
        var nowhere = new PreparedTask(Guid.NewGuid(), Guid.NewGuid(), "2019-999998", Guid.NewGuid(), Guid.NewGuid());
        var client = await world.BrowserAsync("FocalPoint");
        foreach (var endpoint in (await AppEndpoints.AllAsync(world.Web.Services)).Where(one => one.Verb == "GET"))
        {
            var row = rows.FirstOrDefault(one => one.Endpoint == endpoint.Key && one.Fits("FocalPoint", "other", "Draft"));
            if (row is { Expect: "404" } && AccessCheck.IsAboutTask(row))
            {
                var check = new AccessCheck(endpoint, row, "FocalPoint", "other", "Draft");
                var (one, two) = (check.Url(world, foreign), check.Url(world, nowhere));
                (await PlainAsync(client, one)).ShouldBe(await PlainAsync(client, two), endpoint.Key);
            }
        }
    }

    [Fact]
    public async Task Upload_WhoseSendersPostEndsMeanwhile_IsRefusedAndKeepsNothing()
    {
        var task = await world.FreshAsync("DistrictOffice", "lead", "Open");
        var client = await world.BrowserAsync("DistrictOffice");
        using var content = new HaltingForm(
            await client.ForgeryTokenAsync(), () => EndPostAsync(new LocalDate(2019, 10, 31)));
        try
        {
            using var response = await client.PostAsync($"/nhiem-vu/{task.Id}/nop", content, Token);

            ((int)response.StatusCode).ShouldBe(403);
            (await ReadAsync(task.Id)).Submissions.ShouldBeEmpty();
            using var page = await client.GetAsync($"/nhiem-vu/{task.Id}", Token);
            ((int)page.StatusCode).ShouldBe(403);
        }
        finally
        {
            await EndPostAsync(null);
        }
    }

    private Task EndPostAsync(LocalDate? last) => world.Web.AsSystemAsync<AgencyTasksDb>(db => db.Set<Post>()
        .Where(post => db.People.Any(one => one.Id == post.PersonId && one.Code == AccessWorld.PersonOf("DistrictOffice")))
        .ExecuteUpdateAsync(set => set.SetProperty(post => post.To, last), Token));

    private static IEnumerable<(string Role, string Relation, string State)> Allowed(List<MatrixRow> rows) =>
        from role in rows.Any(AccessCheck.IsAboutTask) ? AccessWorld.Roles : []
        from relation in AccessWorld.RelationsOf(role)
        from state in AccessWorld.States
        where rows.FirstOrDefault(row => row.Fits(role, relation, state))?.Expect == "allow"
        select (role, relation, state);

    /// <summary>The form with every name there is, bare and under each prefix, and foreign ids in the query.</summary>
    private static async Task OverfillAsync(HttpRequestMessage request, PreparedTask foreign)
    {
        var body = await request.Content!.ReadAsStringAsync(Token);
        var more = from prefix in new[] { "", "Input.", "Command.", "Detail.Task." }
                   from name in Names
                   select $"{prefix}{name}={(name.EndsWith("Id", StringComparison.Ordinal) ? foreign.Id : "1")}";
        request.Content = new StringContent(
            body + "&" + string.Join('&', more), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        var path = request.RequestUri!.OriginalString;
        request.RequestUri = new Uri(
            $"{path}{(path.Contains('?') ? '&' : '?')}id={foreign.Id}&taskId={foreign.Id}&remove={foreign.Evidence}", UriKind.Relative);
    }

    private Task<AgencyTask> ReadAsync(Guid id) => world.Web.ReadAsync(db => db.Tasks.AsNoTracking()
        .Include(t => t.Submissions).ThenInclude(s => s.Items).Include(t => t.Extensions).AsSplitQuery()
        .FirstAsync(task => task.Id == id, Token));

    /// <summary>An answer without what differs at every request: its reference and its own address.</summary>
    private static async Task<string> PlainAsync(HttpClient client, string url)
    {
        var page = await client.OpenAsync(url);
        page.Document.QuerySelectorAll("input[type=hidden]").ToList().ForEach(box => box.Remove());
        return $"{page.Status} {System.Text.RegularExpressions.Regex.Replace(page.Text, "[0-9a-f]{16,}", "#", System.Text.RegularExpressions.RegexOptions.NonBacktracking)}"
            .Replace(url, "#", StringComparison.Ordinal);
    }
}
