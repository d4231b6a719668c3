using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgencyTasks.Cli;

/// <summary>The <c>--json FILE|-</c> option that verbs share; with <c>-</c> the JSON is all that is printed.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Option<string?> Option() => new("--json")
    {
        Description = "Ghi kết quả dạng JSON vào tệp, hoặc ra màn hình với “-” (write JSON to a file, or - for the screen)",
        HelpName = "FILE|-",
    };

    /// <summary>Before minutes of work, not after them.</summary>
    public static void RequireWritable(string? target)
    {
        if (target is not (null or "-"))
        {
            File.OpenHandle(target, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
        }
    }

    public static async Task WriteAsync<T>(string target, T value, CancellationToken token)
    {
        var json = JsonSerializer.Serialize(value, Options) + "\n";
        if (target == "-")
        {
            await Console.Out.WriteAsync(json);
        }
        else
        {
            await File.WriteAllTextAsync(target, json, token);
        }
    }
}
