using System.Globalization;
using System.Text;
using AgencyTasks.Domain.Planning;
using CsvHelper;

namespace AgencyTasks.Core.Planning.Sheets;

/// <summary>The same columns as CSV: UTF-8 with its mark, parted by commas, as Excel opens it.</summary>
public static class DutyCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static byte[] Write(IReadOnlyList<Duty> duties, DutyLists lists) => Write(duties
        .Select(duty => DutyColumns.All.Select(column => CellText.Neutralise(column.Write(duty, lists))))
        .Prepend(DutyColumns.All.Select(column => column.Heading)));

    private static byte[] Write(IEnumerable<IEnumerable<string>> rows)
    {
        var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }
}
