using System.CommandLine;
using AgencyTasks.Core.Seeding;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace AgencyTasks.Cli.Commands;

/// <summary>Lists one demo account a role; the demo seed alone has any.</summary>
internal static class DemoAccountsCommand
{
    public static Command Create()
    {
        var command = new Command("demo-accounts", "Liệt kê tài khoản dùng thử (list the demo's accounts, one a role)");
        command.SetAction((_, token) => Hosts.WithCoreAsync(
            async services =>
            {
                var accounts = await services.GetRequiredService<DemoAccountsQuery>().ExecuteAsync(token);
                if (accounts.Count == 0)
                {
                    Console.WriteLine("Không có tài khoản dùng thử: dữ liệu minh họa chưa được nạp.");
                    return 0;
                }

                Console.WriteLine($"Tài khoản dùng thử, mật khẩu chung: {DemoAccounts.Password}");
                var table = new Table { Border = TableBorder.None, ShowHeaders = false };
                table.AddColumns("role", "account", "who").ShowHeaders = false;
                foreach (var account in accounts)
                {
                    table.AddRow(
                        $"  {account.Role}", account.UserName, Markup.Escape($"{account.FullName}, {account.Agency}"));
                }

                AnsiConsole.Console.Profile.Width = Math.Max(120, AnsiConsole.Console.Profile.Width);
                AnsiConsole.Write(table);
                return 0;
            },
            token));
        return command;
    }
}
