using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>
/// A PDF by its first and last bytes and by the names in it: whole, neither locked nor scripted, without files in it, as
/// far as can be told without rendering it. Packed objects are looked into.
/// </summary>
internal static class PdfCheck
{
    public static void Check(string name, ArraySegment<byte> bytes)
    {
        if (!bytes.AsSpan().StartsWith("%PDF-"u8) || bytes.AsSpan().LastIndexOf("%%EOF"u8) < 0)
        {
            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        }

        if (Signatures.EndsAsZip(bytes))
        {
            throw new RuleRefusedException(Rules.FileCarriesNoProgram, name);
        }

        Refuse(name, PdfNames.In(bytes));
        foreach (var objects in PdfStreams.PackedObjects(name, bytes))
        {
            Refuse(name, PdfNames.In(objects));
        }
    }

    private static void Refuse(string name, PdfFeatures found)
    {
        if (found.HasFlag(PdfFeatures.Locked))
        {
            throw new RuleRefusedException(Rules.FileOpensWithoutPassword, name);
        }

        if (found.HasFlag(PdfFeatures.Active))
        {
            throw new RuleRefusedException(Rules.FileCarriesNoProgram, name);
        }
    }
}
