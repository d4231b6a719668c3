using System.Text;

namespace AgencyTasks.Testing.Corpus;

/// <summary>XML that costs or reads what it should not.</summary>
internal static class Xml
{
    public static byte[] Dtd => TestFiles.Utf8("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");

    public static byte[] Outside => TestFiles.Utf8(
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");

    public static byte[] Laughs => TestFiles.Utf8(
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"ha\">"
        + string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{Ten($"&e{i - 1};")}\">"))
        + "]><a>&e9;</a>");

    public static byte[] Deep => TestFiles.Utf8(new StringBuilder().Insert(0, "<a>", 10_000).ToString());

    private static string Ten(string text) => string.Concat(Enumerable.Repeat(text, 10));
}
