using System.Text;
using AgencyTasks.Domain;

namespace AgencyTasks.Core.Planning;

/// <summary>A text file: UTF-8, or UTF-16 with its mark. Older Vietnamese encodings are refused, not guessed.</summary>
internal static class TextLines
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IReadOnlyList<string> Read(string name, byte[] bytes)
    {
        try
        {
            var text = bytes switch
            {
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
                [0xEF, 0xBB, 0xBF, ..] => Strict.GetString(bytes.AsSpan(3)),
                _ => Strict.GetString(bytes),
            };
            return text.Contains('\0') ? throw Unreadable(name) : text.Split('\n');
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable(name);
        }
    }

    private static RuleRefusedException Unreadable(string name) => new(Rules.PlanFileIsUnicode, name);
}
