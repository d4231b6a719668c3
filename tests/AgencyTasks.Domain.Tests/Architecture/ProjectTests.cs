using System.Xml.Linq;

namespace AgencyTasks.Domain.Tests.Architecture;

/// <summary>Domain ← Core ← Web, Worker, Cli; a reference the other way is found by its project's name.</summary>
public sealed class ProjectTests
{
    private static readonly string Source = Path.Combine(RepositoryRoot(), "src");

    public static TheoryData<string> Projects => [.. Layers.Projects.Keys];

    [Fact]
    public void Projects_UnderSource_AreThoseOfTheTable() =>
        Directory.EnumerateFiles(Source, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .ShouldBe(Layers.Projects.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfTheTable_ReferencesWhatTheTableAllowsAndNothingElse(string project) =>
        References(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .ShouldBe(Layers.Projects[project], ignoreOrder: true, customMessage: project);

    [Fact]
    public void Domain_OfAllPackages_ReferencesNodaTimeOnly()
    {
        References("AgencyTasks.Domain", "PackageReference").ShouldBe(["NodaTime"]);
        References("AgencyTasks.Domain", "FrameworkReference").ShouldBeEmpty();
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Source, project, $"{project}.csproj")).Descendants(kind)
            .Select(reference => reference.Attribute("Include")!.Value);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AgencyTasks.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No AgencyTasks.sln above the tests.");
    }
}
