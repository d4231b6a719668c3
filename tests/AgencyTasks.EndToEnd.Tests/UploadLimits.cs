using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AgencyTasks.Testing;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>The last evening before a deadline: everybody hands in at once.</summary>
public sealed class UploadLimits
{
    private const int Uploads = 200;
    private const int Megabytes = 20;
    private const int MostMegabytes = 600;

    private static readonly string[] People = ["nguyen-thi-thanh-thao", "ma-thi-son-ca", "lam-van-truc"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact, Trait("Category", "Long")]
    public async Task Uploads_TwoHundredOfTwentyMegabytesAtOnce_StayBelowSixHundredMegabytesOfMemory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux says what a process has used at most");
        await using var system = new RunningSystem("2019-11-04T07:30:00+07:00", hasWorker: false);
        await system.InitializeAsync();
        var before = system.PeakMegabytes();
        var forms = new List<(HttpClient Client, string Url, string Key)>();
        foreach (var person in People)
        {
            forms.Add(await OpenFormAsync(system.Url, person));
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, Uploads).Select(i => UploadAsync(forms[i % forms.Count], i)));

        var peak = system.PeakMegabytes();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Uploads} × {Megabytes} MB at once: peak {peak} MB ({before} MB before); answers: "
            + string.Join(", ", answers.GroupBy(code => code).Select(codes => $"{(int)codes.Key} × {codes.Count()}")));
        Assert.All(answers, code => Assert.True(code is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{code}"));
        Assert.True(peak < MostMegabytes, $"{peak} MB");
    }

    [Fact, Trait("Category", "Long")]
    public async Task Upload_OntoAFullVolume_Answers507AndASmallerOneGoesThrough()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root makes a volume");
        var volume = Directory.CreateTempSubdirectory("agencytasks-full-").FullName;
        Assert.SkipUnless(
            await RunAsync("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", volume), "No volume to fill here");
        try
        {
            await using var system = new RunningSystem("2019-11-04T07:30:00+07:00", hasWorker: false, volume);
            await system.InitializeAsync();
            var form = await OpenFormAsync(system.Url, People[0]);

            var (status, page) = await PostAsync(form, new LargePdf(1), "lon.pdf");
            Assert.Equal(HttpStatusCode.InsufficientStorage, status);
            Assert.Contains("Kho lưu tệp đã đầy", page, StringComparison.Ordinal);

            (status, page) = await PostAsync(form, new ByteArrayContent(TestFiles.Pdf()), "nho.pdf");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("nho.pdf", page, StringComparison.Ordinal);
            Assert.DoesNotContain("lon.pdf", page, StringComparison.Ordinal);
        }
        finally
        {
            await RunAsync("umount", volume);
            Directory.Delete(volume);
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Token);
        return process.ExitCode == 0;
    }

    private static async Task<(HttpClient Client, string Url, string Key)> OpenFormAsync(string url, string person)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Uploads })
        {
            BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(10),
        };
        var key = KeyIn(await client.GetStringAsync("/dang-nhap", Token));
        using var answer = await client.PostAsync(
            "/dang-nhap",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["UserName"] = person, ["Password"] = "chuyen-hoa-2019", ["__RequestVerificationToken"] = key,
            }),
            Token);
        var home = await client.GetStringAsync("/", Token);
        var task = Regex.Match(home, "/nhiem-vu/[0-9a-f-]{36}", RegexOptions.NonBacktracking).Value;
        Assert.NotEmpty(task);
        return (client, $"{task}/nop", KeyIn(await client.GetStringAsync($"{task}/nop", Token)));
    }

    private static string KeyIn(string page) => Regex.Match(
        page, "name=\"__RequestVerificationToken\"[^>]*value=\"(?<key>[^\"]+)\"", RegexOptions.NonBacktracking).Groups["key"].Value;

    private static async Task<HttpStatusCode> UploadAsync((HttpClient Client, string Url, string Key) form, int number) =>
        (await PostAsync(form, new LargePdf(number), $"bao-cao-{number}.pdf")).Status;

    private static async Task<(HttpStatusCode Status, string Page)> PostAsync(
        (HttpClient Client, string Url, string Key) form, HttpContent file, string name)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.Key), "__RequestVerificationToken" },
            { file, "Input.Files", name },
        };
        using var answer = await form.Client.PostAsync(form.Url, content, Token);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)));
    }

    /// <summary>Another file a number; the bytes after its beginning are shared, so that the test itself stays small.</summary>
    private sealed class LargePdf(int number) : HttpContent
    {
        private static readonly byte[] Rest = new byte[(Megabytes * 1024 * 1024) - 4096];

        private readonly byte[] start = TestFiles.Pdf(number.ToString(CultureInfo.InvariantCulture));

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(start);
            await stream.WriteAsync(Rest);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = start.Length + Rest.Length;
            return true;
        }
    }
}
