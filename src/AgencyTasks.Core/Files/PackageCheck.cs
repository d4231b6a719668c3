using System.IO.Compression;
using System.Xml;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Files;

/// <summary>A Word or Excel file: a zip whose main part is of the type the name says, and that carries nothing that
/// runs or reaches out.</summary>
internal sealed class PackageCheck(string mainFolder, string mainContentType)
{
    public void Check(string name, ArraySegment<byte> bytes)
    {
        if (bytes.AsSpan().StartsWith(Signatures.CompoundFile))
        {
            // Office keeps a document with a password in an old compound file around the package.
            throw new RuleRefusedException(
                bytes.AsSpan().IndexOf(Signatures.EncryptedPackage) >= 0
                    ? Rules.FileOpensWithoutPassword
                    : Rules.FileIsWhatItSays,
                name);
        }

        if (!bytes.AsSpan().StartsWith(Signatures.Zip))
        {
            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        }

        PackageLimits.RequireEntryCount(name, bytes);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), ZipArchiveMode.Read);
            CheckParts(name, zip, bytes.Count);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            throw new RuleRefusedException(Rules.FileIsWhatItSays, name);
        }
    }

    private void CheckParts(string name, ZipArchive zip, long packed)
    {
        PackageParts.RequirePlainNames(name, zip);
        PackageParts.RequireNoPrograms(name, zip);
        PackageLimits.RequireUnpacked(name, zip, packed);
        PackageXml.RequirePlain(name, zip);
        PackageXml.RequireMainPart(name, zip, mainFolder, mainContentType);
        PackageXml.RequireNoExternalRelations(name, zip);
    }
}
