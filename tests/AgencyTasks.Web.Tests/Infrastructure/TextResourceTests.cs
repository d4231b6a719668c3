using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

namespace AgencyTasks.Web.Tests.Infrastructure;

public sealed partial class TextResourceTests
{
    private static readonly Assembly Web = typeof(Program).Assembly;

    public static TheoryData<string> Sets => new(Names("vi").Union(Names("en")).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Texts_InBothLanguages_HaveTheSameKeys(string set)
    {
        Read(set, "en").Keys.Order().ShouldBe(Read(set, "vi").Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Texts_InBothLanguages_AreWrittenOutWithTheSameValues(string set)
    {
        var english = Read(set, "en");
        foreach (var (key, vietnamese) in Read(set, "vi"))
        {
            vietnamese.ShouldNotBeNullOrWhiteSpace(key);
            english[key].ShouldNotBeNullOrWhiteSpace(key);
            Values(english[key]).ShouldBe(Values(vietnamese), key);
        }
    }

    [Fact]
    public void SharedTexts_AreFound()
    {
        Read("AgencyTasks.Web.Resources.Shared", "vi")["State.AcceptedLate"].ShouldBe("Hoàn thành quá hạn");
    }

    private static IEnumerable<string> Names(string language) => Satellite(language).GetManifestResourceNames()
        .Select(name => name.Replace($".{language}.resources", ""));

    private static Assembly Satellite(string language) => Web.GetSatelliteAssembly(new CultureInfo(language));

    private static Dictionary<string, string> Read(string set, string language)
    {
        using var stream = Satellite(language).GetManifestResourceStream($"{set}.{language}.resources");
        stream.ShouldNotBeNull($"{set} has no {language} texts");
        using var reader = new ResourceReader(stream);
        return reader.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static string Values(string text) =>
        string.Join(' ', Value().Matches(text).Select(match => match.Groups["number"].Value).Distinct().Order());

    [GeneratedRegex(@"\{(?<number>\d+)[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
