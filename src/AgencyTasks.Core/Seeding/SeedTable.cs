using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Core.Seeding;

/// <summary>A seed file is wrong: which file, line and column, and what is expected there. Nothing was loaded.</summary>
public sealed class SeedException(string file, int line, string column, string expected)
    : Exception($"{file}, dòng {line}, cột {column}: {expected} Chưa ghi nhận dòng nào; hãy sửa tệp rồi chạy lại.")
{
    public string File { get; } = file;

    public int Line { get; } = line;

    public string Column { get; } = column;
}

/// <summary>One row of a seed file, read by column name.</summary>
public sealed class SeedRow(string file, int line, IReadOnlyDictionary<string, string> cells)
{
    public string Text(string column)
    {
        var text = Optional(column);
        return text.Length > 0 ? text : throw Wrong(column, "ô này không được để trống.");
    }

    public string Optional(string column) =>
        cells.TryGetValue(column, out var text) ? text.Normalize(NormalizationForm.FormC).Trim()
            : throw Wrong(column, "tệp thiếu cột này.");

    public IReadOnlyList<string> List(string column) =>
        Optional(column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public int Number(string column) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(column, $"cần một số nguyên, không phải “{Text(column)}”.");

    public LocalDate Date(string column) =>
        OptionalDate(column) ?? throw Wrong(column, "cần một ngày dạng 2019-11-04.");

    public LocalDate? OptionalDate(string column)
    {
        var text = Optional(column);
        if (text.Length == 0)
        {
            return null;
        }

        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw Wrong(column, $"cần một ngày dạng 2019-11-04, không phải “{text}”.");
    }

    public bool YesNo(string column) => Text(column) switch
    {
        "yes" => true,
        "no" => false,
        var other => throw Wrong(column, $"cần yes hoặc no, không phải “{other}”."),
    };

    public T Choice<T>(string column)
        where T : struct, Enum
    {
        var text = Text(column);
        return Enum.TryParse<T>(text, out var value) && value.ToString() == text
            ? value
            : throw Wrong(column, $"cần một trong {string.Join(", ", Enum.GetNames<T>())}, không phải “{text}”.");
    }

    /// <summary>A value with a grammar of its own.</summary>
    public T Parsed<T>(string column, Func<string, T> parse) => ParsedOne(column, Text(column), parse);

    public IReadOnlyList<T> ParsedList<T>(string column, Func<string, T> parse) =>
        [.. List(column).Select(text => ParsedOne(column, text, parse))];

    /// <summary>A value that must name a row of another file.</summary>
    public T Known<T>(string column, IReadOnlyDictionary<string, T> known) =>
        known.TryGetValue(Text(column), out var value)
            ? value
            : throw Wrong(column, $"“{Text(column)}” không có trong danh sách.");

    public SeedException Wrong(string column, string expected) => new(file, line, column, expected);

    private T ParsedOne<T>(string column, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException error)
        {
            throw Wrong(column, $"“{text}” không đúng dạng ({error.Message}).");
        }
    }
}

/// <summary>A CSV file of the seed: UTF-8, a header row, RFC 4180.</summary>
public static class SeedTable
{
    public static IReadOnlyList<SeedRow> Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new SeedException(name, 0, "-", $"không có tệp này trong thư mục {folder}.");
        }

        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { DetectColumnCountChanges = true };
        using var reader = new StreamReader(path, new UTF8Encoding(true, throwOnInvalidBytes: true), false);
        using var csv = new CsvReader(reader, configuration);
        var rows = new List<SeedRow>();
        try
        {
            csv.Read();
            csv.ReadHeader();
            while (csv.Read())
            {
                var cells = csv.HeaderRecord!.ToDictionary(column => column, column => csv.GetField(column) ?? "");
                rows.Add(new SeedRow(name, csv.Parser.RawRow, cells));
            }
        }
        catch (CsvHelperException)
        {
            throw new SeedException(name, csv.Parser.RawRow, "-", "dòng có số ô khác dòng tiêu đề hoặc dấu nháy chưa đóng.");
        }
        catch (DecoderFallbackException)
        {
            throw new SeedException(name, csv.Parser.RawRow, "-", "tệp không phải UTF-8.");
        }

        return rows;
    }
}
