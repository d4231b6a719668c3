using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Core.Files;

/// <summary>A type of file that may be handed in, with the check that its bytes are what its name says.</summary>
internal sealed record FileType(string ContentType, EvidenceKind Kind, Action<string, byte[]> Check)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    private static readonly FileType Jpeg = new("image/jpeg", EvidenceKind.Photo, ImageCheck.Jpeg);

    private static readonly Dictionary<string, FileType> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = new("application/pdf", EvidenceKind.Document, PdfCheck.Check),
        [".docx"] = new(
            Office + "wordprocessingml.document",
            EvidenceKind.Document,
            new PackageCheck("word/", Office + "wordprocessingml.document.main+xml").Check),
        [".xlsx"] = new(
            Office + "spreadsheetml.sheet",
            EvidenceKind.Table,
            new PackageCheck("xl/", Office + "spreadsheetml.sheet.main+xml").Check),
        [".jpg"] = Jpeg,
        [".jpeg"] = Jpeg,
        [".png"] = new("image/png", EvidenceKind.Photo, ImageCheck.Png),
    };

    /// <exception cref="RuleRefusedException">Another extension.</exception>
    public static FileType Of(string name) => ByExtension.TryGetValue(Path.GetExtension(name), out var type)
        ? type
        : throw new RuleRefusedException(Rules.FileIsOfAllowedType, name);
}
