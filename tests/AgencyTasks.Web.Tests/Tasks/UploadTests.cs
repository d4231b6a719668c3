using AgencyTasks.Core.Files;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Web.Tests.Tasks;

public sealed class UploadTests(WebFixture web) : IClassFixture<WebFixture>
{
    public static TheoryData<string, string, string> Refused => new()
    {
        { "trống.pdf", "", "Tệp “trống.pdf” trống (0 byte)" },
        { "giả.pdf", "MZ chương trình", "không đúng với đuôi tệp" },
        { "trang.html", "<script>alert(1)</script>", "không thuộc loại được nhận" },
        { "TỐI MẬT.pdf", "%PDF-1.4", "mang dấu mật" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Upload_ThatCannotBeTaken_SaysWhichFileAndWhatToDo(string name, string content, string sentence)
    {
        var (client, form) = await FormAsync();
        var file = Desk.Raw(name, System.Text.Encoding.UTF8.GetBytes(content));

        var answer = await client.SubmitFormAsync(form.Form(), form.Figures(), [file]);

        answer.Status.ShouldBe(200);
        answer.Errors[0].ShouldContain(sentence);
        answer.Document.QuerySelectorAll(".files li").ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_LargerThan20Megabytes_SaysSo()
    {
        var (client, form) = await FormAsync();
        var file = Desk.Raw("to.pdf", new byte[(20 * 1024 * 1024) + 1]);

        var answer = await client.SubmitFormAsync(form.Form(), files: [file]);

        answer.Errors[0].ShouldBe("Tệp “to.pdf” nặng quá 20 MB. Hãy nén ảnh, chia nhỏ tệp, hoặc chỉ ghi số văn bản.");
    }

    [Fact]
    public async Task Upload_GoodFilesBesideABadOne_StayInTheDraft()
    {
        var (client, form) = await FormAsync();
        var typed = form.Figures();
        typed["Input.Words"] = "Giữ lại chữ này";

        var answer = await client.SubmitFormAsync(
            form.Form(), typed, [Desk.Pdf("tốt.pdf"), Desk.Raw("hỏng.xlsx", [1, 2, 3]), Desk.Table("cũng tốt.xlsx")]);

        answer.Errors.ShouldHaveSingleItem().ShouldContain("hỏng.xlsx");
        Files(answer).ShouldBe(["tốt.pdf", "cũng tốt.xlsx"]);
        answer.ValueOf("Input_Words").ShouldBe("Giữ lại chữ này");
        (await client.SubmitFormAsync(answer.Form())).Heading.ShouldBe("Kiểm tra trước khi gửi");
    }

    [Fact]
    public async Task Upload_TheSameFileAgain_IsThereOnce()
    {
        var (client, form) = await FormAsync();

        var once = await client.SubmitFormAsync(form.Form(), files: [Desk.Pdf()]);
        var twice = await client.SubmitFormAsync(once.Form(), files: [Desk.Pdf()]);

        Files(twice).ShouldBe(["báo cáo.pdf"]);
    }

    [Fact]
    public async Task Upload_MoreThanTen_TakesTenAndSaysSo()
    {
        var (client, form) = await FormAsync();

        var answer = await client.SubmitFormAsync(
            form.Form(), form.Figures(), Enumerable.Range(1, 11).Select(i => Desk.Pdf($"tệp {i}.pdf")));

        Files(answer).Count.ShouldBe(10, $"{answer.Status} {answer.Text}");
        answer.Errors.ShouldHaveSingleItem().ShouldContain("tối đa 10 minh chứng");
    }

    [Fact]
    public async Task Upload_RemovedFromTheDraft_IsGoneAndTheTypedTextStays()
    {
        var (client, form) = await FormAsync();
        var page = await client.SubmitFormAsync(form.Form(), files: [Desk.Pdf("một.pdf"), Desk.Pdf("hai.pdf")]);
        var remove = page.Document.QuerySelector<IHtmlButtonElement>("button[name=remove]");

        var answer = await client.SubmitFormAsync(
            page.Form(), new() { ["Input.Words"] = "đang gõ dở", ["Input.Number"] = "15" }, button: remove);

        Files(answer).ShouldBe(["hai.pdf"]);
        answer.ValueOf("Input_Words").ShouldBe("đang gõ dở");
        answer.ValueOf("Input_Number").ShouldBe("15");
    }

    [Fact]
    public async Task Upload_RequestLargerThanAllFilesMayBe_AnswersInASentence()
    {
        var (client, form) = await FormAsync();
        using var content = new PretendedContent(300L * 1024 * 1024);

        var response = await client.PostAsync(
            form.Url, content, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(413);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain("Một lần gửi nhận tối đa 220 MB");
    }

    [Fact]
    public async Task Upload_WhileTheStoreIsFull_Answers507AndKeepsTheWords()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = web.CreateClient(services => services.AddSingleton<IFileStore>(new FullStore()));
        await client.SignInAsync(Desk.HealthOfficer);
        var form = await client.OpenAsync($"/nhiem-vu/{task}/nop");

        var answer = await client.SubmitFormAsync(
            form.Form(), new() { ["Input.Words"] = "Không được mất" }, [Desk.Pdf()]);

        answer.Status.ShouldBe(507);
        answer.Errors[0].ShouldContain("hết chỗ lưu");
        answer.ValueOf("Input_Words").ShouldBe("Không được mất");
        (await client.OpenAsync($"/nhiem-vu/{task}/nop")).ValueOf("Input_Words").ShouldBe("Không được mất");
    }

    [Fact]
    public async Task Upload_Downloaded_IsSavedNeverShown()
    {
        var (client, form) = await FormAsync();
        var page = await client.SubmitFormAsync(form.Form(), files: [Desk.Pdf("tình hình.pdf")]);

        var response = await client.GetAsync(page.Link("tình hình.pdf"), TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("tình hình.pdf");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox;");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Desk.Pdf().Bytes);
    }

    [Fact]
    public async Task Upload_OfAPhoto_IsShownSmallBesideItsName()
    {
        var (client, form) = await FormAsync();
        var page = await client.SubmitFormAsync(form.Form(), files: [Desk.Raw("ảnh.png", Testing.TestFiles.Png())]);
        var link = page.Document.QuerySelector(".files a img")!.GetAttribute("src")!;

        var response = await client.GetAsync(link, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox;");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static List<string> Files(OpenedPage page) =>
        [.. page.Document.QuerySelectorAll(".files a:not([href$='/bao-mat'])").Select(link => link.TextContent)];

    private async Task<(HttpClient Client, OpenedPage Form)> FormAsync()
    {
        var task = await web.FreshTaskAsync("so-y-te", "V.7.2a-1");
        var client = await web.SignedInAsync(Desk.HealthOfficer);
        return (client, await client.OpenAsync($"/nhiem-vu/{task}/nop"));
    }

    /// <summary>A volume without room.</summary>
    private sealed class FullStore : IFileStore
    {
        public IAsyncEnumerable<string> SettledAsync(CancellationToken token) => AsyncEnumerable.Empty<string>();

        public Task DeleteAsync(string hash, CancellationToken token) => Task.CompletedTask;

        public Task<string> SaveAsync(Stream content, CancellationToken token) =>
            throw new StorageFullException(new IOException("No space left on device"));

        public Task<Stream> OpenAsync(string hash, CancellationToken token) => throw new FileNotFoundException(hash);
    }

    /// <summary>Says that it is long, and sends little.</summary>
    private sealed class PretendedContent(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            stream.WriteAsync(new byte[16]).AsTask();

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
