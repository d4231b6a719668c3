using System.Diagnostics;

namespace AgencyTasks.Core.Files.Pictures;

/// <summary>
/// The first page of a document as a picture, by the converters that the machine has. Each runs as a process of its own,
/// without a shell, in a folder that is deleted, and is ended when its time is over.
/// </summary>
internal sealed class FirstPage(PictureSettings settings)
{
    private const string Pdf = "application/pdf";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly string? painter = Find(settings.Pdftoppm);
    private readonly string? office = Find(settings.Soffice);

    public bool Shows(string contentType) => painter is not null && (contentType == Pdf || (contentType == Word && office is not null));

    /// <returns>Null: no picture came of it.</returns>
    public async Task<byte[]?> OfAsync(Stream content, string contentType, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("agencytasks-page-").FullName;
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(token);
            time.CancelAfter(settings.TimeLimit);
            await using (var file = File.Create(Path.Combine(folder, contentType == Pdf ? "page.pdf" : "page.docx")))
            {
                await content.CopyToAsync(file, time.Token);
            }

            if (contentType == Word)
            {
                await RunAsync(
                    office!, folder, time.Token, "--headless", "--norestore", "--nolockcheck",
                    $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}",
                    "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, "page.docx"));
            }

            await RunAsync(
                painter!, folder, time.Token, "-jpeg", "-singlefile", "-f", "1", "-l", "1",
                "-scale-to", $"{SmallPicture.Longest}", Path.Combine(folder, "page.pdf"), Path.Combine(folder, "page"));
            var picture = Path.Combine(folder, "page.jpg");
            return File.Exists(picture) ? await File.ReadAllBytesAsync(picture, time.Token) : null;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string program, string folder, CancellationToken token, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Nothing of ours, connection strings least of all.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, token),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, token),
                process.WaitForExitAsync(token));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>A program by its path, or by its name where programs are looked for.</summary>
    private static string? Find(string program) => program.Length == 0 ? null
        : Path.IsPathRooted(program) ? (File.Exists(program) ? program : null)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
