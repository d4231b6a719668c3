using AgencyTasks.Testing;

namespace AgencyTasks.Core.Tests.Fences;

/// <summary>Where a person's work is given the rows of all: each place is named here, after somebody has looked at it.</summary>
public sealed class WidenedTests
{
    private static readonly string[] Named =
    [
        "ConfirmPurge",
        "ConversionChange",
        "DataScope",
        "EndPost",
        "GapsQuery",
        "HandOverQuery",
        "OpenWorkQuery",
        "PostsRegister",
        "PreviewSuccession",
        "PublicationRunner",
        "RecordSuccession",
        "RequestReset",
        "VacantBodiesQuery",
    ];

    [Fact]
    public void Scope_IsWidened_OnlyWhereItIsNamed()
    {
        var source = Path.Combine(TestServer.FindCheckout(), "src");
        var found = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains(".Widen()", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

        found.ShouldBe(Named);
    }
}
