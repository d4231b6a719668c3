using System.Net.Http.Json;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>Files that came ahead of the form, as the page's script sends them.</summary>
public sealed class ReceivedUploadTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Form_ThatNamesAFileReceivedInTwoPieces_HasItInTheDraft()
    {
        var (client, form) = await FormAsync(Desk.HealthOfficer);
        var bytes = Desk.Pdf().Bytes;
        var id = await BeginAsync(client, "báo cáo.pdf", bytes.Length);
        (await SendAsync(client, id, 0, bytes[..100])).Received.ShouldBe(100);
        (await SendAsync(client, id, 100, bytes[100..])).Received.ShouldBe(bytes.Length);

        var answer = await client.SubmitFormAsync(form.Form(), new() { ["Input.Received"] = $"{id}/báo cáo.pdf" });

        answer.Text.ShouldContain("báo cáo.pdf");
        answer.Errors.ShouldNotContain(line => line.Contains("báo cáo.pdf", StringComparison.Ordinal));
        (await client.GetAsync($"/tai-len/{id}", Token)).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.NotFound, "what is in the draft waits no more");
    }

    [Fact]
    public async Task Form_ThatNamesAFileOfAnotherPerson_SaysToChooseItAgain()
    {
        var (other, _) = await FormAsync(Desk.OtherHealthOfficer);
        var id = await BeginAsync(other, "của người khác.pdf", 3);
        await SendAsync(other, id, 0, [1, 2, 3]);
        var (client, form) = await FormAsync(Desk.HealthOfficer);

        var answer = await client.SubmitFormAsync(form.Form(), new() { ["Input.Received"] = $"{id}/của người khác.pdf" });

        answer.Errors.ShouldContain(line => line.StartsWith("Tệp “của người khác.pdf” chưa được nhận đủ", StringComparison.Ordinal));
        (await other.GetFromJsonAsync<Answer>($"/tai-len/{id}", Token))!.Received.ShouldBe(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("../../etc/passwd")]
    public async Task Form_ThatNamesNoFileAtAll_KeepsTheWords(string named)
    {
        var (client, form) = await FormAsync(Desk.HealthOfficer);

        var answer = await client.SubmitFormAsync(
            form.Form(), new() { ["Input.Received"] = named, ["Input.Words"] = "Vẫn còn đây." });

        answer.Status.ShouldBe(200);
        answer.ValueOf("Input_Words").ShouldBe("Vẫn còn đây.");
    }

    private static async Task<Guid> BeginAsync(HttpClient client, string name, int size)
    {
        using var nothing = new ByteArrayContent([]);
        return (await PostAsync(client, $"/tai-len?name={Uri.EscapeDataString(name)}&size={size}", nothing)).Id;
    }

    private static async Task<Answer> SendAsync(HttpClient client, Guid id, int from, byte[] bytes)
    {
        using var piece = new ByteArrayContent(bytes);
        return await PostAsync(client, $"/tai-len/{id}?from={from}", piece);
    }

    private static async Task<Answer> PostAsync(HttpClient client, string url, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Headers.Add("RequestVerificationToken", await client.ForgeryTokenAsync());
        var answer = await client.SendAsync(request, Token);
        return (await answer.Content.ReadFromJsonAsync<Answer>(Token))!;
    }

    private async Task<(HttpClient Client, OpenedPage Form)> FormAsync(string person)
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(person);
        return (client, await client.OpenAsync($"/nhiem-vu/{task}/nop"));
    }

    private sealed record Answer(Guid Id, long Received);
}
