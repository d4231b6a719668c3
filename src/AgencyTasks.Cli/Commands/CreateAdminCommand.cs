using System.CommandLine;
using AgencyTasks.Core;
using AgencyTasks.Core.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Cli.Commands;

/// <summary>Makes the first administrator and prints the invitation; no password is ever on the command line.</summary>
internal static class CreateAdminCommand
{
    public static Command Create()
    {
        var person = new Argument<string>("person")
        {
            Description = "Mã người, cũng là tên đăng nhập; có sẵn hoặc mới (the person's code, there already or new)",
        };
        var name = Text("--name", "Họ và tên, khi là người mới (full name of a new person)");
        var mail = Text("--mail", "Địa chỉ thư, khi là người mới (mail address of a new person)");
        var title = Text("--title", "Chức vụ, khi là người mới (title of a new person)");
        var agency = Text("--agency", "Mã cơ quan của vị trí quản trị (the body of the post)", "cong-an-tinh");
        var decision = Text("--decision", "Văn bản giao vị trí (the document that gives the post)", "Cài đặt hệ thống");
        var command = new Command(
            "create-admin", "Lập quản trị viên đầu tiên, in đường dẫn kích hoạt (make the first administrator)")
        {
            person, name, mail, title, agency, decision,
        };
        command.SetAction((parsed, token) => Hosts.WithCoreAsync(
            async services =>
            {
                var result = await services.GetRequiredService<CreateAdmin>().ExecuteAsync(
                    new()
                    {
                        Code = parsed.GetValue(person)!,
                        FullName = parsed.GetValue(name)!,
                        Mail = parsed.GetValue(mail)!,
                        Title = parsed.GetValue(title)!,
                        AgencyCode = parsed.GetValue(agency)!,
                        Decision = parsed.GetValue(decision)!,
                    },
                    token);
                if (result.Token is null)
                {
                    Console.Error.WriteLine(result.Problem);
                    return 1;
                }

                var root = services.GetRequiredService<AgencyTasksSettings>().BaseUrl.TrimEnd('/');
                Console.Error.WriteLine("Mở đường dẫn này để chọn mật khẩu; dùng một lần, trong 7 ngày:");
                Console.WriteLine($"{root}/moi/{result.Token}");
                return 0;
            },
            token));
        return command;
    }

    private static Option<string> Text(string name, string description, string value = "") =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
