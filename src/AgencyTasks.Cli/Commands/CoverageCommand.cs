using System.CommandLine;
using AgencyTasks.Core.Seeding;

namespace AgencyTasks.Cli.Commands;

/// <summary>Which sentences of sections V and VII have duties, and why the others have none.</summary>
internal static class CoverageCommand
{
    public static Command Create()
    {
        var json = JsonOutput.Option();
        var folder = new Option<string?>("--seed") { Description = "Thư mục dữ liệu của kế hoạch (seed folder)", HelpName = "DIR" };
        var command = new Command(
            "coverage", "Đối chiếu từng câu của mục V và VII với nhiệm vụ (sentences of V and VII against duties)")
        {
            json, folder,
        };
        command.SetAction(async (parsed, token) =>
        {
            var coverage = Coverage.Read(parsed.GetValue(folder) ?? SeedFolder.Plan());
            if (parsed.GetValue(json) is { } target)
            {
                await JsonOutput.WriteAsync(target, coverage, token);
                return 0;
            }

            Console.WriteLine($"Mục V và VII: {coverage.Sentences} câu, {coverage.Covered} câu có nhiệm vụ, "
                + $"{coverage.Duties} nhiệm vụ.");
            foreach (var sentence in coverage.WithoutDuty)
            {
                Console.WriteLine($"  {sentence.Citation} không có nhiệm vụ: {sentence.Reason}");
                Console.WriteLine($"    “{sentence.Sentence}”");
            }

            return 0;
        });
        return command;
    }
}
