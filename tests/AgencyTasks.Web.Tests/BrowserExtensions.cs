using AgencyTasks.Core.Seeding;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AgencyTasks.Web.Tests;

/// <summary>A file that a person chooses in a form.</summary>
public sealed record ChosenFile(string Box, string Name, byte[] Bytes);

/// <summary>A page as it came back.</summary>
public sealed record OpenedPage(HttpResponseMessage Response, IHtmlDocument Document)
{
    public int Status => (int)Response.StatusCode;

    public string Url => Response.RequestMessage!.RequestUri!.PathAndQuery;

    /// <summary>What a reader sees of the page's own part, blanks folded.</summary>
    public string Text => Fold(Document.QuerySelector("main")?.TextContent ?? Document.Body?.TextContent ?? "");

    public string Heading => Fold(Document.QuerySelector("h1")?.TextContent ?? "");

    /// <summary>The lines of the summary of errors.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Document.QuerySelectorAll(".error-summary li").Select(line => Fold(line.TextContent))];

    public IHtmlFormElement Form(string selector = "main form[method=post]") =>
        Document.QuerySelector<IHtmlFormElement>(selector)
        ?? throw new InvalidOperationException($"No form '{selector}' on {Url} ({Status}): {Text}");

    /// <summary>The address of a link by its words.</summary>
    public string Link(string words) => Document.QuerySelectorAll("main a")
        .FirstOrDefault(link => Fold(link.TextContent).Contains(words, StringComparison.Ordinal))?.GetAttribute("href")
        ?? throw new InvalidOperationException($"No link '{words}' on {Url} ({Status}): {Text}");

    public static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What a person does in a browser without script.</summary>
public static class BrowserExtensions
{
    public static async Task SignInAsync(this HttpClient client, string userName)
    {
        var page = await client.OpenAsync("/dang-nhap");
        var answer = await client.SubmitFormAsync(
            page.Form(), new() { ["UserName"] = userName, ["Password"] = DemoAccounts.Password });
        if (answer.Status == 429 || (answer.Url.StartsWith("/dang-nhap", StringComparison.Ordinal) && answer.Status == 200))
        {
            throw new InvalidOperationException($"{userName} could not sign in: {answer.Text}");
        }
    }

    /// <summary>The token against forgery of this browser, from a page that everybody may open.</summary>
    public static async Task<string> ForgeryTokenAsync(this HttpClient client)
    {
        var page = await client.OpenAsync("/huong-dan");
        if (page.Document.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]") is { } input)
        {
            return input.Value;
        }

        page = await client.OpenAsync("/dang-nhap");
        return page.Document.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
    }

    /// <summary>Sends what no form of a page holds.</summary>
    public static async Task<OpenedPage> SendFormAsync(this HttpClient client, string url, HttpContent content) =>
        await ReadAsync(await client.PostAsync(url, content));

    public static async Task<OpenedPage> OpenAsync(this HttpClient client, string url) =>
        await ReadAsync(await client.GetAsync(url));

    /// <summary>Sends a form as a browser would: its hidden and filled boxes, then what the person typed, chose and the
    /// button pressed. A value of null leaves a box out.</summary>
    public static async Task<OpenedPage> SubmitFormAsync(
        this HttpClient client,
        IHtmlFormElement form,
        Dictionary<string, string?>? typed = null,
        IEnumerable<ChosenFile>? files = null,
        IHtmlButtonElement? button = null)
    {
        var values = Filled(form);
        foreach (var (name, value) in typed ?? [])
        {
            values.RemoveAll(box => box.Key == name);
            if (value is not null)
            {
                values.Add(new(name, value));
            }
        }

        if (button?.Name is { Length: > 0 } pressed)
        {
            values.Add(new(pressed, button.Value));
        }

        var path = button?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var url = string.IsNullOrEmpty(path) ? form.BaseUrl!.PathAndQuery() : path;
        using var content = Content(form, values, files ?? []);
        return await ReadAsync(await client.PostAsync(url, content));
    }

    private static async Task<OpenedPage> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!.ToString();
        var context = BrowsingContext.New();
        var document = (IHtmlDocument)await context.OpenAsync(request => request.Content(html).Address(address));
        return new OpenedPage(response, document);
    }

    private static string PathAndQuery(this Url url) => new Uri(url.Href).PathAndQuery;

    private static HttpContent Content(
        IHtmlFormElement form, List<KeyValuePair<string, string>> values, IEnumerable<ChosenFile> files)
    {
        if (!string.Equals(form.Enctype, "multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return new FormUrlEncodedContent(values);
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            content.Add(new ByteArrayContent(file.Bytes), file.Box, file.Name);
        }

        return content;
    }

    private static List<KeyValuePair<string, string>> Filled(IHtmlFormElement form)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var box in form.Elements)
        {
            switch (box)
            {
                case IHtmlInputElement { Type: "submit" or "file" or "button" or "image" } or IHtmlButtonElement:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement { Name.Length: > 0, IsDisabled: false } input:
                    values.Add(new(input.Name, input.Value));
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    values.Add(new(area.Name, area.Value));
                    break;
                case IHtmlSelectElement { Name.Length: > 0, Value: not null } select:
                    values.Add(new(select.Name, select.Value));
                    break;
            }
        }

        return values;
    }
}
