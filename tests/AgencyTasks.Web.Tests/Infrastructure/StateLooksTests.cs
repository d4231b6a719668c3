using AgencyTasks.Web.Infrastructure;

namespace AgencyTasks.Web.Tests.Infrastructure;

public sealed class StateLooksTests
{
    private static readonly string Web = Path.Combine(Root(), "src", "AgencyTasks.Web");

    private static readonly HashSet<string> Icons =
        File.ReadAllText(Path.Combine(Web, "Assets", "icons.txt")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    private static readonly string Texts = File.ReadAllText(Path.Combine(Web, "Resources", "Shared.vi.resx"));

    public static IEnumerable<Look> Looks =>
    [
        .. StateLooks.StateCodes.Select(StateLooks.State),
        .. StateLooks.LightCodes.Select(code => StateLooks.Light(code)),
        .. StateLooks.LightCodes.Select(code => StateLooks.Light(code, requested: true)),
        .. StateLooks.MarkCodes.Select(code => StateLooks.Mark(code)),
        .. StateLooks.MarkCodes.Select(code => StateLooks.Mark(code, requested: true)),
        .. StateLooks.SentenceCodes.Append("Covered").Select(code => StateLooks.Sentence(code)),
        .. StateLooks.SentenceCodes.Select(code => StateLooks.Sentence(code, requested: true)),
    ];

    [Fact]
    public void EveryLook_HasWordGlyphToneAndSign()
    {
        foreach (var look in Looks)
        {
            Texts.ShouldContain($"name=\"{look.Word}\"");
            Icons.ShouldContain(look.Icon);
            look.Tone.ShouldStartWith("tone-");
            look.Sign.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void StatesAndLights_AreToldApartWithoutColour()
    {
        StateLooks.StateCodes.Select(code => StateLooks.State(code).Icon).ShouldBeUnique();
        StateLooks.StateCodes.Select(code => StateLooks.State(code).Sign).ShouldBeUnique();
        StateLooks.LightCodes.Select(code => StateLooks.Light(code).Icon).ShouldBeUnique();
        StateLooks.MarkCodes.Select(code => StateLooks.Mark(code).Icon).ShouldBeUnique();
        StateLooks.SentenceCodes.Select(code => StateLooks.Sentence(code).Icon).ShouldBeUnique();
    }

    [Fact]
    public void Red_IsForOverdueOnly()
    {
        StateLooks.StateCodes.ShouldAllBe(code => StateLooks.State(code).Tone != "tone-red");
        StateLooks.LightCodes.Where(code => StateLooks.Light(code).Tone == "tone-red").ShouldBe(["Overdue"]);
        StateLooks.MarkCodes.Where(code => StateLooks.Mark(code).Tone == "tone-red").ShouldBe(["Overdue"]);
        StateLooks.SentenceCodes.Where(code => StateLooks.Sentence(code).Tone == "tone-red").ShouldBe(["Overdue"]);
    }

    [Fact]
    [Trait("Plan", "V.11")]
    public void RequestedBody_IsNeverRed()
    {
        StateLooks.LightCodes.ShouldAllBe(code => StateLooks.Light(code, requested: true).Tone == "tone-grey");
        StateLooks.MarkCodes.ShouldAllBe(code => StateLooks.Mark(code, requested: true).Tone == "tone-grey");
        StateLooks.SentenceCodes.ShouldAllBe(code => StateLooks.Sentence(code, requested: true).Tone != "tone-red");
    }

    [Fact]
    public void UnknownCode_IsRefusedByName()
    {
        Should.Throw<ArgumentException>(() => StateLooks.State("Done")).Message.ShouldContain("Accepted");
    }

    [Fact]
    public void IconsOnPages_AreInTheSprite()
    {
        const string opening = "<icon name=\"";
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Web, "Pages"), "*.cshtml", SearchOption.AllDirectories))
        {
            foreach (var part in File.ReadAllText(page).Split(opening).Skip(1))
            {
                var name = part[..part.IndexOf('"', StringComparison.Ordinal)];
                (name.StartsWith('@') || Icons.Contains(name)).ShouldBeTrue($"{Path.GetFileName(page)}: {name} is not in icons.txt");
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AgencyTasks.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
