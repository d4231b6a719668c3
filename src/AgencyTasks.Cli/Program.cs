using System.CommandLine;
using System.Text;
using AgencyTasks.Cli;
using AgencyTasks.Cli.Commands;

Console.OutputEncoding = Encoding.UTF8;
var root = new RootCommand("agencytasks: việc vận hành của hệ thống theo dõi nhiệm vụ (operations of AgencyTasks)")
{
    MigrateCommand.Create(),
    SeedCommand.Create(),
    DemoAccountsCommand.Create(),
    CreateAccountCommand.Create(),
    CreateAdminCommand.Create(),
    CoverageCommand.Create(),
    ReadPlanCommand.Create(),
    SimulateCommand.Create(),
    RunJobCommand.Create(),
    VerifyCommand.Create(),
    ScrubCommand.Create(),
    ExportTrailCommand.Create(),
    AttackTrailCommand.Create(),
    BenchTrailCommand.Create(),
    BenchCommand.Create(),
};
return await Failures.ReportAsync(async () =>
{
    var parsed = root.Parse(args);
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? Failures.WrongArguments : code;
});
