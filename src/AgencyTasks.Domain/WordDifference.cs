namespace AgencyTasks.Domain;

/// <summary>Words that stand in both texts, or in one of them only.</summary>
public sealed record WordRun(string Text, bool IsChanged);

/// <summary>Where two texts differ, word by word: the longest common run of words is kept. Pure.</summary>
public sealed record WordDifference(IReadOnlyList<WordRun> Before, IReadOnlyList<WordRun> After)
{
    /// <summary>Longer texts are shown as changed from end to end.</summary>
    private const int MostWords = 2_000;

    /// <example>"kiểm tra hằng quý" and "kiểm tra hằng tháng" differ in "quý" and "tháng".</example>
    public static WordDifference Of(string before, string after)
    {
        var (old, now) = (WordsOf(before), WordsOf(after));
        if (old.Length > MostWords || now.Length > MostWords)
        {
            return new([new WordRun(before, before != after)], [new WordRun(after, before != after)]);
        }

        var (isKeptOld, isKeptNow) = Common(old, now);
        return new(Runs(old, isKeptOld), Runs(now, isKeptNow));
    }

    private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static (bool[] Old, bool[] Now) Common(string[] old, string[] now)
    {
        var longest = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                longest[i, j] = old[i] == now[j]
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        var (keptOld, keptNow) = (new bool[old.Length], new bool[now.Length]);
        for (int i = 0, j = 0; i < old.Length && j < now.Length;)
        {
            if (old[i] == now[j])
            {
                keptOld[i++] = keptNow[j++] = true;
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (keptOld, keptNow);
    }

    private static List<WordRun> Runs(string[] words, bool[] isKept)
    {
        var runs = new List<WordRun>();
        for (var i = 0; i < words.Length; i++)
        {
            if (runs.Count > 0 && runs[^1].IsChanged == !isKept[i])
            {
                runs[^1] = runs[^1] with { Text = $"{runs[^1].Text} {words[i]}" };
            }
            else
            {
                runs.Add(new WordRun(words[i], !isKept[i]));
            }
        }

        return runs;
    }
}
