using AgencyTasks.Domain.Planning;

namespace AgencyTasks.Core.Seeding;

/// <summary>A sentence of the plan that makes no duty, and why.</summary>
public sealed record UncoveredSentence(string Citation, string Sentence, string Reason);

/// <summary>Every sentence of sections V and VII against the duties it makes.</summary>
public sealed record Coverage(
    int Sentences, int Duties, int Covered, IReadOnlyList<UncoveredSentence> WithoutDuty)
{
    /// <exception cref="SeedException">A sentence with neither duties nor a reason, or with a duty that is not in the
    /// matrix or is not said to cite it.</exception>
    public static Coverage Read(string folder)
    {
        var seed = PlanSeed.Read(folder);
        var duties = seed.Matrix.Duties.Select(duty => duty.Code).ToHashSet();
        var sentences = CoveredSentence.Of(seed.Plan, seed.Matrix.Duties);
        foreach (var (row, sentence) in SeedTable.Read(folder, "coverage.csv").Zip(sentences))
        {
            if (row.List("duties").FirstOrDefault(code => !duties.Contains(code)) is { } unknown)
            {
                throw row.Wrong("duties", $"“{unknown}” không có trong duties.csv.");
            }

            if (row.List("duties").Count > 0 == row.Optional("reason").Length > 0)
            {
                throw row.Wrong("reason", "mỗi câu có nhiệm vụ hoặc có lý do, không để trống cả hai hay điền cả hai.");
            }

            if (!row.List("duties").SequenceEqual(sentence.Duties.Select(duty => duty.Code)))
            {
                throw row.Wrong("duties", "cần đúng các nhiệm vụ của duties.csv dẫn chiếu câu này.");
            }
        }

        var without = sentences.Where(one => one.Duties.Count == 0)
            .Select(one => new UncoveredSentence(one.Sentence.Citation, one.Sentence.Text, one.Sentence.NoDutyReason!))
            .ToList();
        return new Coverage(sentences.Count, duties.Count, sentences.Count - without.Count, without);
    }
}
