using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>
/// A PDF by its first bytes and by the names in it: neither locked nor scripted, as far as can be told without
/// rendering it. Packed object streams are looked into.
/// </summary>
internal static class PdfCheck
{
    public static void Check(string name, byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("%PDF-"u8))
        {
            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        }

        // Long names are looked for everywhere; "JS" would turn up in any packed picture.
        Refuse(name, PdfNames.In(bytes) & ~PdfFeatures.ShortScript);
        foreach (var part in PdfStreams.ObjectsOf(name, bytes))
        {
            Refuse(name, PdfNames.In(part.Span));
        }
    }

    private static void Refuse(string name, PdfFeatures found)
    {
        if (found.HasFlag(PdfFeatures.Locked))
        {
            throw new RuleRefusedException(Rules.FileOpensWithoutPassword, name);
        }

        if ((found & (PdfFeatures.Active | PdfFeatures.ShortScript)) != PdfFeatures.None)
        {
            throw new RuleRefusedException(Rules.FileCarriesNoProgram, name);
        }
    }
}
