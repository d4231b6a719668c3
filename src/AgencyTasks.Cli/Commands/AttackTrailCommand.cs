using System.CommandLine;
using System.Globalization;
using AgencyTasks.Core;
using AgencyTasks.Core.Seeding;
using AgencyTasks.Core.Simulation;
using AgencyTasks.Core.Simulation.Attacks;

namespace AgencyTasks.Cli.Commands;

/// <summary>Attacks the trail of scratch databases and counts what the verification finds.</summary>
internal static class AttackTrailCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds")
        {
            Description = "Số vị trí của mỗi kiểu tấn công ở mỗi cỡ (places an attack and size)",
            DefaultValueFactory = _ => 60,
        };
        var sizes = new Option<string>("--sizes")
        {
            Description = "Độ dài nhật ký lúc bị tấn công (lengths of the chain)",
            HelpName = "N,N,N",
            DefaultValueFactory = _ => string.Join(',', AttackTrail.DefaultSizes),
        };
        var json = JsonOutput.Option();
        var command = new Command(
            "attack-trail",
            "Thử sửa, xóa, chèn, đảo, cắt nhật ký trên dữ liệu tạm: lần nào cũng phải bị phát hiện (attack the trail)")
        {
            rounds, sizes, json,
        };
        command.SetAction((parsed, token) =>
            RunAsync(parsed.GetValue(rounds), SizesOf(parsed.GetValue(sizes)!), parsed.GetValue(json), token));
        return command;
    }

    private static async Task<int> RunAsync(
        int rounds, IReadOnlyList<long> sizes, string? json, CancellationToken token)
    {
        if (rounds is < 1 or > 1000)
        {
            throw new UsageException("--rounds cần một số từ 1 đến 1000.");
        }

        JsonOutput.RequireWritable(json);
        var screen = json == "-" ? Console.Error : Console.Out;
        var folder = Directory.CreateTempSubdirectory("agencytasks-attack-").FullName;
        try
        {
            await using var database = await ScratchDatabase.StartAsync(token);
            var settings = new AgencyTasksSettings
            {
                ConnectionString = database.ConnectionString,
                DataFolder = folder,
            };
            var results = await new AttackTrail(settings, SeedFolder.Plan())
                .RunAsync(sizes, rounds, line => screen.WriteLine(line), token);
            screen.WriteLine(
                $"{results.Attacks.Sum(attack => attack.Tried)} lần tấn công, "
                + $"{results.Attacks.Sum(attack => attack.Found)} bị phát hiện; "
                + $"{results.HonestChecks} lần kiểm tra lịch sử thật, {results.FalseAlarms} báo nhầm; "
                + $"{results.Seconds:0} giây");
            if (json is not null)
            {
                await JsonOutput.WriteAsync(json, results, token);
            }

            return results.IsAllFound ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<long> SizesOf(string text)
    {
        var sizes = text.Split(',').Select(part =>
            long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).ToList();
        return sizes.TrueForAll(size => size > 0) && sizes.SequenceEqual(sizes.Order())
            ? sizes
            : throw new UsageException($"--sizes cần các số tăng dần, ví dụ 600,1500,4000, không phải “{text}”.");
    }
}
