namespace AgencyTasks.Core.Seeding;

/// <summary>A sentence of the plan that makes no duty, and why.</summary>
public sealed record UncoveredSentence(string Citation, string Sentence, string Reason);

/// <summary>Every sentence of sections V and VII against the duties it makes.</summary>
public sealed record Coverage(
    int Sentences, int Duties, int Covered, IReadOnlyList<UncoveredSentence> WithoutDuty)
{
    /// <exception cref="SeedException">A sentence with neither duties nor a reason, or with a duty that is not in the
    /// matrix.</exception>
    public static Coverage Read(string folder)
    {
        var duties = PlanSeed.Read(folder).Matrix.Duties.Select(duty => duty.Code).ToHashSet();
        var rows = SeedTable.Read(folder, "coverage.csv");
        foreach (var row in rows)
        {
            if (row.List("duties").FirstOrDefault(code => !duties.Contains(code)) is { } unknown)
            {
                throw row.Wrong("duties", $"“{unknown}” không có trong duties.csv.");
            }

            if (row.List("duties").Count > 0 == row.Optional("reason").Length > 0)
            {
                throw row.Wrong("reason", "mỗi câu có nhiệm vụ hoặc có lý do, không để trống cả hai hay điền cả hai.");
            }
        }

        var without = rows
            .Where(row => row.List("duties").Count == 0)
            .Select(row => new UncoveredSentence(row.Text("citation"), row.Text("sentence"), row.Text("reason")))
            .ToList();
        return new Coverage(rows.Count, duties.Count, rows.Count - without.Count, without);
    }
}
