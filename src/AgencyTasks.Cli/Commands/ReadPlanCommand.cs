using System.CommandLine;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Seeding;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Planning.Reading;

namespace AgencyTasks.Cli.Commands;

/// <summary>What the reader makes of a plan, and how well it does against duties that were written by hand.</summary>
internal static class ReadPlanCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Tệp kế hoạch: .docx, .pdf có chữ hoặc .txt (the plan)" };
        var compare = new Option<string?>("--compare")
        {
            Description = "Đối chiếu với tệp duties.csv; bodies.csv nằm cùng thư mục (compare with a seed's duties.csv)",
            HelpName = "CSV",
        };
        var json = JsonOutput.Option();
        var command = new Command(
            "read-plan", "Đọc văn bản kế hoạch thành dự thảo nhiệm vụ (read a plan into proposed duties)") { file, compare, json };
        command.SetAction(async (parsed, token) =>
        {
            var seed = parsed.GetValue(compare) is { } csv ? PlanSeed.Read(FolderOf(csv)) : null;
            var reading = await ReadAsync(parsed.GetValue(file)!, seed, token);
            if (seed is not null)
            {
                var comparison = ReadingComparison.Of(reading, seed.Matrix.Duties);
                if (parsed.GetValue(json) is { } target)
                {
                    await JsonOutput.WriteAsync(target, comparison, token);
                }
                else
                {
                    Write(comparison);
                }

                return 0;
            }

            if (parsed.GetValue(json) is { } to)
            {
                await JsonOutput.WriteAsync(to, reading, token);
            }
            else
            {
                Write(reading);
            }

            return 0;
        });
        return command;
    }

    private static async Task<PlanReading> ReadAsync(string path, PlanSeed? seed, CancellationToken token)
    {
        try
        {
            var lines = PlanFile.ReadLines(Path.GetFileName(path), await File.ReadAllBytesAsync(path, token));
            return PlanReader.Read(lines, seed is null ? [] : [.. seed.Agencies.Values]);
        }
        catch (RuleRefusedException refusal)
        {
            throw new UsageException(
                $"“{path}” không đọc được ({refusal.Rule.Name}): cần tệp .docx, PDF có chữ hoặc .txt mã Unicode. "
                + "(The file cannot be read: Word, PDF with text, or Unicode text is needed.)");
        }
    }

    private static string FolderOf(string csv) => File.Exists(csv)
        ? Path.GetDirectoryName(Path.GetFullPath(csv))!
        : throw new UsageException($"Không có tệp “{csv}”. (No such file.)");

    private static void Write(ReadingComparison comparison)
    {
        Console.WriteLine($"{comparison.Sentences} câu, {comparison.Duties} nhiệm vụ đọc được. "
            + $"Đúng chủ trì và hình thức: {comparison.LeadModePercent}%; đúng phạm vi: {comparison.ScopePercent}%.");
        foreach (var difference in comparison.Differences)
        {
            Console.WriteLine($"  {difference.Code} {difference.What}: cần {difference.Expected}, đọc là {difference.Read}");
        }
    }

    private static void Write(PlanReading reading)
    {
        foreach (var section in reading.Sections)
        {
            Console.WriteLine($"{(section.HoldsDuties ? "*" : " ")} {section.Label}. {section.Title}");
        }

        foreach (var duty in reading.Duties)
        {
            Console.WriteLine($"{duty.Code}  {duty.Title}");
            Console.WriteLine($"    chủ trì: {string.Join(", ", duty.Leads.Value)}; phối hợp: {string.Join(", ", duty.Coordinators.Value)}");
            Console.WriteLine($"    {duty.Mode.Value}, {duty.Scope.Value} ({duty.Scope.Sureness}), {duty.Recurrence.Value}, "
                + $"{duty.Due.Value} ({duty.Due.Sureness})");
        }

        foreach (var sentence in reading.WithoutDuty)
        {
            Console.WriteLine($"{sentence.Citation}  (không có nhiệm vụ) {sentence.Text}");
        }
    }
}
