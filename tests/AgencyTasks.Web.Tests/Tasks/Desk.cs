using AgencyTasks.Testing;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>What these tests do on the agencies' pages again and again.</summary>
internal static class Desk
{
    public const string HealthOfficer = "truong-kim-ngan";
    public const string OtherHealthOfficer = "nguyen-thi-thanh-thao";
    public const string JusticeOfficer = "pham-que-lam";
    public const string Police = "ma-dinh-thach";

    private static readonly string FilesFolder =
        Path.Combine(TestServer.FindCheckout(), "seed", "demo-2019-november", "files");

    public static ChosenFile Photo(string name = "anh.png") => Chosen(name, "anh-minh-hoa.png");

    public static ChosenFile Table(string name = "biểu.xlsx") => Chosen(name, "bieu-minh-hoa.xlsx");

    public static ChosenFile Pdf(string name = "báo cáo.pdf") => Chosen(name, "van-ban-minh-hoa.pdf");

    public static ChosenFile Raw(string name, byte[] bytes) => new("Input.Files", name, bytes);

    /// <summary>A document by its number and figures for every box.</summary>
    public static Dictionary<string, string?> FilledIn(this OpenedPage page, string figure = "3")
    {
        var typed = new Dictionary<string, string?>
        {
            ["Input.Number"] = "12/BC-SYT",
            ["Input.Date"] = "1/11/2019",
            ["Input.Signer"] = "Ninh Thị Hương Nhu",
        };
        foreach (var box in FigureBoxes(page))
        {
            typed[box] = figure;
        }

        return typed;
    }

    public static Dictionary<string, string?> Figures(this OpenedPage page, string figure = "3") =>
        FigureBoxes(page).ToDictionary(box => box, _ => (string?)figure);

    /// <summary>The page after the check page's button.</summary>
    public static async Task<OpenedPage> SendAsync(this HttpClient client, OpenedPage check) =>
        await client.SubmitFormAsync(check.Form());

    /// <summary>From the form to the receipt, with a document by its number.</summary>
    public static async Task<OpenedPage> HandInAsync(this HttpClient client, Guid taskId)
    {
        var form = await client.OpenAsync($"/nhiem-vu/{taskId}/nop");
        return await client.SendAsync(await client.SubmitFormAsync(form.Form(), form.FilledIn()));
    }

    public static string ValueOf(this OpenedPage page, string id) =>
        page.Document.GetElementById(id) switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            _ => throw new InvalidOperationException($"No box '{id}' on {page.Url}"),
        };

    private static IEnumerable<string> FigureBoxes(OpenedPage page) => page.Document
        .QuerySelectorAll<IHtmlInputElement>("input[name$='.Value']").Select(box => box.Name!);

    private static ChosenFile Chosen(string name, string from) =>
        new("Input.Files", name, File.ReadAllBytes(Path.Combine(FilesFolder, from)));
}
