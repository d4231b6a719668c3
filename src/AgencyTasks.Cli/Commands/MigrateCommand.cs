using System.CommandLine;
using AgencyTasks.Core.Database;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Cli.Commands;

/// <summary>Brings the tables to this version.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Đưa cơ sở dữ liệu lên phiên bản này (bring the tables to this version)");
        command.SetAction((_, token) => Hosts.WithCoreAsync(
            async services =>
            {
                var applied = await services.GetRequiredService<MigrateDatabase>().ExecuteAsync(token);
                Console.WriteLine(applied.Count == 0
                    ? "Cơ sở dữ liệu đã ở phiên bản mới nhất."
                    : $"Đã áp dụng: {string.Join(", ", applied)}");
                return 0;
            },
            token));
        return command;
    }
}
