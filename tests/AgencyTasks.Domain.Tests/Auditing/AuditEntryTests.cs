using AgencyTasks.Domain.Auditing;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Auditing;

public sealed class AuditEntryTests
{
    private static readonly Guid Subject = new("01930000-0000-7000-8000-000000000001");
    private static readonly Guid Person = new("01930000-0000-7000-8000-000000000002");
    private static readonly Instant At = Written.At("2019-11-14T23:59:59.999999+07:00");

    private static readonly AuditEvent Submitted = new()
    {
        Name = "TaskSubmitted",
        SubjectKind = "AgencyTask",
        SubjectId = Subject,
        PersonId = Person,
        Reason = "Đủ minh chứng",
    };

    public static TheoryData<string> Rewritten =>
    [
        nameof(AuditEntry.Seq), nameof(AuditEntry.PreviousHash), nameof(AuditEntry.At), nameof(AuditEntry.Event),
        nameof(AuditEntry.SubjectKind), nameof(AuditEntry.SubjectId), nameof(AuditEntry.PersonId),
        nameof(AuditEntry.Reason), nameof(AuditEntry.ContentHash),
    ];

    [Fact]
    public void Chain_FromGenesis_IsGaplessAndEachLinkNamesTheOneBefore()
    {
        var first = AuditEntry.After(0, AuditEntry.Genesis, Submitted, "abc", At);
        var second = AuditEntry.After(first.Seq, first.Hash, Submitted, "abc", At);

        AuditEntry.Genesis.ShouldBe(new string('0', 64));
        (first.Seq, first.PreviousHash).ShouldBe((1, AuditEntry.Genesis));
        (second.Seq, second.PreviousHash).ShouldBe((2, first.Hash));
        second.Hash.ShouldNotBe(first.Hash);
        first.ComputeHash().ShouldBe(first.Hash);
    }

    [Fact]
    public void Entry_OfAnEvent_CarriesWhoWhenWhatAndWhy()
    {
        var entry = AuditEntry.After(41, new string('f', 64), Submitted, "abc", At);

        (entry.Seq, entry.At, entry.Event, entry.SubjectKind).ShouldBe((42, At, "TaskSubmitted", "AgencyTask"));
        (entry.SubjectId, entry.PersonId, entry.Reason, entry.ContentHash)
            .ShouldBe((Subject, Person, "Đủ minh chứng", "abc"));
    }

    [Theory]
    [MemberData(nameof(Rewritten))]
    public void Entry_WithOneFieldRewritten_NoLongerFitsItsHash(string field)
    {
        var entry = AuditEntry.After(1, AuditEntry.Genesis, Submitted, "abc", At);
        var property = typeof(AuditEntry).GetProperty(field)!;
        property.SetValue(entry, property.GetValue(entry) switch
        {
            long number => number + 1,
            Instant at => at + Duration.FromTicks(10),
            string text => text + "x",
            _ => Guid.CreateVersion7(),
        });

        entry.ComputeHash().ShouldNotBe(entry.Hash);
    }

    [Fact]
    public void Entry_WithAFieldMovedIntoAnother_HashesDifferently()
    {
        var shifted = Submitted with { Name = "TaskSubmittedAgency", SubjectKind = "Task" };

        HashOf(Submitted with { Reason = "abc" }, null).ShouldNotBe(HashOf(Submitted with { Reason = null }));
        HashOf(shifted).ShouldNotBe(HashOf(Submitted));
        HashOf(Submitted with { Reason = null }).ShouldNotBe(HashOf(Submitted with { Reason = "" }));
        HashOf(Submitted with { PersonId = null }).ShouldNotBe(HashOf(Submitted with { PersonId = Guid.Empty }));
    }

    [Fact]
    public void Entry_AtAMomentFinerThanTheDatabase_IsHashedAsItWillBeReadBack()
    {
        var entry = AuditEntry.After(0, AuditEntry.Genesis, Submitted, "abc", Written.At("2019-11-14T23:59:59.9999996+07:00"));

        entry.At.ShouldBe(At);
        entry.Hash.ShouldBe(AuditEntry.After(0, AuditEntry.Genesis, Submitted, "abc", At).Hash);
    }

    [Fact]
    public void Chain_AtItsLastNumber_OverflowsLoudly() =>
        Should.Throw<OverflowException>(() => AuditEntry.After(long.MaxValue, AuditEntry.Genesis, Submitted, "abc", At));

    private static string HashOf(AuditEvent what, string? contentHash = "abc") =>
        AuditEntry.After(0, AuditEntry.Genesis, what, contentHash, At).Hash;
}
