using System.Text;
using AgencyTasks.Domain;

namespace AgencyTasks.Testing.Corpus;

/// <summary>Good files under names that trick, harm or tell of secrets.</summary>
internal static class HostileNames
{
    public static IReadOnlyList<HostileFile> All { get; } =
    [
        Tricky("", "no name"),
        Tricky(".pdf", "an extension without a name"),
        Tricky("../../báo cáo.pdf", "a path upwards"),
        Tricky("/etc/cron.d/báo cáo.pdf", "a path from the root"),
        Tricky(@"C:\báo cáo\a.pdf", "a path of Windows"),
        Tricky("báo\0cáo.pdf", "a NUL in the name"),
        Tricky("báo\ncáo.pdf", "a line break in the name"),
        Tricky("báo cáo\r\nSet-Cookie: a=b.pdf", "a header of a web answer"),
        Tricky("báo cáo \u202Efdp.exe.pdf", "the reading direction turned, so that exe looks like pdf"),
        Tricky("báo cáo \u2067fdp.pdf", "the same by an isolate"),
        Tricky("báo cáo \u200Ffdp.pdf", "the same by a mark"),
        Tricky("báo cáo \uD800.pdf", "half a character"),
        Tricky("CON.pdf", "the name of a device"),
        Tricky("nul.báo cáo.pdf", "the name of a device before a dot"),
        Tricky(new string('a', 296) + ".pdf", "three hundred characters"),
        Tricky(new string('ạ', 148).Normalize(NormalizationForm.FormD) + ".pdf", "152 characters, in parts (NFD)"),
        Secret("CV 12 MẬT.pdf", "the stamp MẬT"),
        Secret("CV 12 (Mật).pdf", "the stamp in brackets"),
        Secret("mật.pdf", "nothing but the stamp"),
        Secret("Tối mật - kế hoạch.pdf", "the stamp TỐI MẬT"),
        Secret("TỐI MẬT.pdf".Normalize(NormalizationForm.FormD), "the stamp in parts (NFD)"),
        Secret("KH_TUYỆT_MẬT.pdf", "the stamp TUYỆT MẬT with underscores"),
        Secret("tuyet mat 12.pdf", "the stamp without marks"),
        Secret("M\u200BẬT.pdf", "the stamp with a character nobody sees"),
    ];

    private static HostileFile Tricky(string name, string what) =>
        new(name, what, Rules.FileNameIsPlain, () => TestFiles.Pdf());

    private static HostileFile Secret(string name, string what) =>
        new(name, what, Rules.FileIsNotSecret, () => TestFiles.Pdf());
}
