using System.Text;

namespace AgencyTasks.Core.Planning;

/// <summary>The text of a file in UTF-8, or in UTF-16 with its mark.</summary>
internal static class UnicodeText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null: another encoding, or no text at all. Older Vietnamese ones are not guessed here.</summary>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            var text = bytes switch
            {
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
                [0xEF, 0xBB, 0xBF, ..] => Strict.GetString(bytes.AsSpan(3)),
                _ when LacksMark(bytes) => Encoding.Unicode.GetString(bytes),
                _ => Strict.GetString(bytes),
            };
            // Behind a mark a NUL is only a wrong character; elsewhere it is no text.
            return text.Contains('\0') && bytes is not [0xEF, 0xBB, 0xBF, ..] ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>UTF-16 that somebody saved without its mark: of the first hundred letters most have a zero behind them.</summary>
    private static bool LacksMark(byte[] bytes)
    {
        var pairs = Math.Min(bytes.Length / 2, 100);
        return pairs > 4 && bytes.Length % 2 == 0 && Enumerable.Range(0, pairs).Count(at => bytes[(2 * at) + 1] == 0) > pairs / 2;
    }
}
