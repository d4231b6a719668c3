namespace AgencyTasks.Web.Tests.Board;

/// <summary>The pages of the police are not for the agencies, and what the committee reads it cannot change.</summary>
public sealed class PoliceAccessTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Head = "ninh-thi-huong-nhu";
    private const string District = "tran-thi-huong-buoi";

    [Theory]
    [InlineData("/bang", PoliceSteps.Officer, PoliceSteps.Committee)]
    [InlineData("/bang/dong", PoliceSteps.Officer, PoliceSteps.Committee)]
    [InlineData("/bang/don-vi/so-y-te", PoliceSteps.Officer, PoliceSteps.Committee)]
    [InlineData("/xac-nhan", PoliceSteps.Officer)]
    [InlineData("/gia-han", PoliceSteps.Officer)]
    [InlineData("/ma-tran/1/xem-truoc", PoliceSteps.Officer)]
    [InlineData("/quan-tri/thu", PoliceSteps.Officer, PoliceSteps.Admin)]
    [InlineData("/ma-tran", PoliceSteps.Officer, PoliceSteps.Committee, PoliceSteps.FocalPoint, Head, District, PoliceSteps.Auditor)]
    [InlineData("/ma-tran/1", PoliceSteps.Officer, PoliceSteps.Committee, PoliceSteps.FocalPoint, Head, District, PoliceSteps.Auditor)]
    public async Task Page_IsFor_ItsRolesOnly(string url, params string[] allowed)
    {
        string[] everybody =
        [
            PoliceSteps.Officer, PoliceSteps.Committee, PoliceSteps.Admin, PoliceSteps.Auditor, PoliceSteps.FocalPoint, Head, District,
        ];
        foreach (var person in everybody)
        {
            var page = await (await web.SignedInAsync(person)).OpenAsync(url);
            page.Status.ShouldBe(allowed.Contains(person) ? 200 : 403, $"{person} at {url}");
        }

        (await web.CreateClient().OpenAsync(url)).Url.ShouldStartWith("/dang-nhap");
    }

    [Theory]
    [InlineData("/xac-nhan/{0}?handler=Accept")]
    [InlineData("/xac-nhan/{0}?handler=Return")]
    [InlineData("/gia-han/{0}")]
    [InlineData("/ma-tran/1/xem-truoc")]
    public async Task Post_OfWhoMayNot_IsForbidden(string url)
    {
        var taskId = await web.HandedInAsync();
        foreach (var person in new[] { PoliceSteps.Committee, PoliceSteps.FocalPoint })
        {
            var client = await web.SignedInAsync(person);
            var answer = await client.ForceAsync(await client.OpenAsync("/ma-tran"), string.Format(null, url, taskId));
            answer.Status.ShouldBe(403);
        }

        var task = await web.ReadAsync(db => db.Tasks.FindAsync(taskId).AsTask());
        task!.State.ShouldBe(AgencyTasks.Domain.Tasks.TaskState.Submitted);
    }
}
