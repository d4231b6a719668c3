using System.CommandLine;
using AgencyTasks.Core.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Cli.Commands;

/// <summary>Loads a plan's seed: all of it, or nothing when a row is wrong.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var folder = new Option<string?>("--seed")
        {
            Description = "Thư mục dữ liệu của kế hoạch (the plan's seed folder; default: Tuyên Quang 2018-2020)",
            HelpName = "DIR",
        };
        var command = new Command("seed", "Nạp dữ liệu gốc của kế hoạch (load a plan's seed)") { folder };
        command.SetAction((parsed, token) => Hosts.WithCoreAsync(
            async services =>
            {
                var from = parsed.GetValue(folder) ?? SeedFolder.Plan();
                var seed = await services.GetRequiredService<LoadSeed>().ExecuteAsync(from, token);
                Console.WriteLine(seed is null
                    ? "Kế hoạch này đã có trong hệ thống; không nạp lại."
                    : $"Đã nạp {seed.Agencies.Count} cơ quan, {seed.Communes.Count} dòng địa bàn, {seed.People.Count} người, "
                        + $"{seed.Matrix.Duties.Count} nhiệm vụ.");
                return 0;
            },
            token));
        return command;
    }
}
