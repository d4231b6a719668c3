using System.Text.RegularExpressions;
using AgencyTasks.Core.Seeding;

namespace AgencyTasks.Core.Tests.Seeding;

/// <summary>The plan's own words, read by the test itself and not by the program.</summary>
internal static class PlanText
{
    public static string Whole { get; } = Fold(File.ReadAllText(Path.Combine(SeedFolder.Plan(), "plan.txt")));

    /// <summary>Sections V and VII without their headings and dashes, white space folded.</summary>
    public static string SentencesOfVAndVII()
    {
        var lines = File.ReadAllLines(Path.Combine(SeedFolder.Plan(), "plan.txt")).Select(line => line.Trim()).ToList();
        var v = lines.IndexOf("V. PHÂN CÔNG NHIỆM VỤ");
        var vi = lines.IndexOf("VI. KINH PHÍ THỰC HIỆN");
        var vii = lines.IndexOf("VII. TỔ CHỨC THỰC HIỆN");
        var bodies = lines[(v + 1)..vi].Select(WithoutBodyHeading);
        var rules = lines[(vii + 1)..].Select(line => Regex.Replace(line, @"^[0-9]+\. ", ""));
        return Fold(string.Join(' ', bodies.Concat(rules).Select(line => Regex.Replace(line, "^- ", ""))));
    }

    public static string Fold(string text) => Regex.Replace(text.Normalize(), @"\s+", " ").Trim();

    /// <summary>"2. Sở Tư pháp" goes; of "4. Sở Công thương: Chủ động …" the sentence stays.</summary>
    private static string WithoutBodyHeading(string line)
    {
        var numbered = Regex.Match(line, @"^[0-9]+\. (?<heading>[^:]*)(: (?<sentence>.*))?$");
        return numbered.Success ? numbered.Groups["sentence"].Value : line;
    }
}
