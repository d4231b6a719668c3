using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AgencyTasks.Core.Seeding;

namespace AgencyTasks.Core.Simulation.Bench;

/// <summary>A person who has signed in through the form, in a browser without script.</summary>
internal sealed partial class BenchClient : IDisposable
{
    private readonly HttpClient http;

    private BenchClient(HttpClient http) => this.http = http;

    /// <summary>Of the forms of this session.</summary>
    public string ForgeryToken { get; private set; } = "";

    public static async Task<BenchClient> SignInAsync(Uri address, string userName, CancellationToken token)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        var client = new BenchClient(new HttpClient(handler)
        {
            BaseAddress = address, Timeout = TimeSpan.FromMinutes(10),
        });
        await client.TakeTokenAsync("dang-nhap", token);
        using var answer = await client.SendAsync(
            "dang-nhap", new() { ["UserName"] = userName, ["Password"] = DemoAccounts.Password }, token);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new SimulationException($"{userName} không đăng nhập được (could not sign in): {answer.StatusCode}.");
        }

        // Another token than before signing in.
        await client.TakeTokenAsync("tai-khoan", token);
        return client;
    }

    /// <returns>Milliseconds that the server says it took, and whether the answer was as wanted.</returns>
    public async Task<(double Milliseconds, bool IsGood)> GetAsync(string url, CancellationToken token)
    {
        using var answer = await http.GetAsync(new Uri(url, UriKind.Relative), token);
        _ = await answer.Content.ReadAsByteArrayAsync(token);
        return (ServerTime(answer), answer.StatusCode == HttpStatusCode.OK);
    }

    public async Task<(double Milliseconds, bool IsGood)> PostAsync(
        string url, Dictionary<string, string> form, CancellationToken token)
    {
        using var answer = await SendAsync(url, form, token);
        return (ServerTime(answer), answer.StatusCode == HttpStatusCode.Redirect);
    }

    public void Dispose() => http.Dispose();

    private async Task TakeTokenAsync(string url, CancellationToken token)
    {
        var page = await http.GetStringAsync(new Uri(url, UriKind.Relative), token);
        ForgeryToken = Hidden().Match(page) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups["value"].Value)
            : throw new SimulationException($"Không có biểu mẫu ở /{url} (no form).");
    }

    private async Task<HttpResponseMessage> SendAsync(string url, Dictionary<string, string> form, CancellationToken token)
    {
        using var content = new FormUrlEncodedContent(form.Append(new("__RequestVerificationToken", ForgeryToken)));
        return await http.PostAsync(new Uri(url, UriKind.Relative), content, token);
    }

    private static double ServerTime(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Server-Timing", out var values) && values.First().Split("dur=") is [_, var time]
            ? double.Parse(time, CultureInfo.InvariantCulture)
            : throw new SimulationException("Trang web không cho biết thời gian xử lý (no Server-Timing).");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
