using AgencyTasks.Core.Seeding;

namespace AgencyTasks.Core.Tests.Seeding;

/// <summary>A wrong cell is named by file, line and column, with what is expected there.</summary>
public sealed class BrokenSeedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("agencytasks-seed-").FullName;

    public BrokenSeedTests()
    {
        foreach (var file in Directory.GetFiles(SeedFolder.Plan()))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    [Theory]
    [InlineData("duties.csv", ",Quarterly,", ",Weekly,", "recurrence", "Monthly, Quarterly, HalfYearly, Yearly, Once")]
    [InlineData("duties.csv", ",before 15/11,", ",before 31/11,", "due_rule", "before 31/11")]
    [InlineData("duties.csv", ",cong-an-tinh,", ",cong-an-huyen,", "leads", "cong-an-huyen")]
    [InlineData("duties.csv", "Document:1", "Video:1", "evidence", "Video")]
    [InlineData("people.csv", ",2018-01-01,", ",01/01/2018,", "from", "2019-11-04")]
    [InlineData("people.csv", ",AgencyHead,", ",Boss,", "role", "FocalPoint, AgencyHead")]
    [InlineData("conversions.csv", "2018,02200,", "2018,99999,", "commune_code", "99999")]
    [InlineData("conversions.csv", ",no,", ",nope,", "carried_over", "yes hoặc no")]
    [InlineData("bodies.csv", ",Requested,", ",Begged,", "mode", "Assigned, Requested")]
    [InlineData("communes.csv", ",Phường,", ",Làng,", "type", "Xã, Phường hoặc Thị trấn")]
    [InlineData("holidays.csv", ",holiday,", ",feast,", "kind", "working_saturday")]
    public void Read_AWrongCell_IsNamedByFileLineAndColumn(
        string file, string right, string wrong, string column, string expected)
    {
        var path = Path.Combine(folder, file);
        var lines = File.ReadAllLines(path);
        var line = Array.FindIndex(lines, 1, text => text.Contains(right, StringComparison.Ordinal));
        line.ShouldBeGreaterThan(0, "the test's own premise");
        lines[line] = lines[line].Replace(right, wrong, StringComparison.Ordinal);
        File.WriteAllLines(path, lines);

        var error = Should.Throw<SeedException>(() => PlanSeed.Read(folder));

        error.File.ShouldBe(file);
        error.Line.ShouldBe(line + 1);
        error.Column.ShouldBe(column);
        error.Message.ShouldContain(expected);
        error.Message.ShouldContain("Chưa ghi nhận dòng nào");
    }

    [Fact]
    public void Read_AMissingFile_IsNamed()
    {
        File.Delete(Path.Combine(folder, "people.csv"));
        Should.Throw<SeedException>(() => PlanSeed.Read(folder)).File.ShouldBe("people.csv");
    }

    [Fact]
    public void Read_ARowWithTooFewCells_IsNamed()
    {
        File.AppendAllText(Path.Combine(folder, "bodies.csv"), "so-moi,Sở Mới\n");
        Should.Throw<SeedException>(() => PlanSeed.Read(folder)).Line.ShouldBe(25);
    }

    [Fact]
    public void Read_AFileThatIsNotUtf8_IsRefused()
    {
        File.WriteAllBytes(Path.Combine(folder, "bodies.csv"), [0xFF, 0xFE, 0x41, 0x00]);
        Should.Throw<SeedException>(() => PlanSeed.Read(folder)).Message.ShouldContain("UTF-8");
    }

    [Fact]
    [Trait("Plan", "III.1")]
    public void Read_OneCommuneOverTheCap_IsRefusedWithTheArithmetic()
    {
        // 2018 has 18 of the 21 that 141 units allow: four more are one too many.
        File.AppendAllLines(
            Path.Combine(folder, "conversions.csv"),
            PlanSeed.Read(folder).Communes
                .Where(commune => commune.IsValidOn(new NodaTime.LocalDate(2018, 1, 1)))
                .Where(commune => !File.ReadAllText(Path.Combine(folder, "conversions.csv")).Contains($"2018,{commune.Code},"))
                .Take(4)
                .Select(commune => $"2018,{commune.Code},070,no,1/QĐ,2018-01-05,Người ký,"));
        var refused = Should.Throw<Domain.RuleRefusedException>(() => PlanSeed.Read(folder));
        refused.Rule.ShouldBe(Domain.Rules.SelectionWithinCap);
        refused.Values.ShouldBe([2018, 22, 141, 21]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
