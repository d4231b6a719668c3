using System.Globalization;
using AgencyTasks.Testing;
using CsvHelper;
using CsvHelper.Configuration;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>
/// A line of access-matrix.csv. Roles, relations and states are lists; * is all. Of the lines of an endpoint the first that
/// fits decides. Values and body that are left empty are those of the endpoint's line before.
/// </summary>
public sealed record MatrixRow(
    string Endpoint, string Values, string Body, string Roles, string Relations, string States, string Expect)
{
    public static string Path => System.IO.Path.Combine(
        TestServer.FindCheckout(), "tests", "AgencyTasks.Web.Tests", "Access", "access-matrix.csv");

    public bool Fits(string role, string relation, string state) =>
        Has(Roles, role) && Has(Relations, relation) && Has(States, state);

    public bool HasRole(string role) => Has(Roles, role);

    public static IReadOnlyList<MatrixRow> ReadAll()
    {
        using var reader = new CsvReader(
            new StreamReader(Path),
            new CsvConfiguration(CultureInfo.InvariantCulture) { AllowComments = true, TrimOptions = TrimOptions.Trim });
        var rows = new List<MatrixRow>();
        foreach (var row in reader.GetRecords<MatrixRow>())
        {
            var before = rows.LastOrDefault(one => one.Endpoint == row.Endpoint);
            rows.Add(before is null ? row : row with
            {
                Values = row.Values.Length == 0 ? before.Values : row.Values,
                Body = row.Body.Length == 0 ? before.Body : row.Body,
            });
        }

        return rows;
    }

    private static bool Has(string list, string one) => list == "*" || list.Split(' ').Contains(one);
}
