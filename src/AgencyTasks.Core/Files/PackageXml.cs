using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>What the XML of a package says: which part is the main one, what it reaches out to.</summary>
internal static class PackageXml
{
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly string[] MacroTypes = ["macroenabled", "vbaproject", "macrosheet", "activex"];
    private static readonly string[] WebSchemes = ["http", "https", "mailto"];

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Elements within elements; what office programs write stays under a hundred.</summary>
    private const int Deepest = 256;

    /// <summary>Honest packages have no document type and no nesting without end; who reads one that has would spell out
    /// entities, or walk for ever. Nor do they tell a program to start another.</summary>
    public static void RequirePlain(string name, ZipArchive zip)
    {
        foreach (var part in zip.Entries.Where(LooksLikeXml))
        {
            using var reader = Read(part);
            var fields = new PackageFields();
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.DocumentType || reader.Depth > Deepest)
                {
                    throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
                }

                if (fields.Tells(reader))
                {
                    throw new RuleRefusedException(Rules.FileCarriesNoProgram, name);
                }
            }
        }
    }

    public static void RequireMainPart(string name, ZipArchive zip, string folder, string contentType)
    {
        var types = zip.GetEntry(ContentTypes) ?? throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        var declared = Elements(types)
            .Select(type => (
                Part: Attribute(type, "PartName").TrimStart('/'),
                Extension: Attribute(type, "Extension"),
                Type: Attribute(type, "ContentType")))
            .ToList();
        if (declared.Exists(type => MacroTypes.Any(type.Type.ToLowerInvariant().Contains)))
        {
            throw new RuleRefusedException(Rules.FileCarriesNoProgram, name);
        }

        var main = MainBy(zip) ?? declared.Find(type => type.Type == contentType).Part;
        if (string.IsNullOrEmpty(main) || !main.StartsWith(folder, StringComparison.Ordinal) || zip.GetEntry(main) is null
            || TypeOf(main) != contentType)
        {
            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        }

        // By the part's own name, else by its extension: both are common.
        string? TypeOf(string part) =>
            declared.Find(type => type.Part == part).Type
            ?? declared.Find(type => type.Part.Length == 0
                && ("." + type.Extension).Equals(Path.GetExtension(part), StringComparison.OrdinalIgnoreCase)).Type;
    }

    /// <summary>Links to click on the web are fine; templates, pictures and objects fetched from elsewhere are
    /// not.</summary>
    public static void RequireNoExternalRelations(string name, ZipArchive zip)
    {
        var external = zip.Entries
            .Where(part => part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            .SelectMany(Elements)
            .Where(IsExternal);
        if (external.Any(relation => !IsWebLink(relation)))
        {
            throw new RuleRefusedException(Rules.FileCarriesNoProgram, name);
        }
    }

    /// <summary>Also what calls itself internal, or something unheard of, and points away.</summary>
    private static bool IsExternal(XElement relation)
    {
        var target = Attribute(relation, "Target");
        return Attribute(relation, "TargetMode") is not ("" or "Internal")
            || target.Contains("://", StringComparison.Ordinal)
            || target.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("//", StringComparison.Ordinal)
            || target.StartsWith(@"\\", StringComparison.Ordinal);
    }

    private static bool IsWebLink(XElement relation) =>
        Attribute(relation, "Type").EndsWith("/hyperlink", StringComparison.Ordinal)
        && Uri.TryCreate(Attribute(relation, "Target"), UriKind.Absolute, out var target)
        && WebSchemes.Contains(target.Scheme);

    /// <summary>The part that a program opens first; null if the package does not say.</summary>
    private static string? MainBy(ZipArchive zip) => zip.GetEntry("_rels/.rels") is { } relations
        ? Elements(relations)
            .Where(relation => Attribute(relation, "Type").EndsWith("/officeDocument", StringComparison.Ordinal))
            .Select(relation => Attribute(relation, "Target").TrimStart('/'))
            .FirstOrDefault()
        : null;

    private static bool LooksLikeXml(ZipArchiveEntry part)
    {
        if (Path.GetExtension(part.FullName).ToLowerInvariant() is ".xml" or ".rels" or ".vml")
        {
            return part.Length > 0;
        }

        Span<byte> start = stackalloc byte[8];
        using var content = part.Open();
        ReadOnlySpan<byte> read = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        read = read.StartsWith(Utf8Mark) ? read[Utf8Mark.Length..] : read;
        return read.StartsWith("<?xml"u8) || read.StartsWith("<!DOC"u8) || read is [0xFE, 0xFF, 0, (byte)'<', ..]
            or [0xFF, 0xFE, (byte)'<', 0, ..];
    }

    private static IEnumerable<XElement> Elements(ZipArchiveEntry part)
    {
        using var reader = Read(part);
        return XDocument.Load(reader).Root!.Elements();
    }

    private static string Attribute(XElement element, string name) => element.Attribute(name)?.Value ?? "";

    // A document type is looked at and refused, never followed: nothing is fetched, no entity is spelled out.
    private static XmlReader Read(ZipArchiveEntry part) => XmlReader.Create(part.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        CloseInput = true,
    });
}
