using System.CommandLine;
using AgencyTasks.Core.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Cli.Commands;

/// <summary>Gives a person of the organisation a sign-in; the password comes from standard input, never from the
/// command line.</summary>
internal static class CreateAccountCommand
{
    public static Command Create()
    {
        var person = new Argument<string>("person")
        {
            Description = "Mã người trong people.csv (the person's code)",
        };
        var command = new Command(
            "create-account", "Cấp tài khoản cho một người; mật khẩu đọc từ bàn phím (give a person a sign-in)") { person };
        command.SetAction((parsed, token) => Hosts.WithCoreAsync(
            async services =>
            {
                if (!Console.IsInputRedirected)
                {
                    Console.Error.Write("Mật khẩu (ít nhất 12 ký tự): ");
                }

                var password = Console.In.ReadLine() ?? "";
                var code = parsed.GetValue(person)!;
                var problems = await services.GetRequiredService<CreateAccount>()
                    .ExecuteAsync(new CreateAccount.Command(code, password), token);
                Console.WriteLine(problems.Count == 0 ? $"Đã cấp tài khoản {code}." : string.Join('\n', problems));
                return problems.Count == 0 ? 0 : 1;
            },
            token));
        return command;
    }
}
