using System.Globalization;
using System.Text;
using AgencyTasks.Core;
using AgencyTasks.Core.Files;
using AgencyTasks.Domain;
using AgencyTasks.Testing;
using AgencyTasks.Testing.Corpus;
using AgencyTasks.Web.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Web.Tests.Tasks;

/// <summary>
/// ops/docs/hostile-files.md says of every hostile file what the person is told. With AGENCYTASKS_WRITE_SHEETS=1 in the
/// environment the test writes the sheet instead.
/// </summary>
public sealed class HostileFilesSheetTests : IDisposable
{
    private const string Sheet = "ops/docs/hostile-files.md";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"agencytasks-hostile-{Guid.NewGuid():N}");

    private static RuleMessages Messages
    {
        get
        {
            var services = new ServiceCollection().AddLogging().AddLocalization();
            return ActivatorUtilities.CreateInstance<RuleMessages>(
                services.AddSingleton<TaskWords>().BuildServiceProvider());
        }
    }

    [Fact]
    public async Task Sheet_OfHostileFiles_SaysWhatThePersonIsTold()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var messages = Messages;
        var lines = new List<string>();
        foreach (var file in HostileFile.All)
        {
            var refused = await Should.ThrowAsync<RuleRefusedException>(() => TakeAsync(file.Name, file.Make()));
            lines.Add($"| `{Shown(file.Name)}` | {file.What} | {refused.Rule.Name} | {Shown(messages.Sentence(refused))} |");
        }

        var path = Path.Combine(TestServer.FindCheckout(), Sheet);
        var text = Whole(lines);
        if (Environment.GetEnvironmentVariable("AGENCYTASKS_WRITE_SHEETS") == "1")
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(text);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Whole(List<string> refused) => $"""
        # Hostile files and what the person is told
        Made by the tests (`tests/AgencyTasks.Testing/Corpus`), never fetched, and run through the real intake at every test
        run; `HostileFilesSheetTests` compares this sheet with what the program says, and writes it when the environment holds
        `AGENCYTASKS_WRITE_SHEETS=1`. Every one of the {refused.Count} is refused by the named rule, and nothing of it is stored.

        | file | what it is | rule | told |
        | --- | --- | --- | --- |
        {string.Join('\n', refused)}

        ## Taken, but without what hangs on it
        A picture is walked part by part, and only what makes the picture is kept; position, camera, times, comments, previews
        and anything behind the picture are left out before it is hashed and stored. Nothing is compressed again.

        | file | what it is |
        | --- | --- |
        {string.Join('\n', DisarmedFile.All.Select(file => $"| `{file.Name}` | {file.What} |"))}

        ## Honest files that look a little like them
        Taken as they are, byte by byte.

        | file | what it is |
        | --- | --- |
        {string.Join('\n', HonestFile.All.Select(file => $"| `{Shown(file.Name)}` | {file.What} |"))}

        """;

    /// <summary>On one line, with nothing in it that cannot be seen.</summary>
    private static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text.Length > 400 ? text[..400] : text)
        {
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format
                ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")
                : c is '|' ? "\\|" : c);
        }

        return shown.Length == 0 ? " " : shown.ToString().Normalize();
    }

    private Task<TakenFile> TakeAsync(string name, byte[] bytes) =>
        new FileIntake(new DiskFileStore(folder), new ClamdScanner(new ScannerSettings())).TakeAsync(
            new UploadedFile(name, new MemoryStream(bytes)), TestContext.Current.CancellationToken);
}
