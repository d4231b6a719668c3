using System.Diagnostics;

namespace AgencyTasks.Core.Database.Embedded;

internal sealed record ToolResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs a program without a shell and collects what it says.</summary>
internal static class Tool
{
    public static async Task<ToolResult> RunAsync(IReadOnlyList<string> command, CancellationToken token)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // The server's user may not be allowed into our current folder.
            WorkingDirectory = Path.GetPathRoot(Path.GetFullPath(AppContext.BaseDirectory)),
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        // PGDATA, PGPORT and the like of the person who started us mean some other server.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        if (process.HasExited)
        {
            exited.TrySetResult();
        }

        try
        {
            await exited.Task.WaitAsync(token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        // A started server may keep the pipes open (Windows): its words are in its own log, so do not wait for them.
        var said = Task.WhenAll(output, error);
        await Task.WhenAny(said, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
        var text = said.IsCompletedSuccessfully ? string.Join('\n', said.Result).Trim() : "";
        return new ToolResult(process.ExitCode, text);
    }
}
