using AgencyTasks.Core.Files.Pictures;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Evidence;

namespace AgencyTasks.Core.Files;

/// <summary>A type of file that may be handed in.</summary>
/// <param name="Clean">Checks that the bytes are what the name says, and gives those to keep: a picture's without what it
/// tells about people, a document's as they are.</param>
internal sealed record FileType(string ContentType, EvidenceKind Kind, Func<string, ArraySegment<byte>, ArraySegment<byte>> Clean)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    private static readonly FileType Photo = new("image/jpeg", EvidenceKind.Photo, Jpeg.Clean);

    private static readonly Dictionary<string, FileType> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = new("application/pdf", EvidenceKind.Document, Checked(PdfCheck.Check)),
        [".docx"] = new(
            Office + "wordprocessingml.document",
            EvidenceKind.Document,
            Checked(new PackageCheck("word/", Office + "wordprocessingml.document.main+xml").Check)),
        [".xlsx"] = new(
            Office + "spreadsheetml.sheet",
            EvidenceKind.Table,
            Checked(new PackageCheck("xl/", Office + "spreadsheetml.sheet.main+xml").Check)),
        [".jpg"] = Photo,
        [".jpeg"] = Photo,
        [".png"] = new("image/png", EvidenceKind.Photo, Png.Clean),
    };

    /// <exception cref="RuleRefusedException">Another extension.</exception>
    public static FileType Of(string name) => ByExtension.TryGetValue(Path.GetExtension(name), out var type)
        ? type
        : throw new RuleRefusedException(Rules.FileIsOfAllowedType, name);

    private static Func<string, ArraySegment<byte>, ArraySegment<byte>> Checked(Action<string, ArraySegment<byte>> check) => (name, bytes) =>
    {
        check(name, bytes);
        return bytes;
    };
}
