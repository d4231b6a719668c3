using System.Diagnostics;
using AgencyTasks.Testing;

namespace AgencyTasks.Core.Tests.CommandLine;

/// <summary>The command line as a shell sees it: its exit code, and a sentence instead of a stack trace.</summary>
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("khong-co")]
    [InlineData("simulate --from 2019-10-01")]
    [InlineData("simulate --from 2019-10-02 --to 2019-10-01")]
    [InlineData("simulate --from 2019-02-30 --to 2019-03-01")]
    [InlineData("run-job")]
    public async Task Run_WithWrongArguments_EndsWith2(string arguments)
    {
        var (code, said) = await RunAsync(arguments);

        code.ShouldBe(2);
        said.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("coverage --json {0}/khong-co/a.json")]
    [InlineData("simulate --from 2019-10-01 --to 2019-10-02 --json {0}/khong-co/a.json")]
    public async Task Run_WithAFileThatCannotBeWritten_EndsWith1AndASentence(string arguments)
    {
        var folder = Directory.CreateTempSubdirectory("agencytasks-cli-").FullName;
        try
        {
            var (code, said) = await RunAsync(arguments.Replace("{0}", folder, StringComparison.Ordinal));

            code.ShouldBe(1);
            said.ShouldStartWith("Không đọc hoặc ghi được tệp");
            said.ShouldNotContain("   at ");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string arguments)
    {
        // Beside this assembly's own folder: bin/Debug/net10.0 or bin/Release/net10.0.
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(
            TestServer.FindCheckout(), "src", "AgencyTasks.Cli", "bin", built.Parent!.Name, built.Name, "agencytasks.dll");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said);
    }
}
