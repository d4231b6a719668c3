using System.Globalization;
using System.Reflection;
using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;

namespace AgencyTasks.Domain.Tests.Tasks;

/// <summary>The draft's list, and the seal over what was handed in.</summary>
public sealed class SubmissionTests
{
    private static readonly StoredFile File = new(new string('a', 64), "bao-cao.pdf", 1024, "application/pdf");

    public static TheoryData<string> Tampering => [.. Attacks.Keys];

    private static Dictionary<string, Action<Submission>> Attacks => new()
    {
        ["file added"] = s => ItemsOf(s).Add(Positioned(Build.Item(EvidenceKind.Photo, file: File), 3)),
        ["file removed"] = s => ItemsOf(s).RemoveAt(1),
        ["file changed"] = s => Replace(s, file: File with { Hash = new string('b', 64) }),
        ["file renamed"] = s => Replace(s, file: File with { Name = "khac.pdf" }),
        ["document's number"] = s => Replace(s, Build.Decision with { Number = "13/QĐ-BCĐ" }),
        ["document's date"] = s => Replace(s, Build.Decision with { Date = Written.Day("2019-01-11") }),
        ["document's signer"] = s => Replace(s, Build.Decision with { Signer = "Khác" }),
        ["document's issuer"] = s => Replace(s, Build.Decision with { IssuedBy = "UBND" }),
        ["order"] = s => (ItemsOf(s)[0], ItemsOf(s)[1]) =
            (Positioned(ItemsOf(s)[1].Copy(), 1), Positioned(ItemsOf(s)[0].Copy(), 2)),
        ["figure's value"] = s => FiguresOf(s)[0] = Build.Figure("Số buổi", 6),
        ["figure's unit"] = s => FiguresOf(s)[0] = Build.Figure("Số buổi", 5, "lần"),
        ["figure removed"] = s => FiguresOf(s).Clear(),
        ["words"] = s => typeof(Submission).GetProperty("Words")!.SetValue(s, "Đã làm hết"),
        ["nothing to report"] = s => typeof(Submission).GetProperty("IsNothingToReport")!.SetValue(s, true),
    };

    [Theory]
    [MemberData(nameof(Tampering))]
    public void Seal_AfterTampering_NoLongerFits(string attack)
    {
        var made = Made();
        made.ComputeSeal().ShouldBe(made.Seal);

        Attacks[attack](made);

        made.ComputeSeal().ShouldNotBe(made.Seal);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-US")]
    [InlineData("fr-FR")]
    public void Seal_ComputedInAnotherCulture_IsTheSame(string culture)
    {
        var made = Made();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            made.ComputeSeal().ShouldBe(made.Seal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Seal_OfBeforeNamesWereSummed_HoldsByTheNameAndFindsANewOne()
    {
        var made = Made([]);
        typeof(Submission).GetProperty("Seal")!.SetValue(made, SealByNames(made));

        made.HoldsItsSeal().ShouldBeTrue();
        Replace(made, file: File with { Name = "khac.pdf" });
        made.HoldsItsSeal().ShouldBeFalse();

        static string SealByNames(Submission made)
        {
            var fields = new CanonicalFields().Add(made.Words).Add("something");
            foreach (var item in made.Items.OrderBy(item => item.Position))
            {
                fields.Add(item.Kind.ToString()).Add(item.Document?.Number)
                    .Add(item.Document is { } document ? NodaTime.Text.LocalDatePattern.Iso.Format(document.Date) : null)
                    .Add(item.Document?.Signer).Add(item.Document?.IssuedBy)
                    .Add(item.Link).Add(item.File?.Hash).Add(item.File?.Name);
            }

            return fields.Hash();
        }
    }

    [Fact]
    public void Seal_WithRowsReadBackInAnotherOrderOrScale_StillFits()
    {
        var made = Made([Build.Figure("Số buổi", 5), Build.Figure("Số buổi", 5.50m, "giờ"), Build.Figure("An", 1)]);
        ItemsOf(made).Reverse();
        FiguresOf(made).Clear();
        FiguresOf(made).AddRange(
            [Build.Figure("An", 1.00m), Build.Figure("Số buổi", 5.5m, "giờ"), Build.Figure("Số buổi", 5.0m)]);

        made.ComputeSeal().ShouldBe(made.Seal);
    }

    [Fact]
    public void Draft_HandedIn_TakesNoChange()
    {
        var made = Made();
        var before = Snapshot.Of(made);

        Written.RefusalOf(() => made.Attach(Build.Item(EvidenceKind.Link))).ShouldBe("TaskIsWaitingForVerification");
        Written.RefusalOf(() => made.Detach(made.Items[0].Id)).ShouldBe("TaskIsWaitingForVerification");
        Written.RefusalOf(() => made.Write("Khác", false, [])).ShouldBe("TaskIsWaitingForVerification");
        Snapshot.Changes(before, Snapshot.Of(made)).ShouldBeEmpty();
    }

    [Fact]
    public void Draft_WithTenItems_RefusesTheEleventh()
    {
        var draft = new OneTask().Task.Begin(OneTask.Now);
        for (var i = 0; i < 10; i++)
        {
            draft.Attach(Build.Item(EvidenceKind.Photo));
        }

        Written.RefusalOf(() => draft.Attach(Build.Item(EvidenceKind.Photo))).ShouldBe("FilesWithinCount");
        draft.Items.Select(item => item.Position).ShouldBe(Enumerable.Range(1, 10));
    }

    [Fact]
    public void Draft_WithAnItemTakenOut_NumbersTheNextBehindTheLast()
    {
        var draft = new OneTask().Task.Begin(OneTask.Now);
        for (var i = 0; i < 3; i++)
        {
            draft.Attach(Build.Item(EvidenceKind.Photo));
        }

        draft.Detach(draft.Items[1].Id);
        draft.Attach(Build.Item(EvidenceKind.Link));

        draft.Items.Select(item => item.Position).ShouldBe([1, 3, 4]);
    }

    [Theory]
    [Trait("Plan", "II")]
    [InlineData("-1", true)]
    [InlineData("-0.01", true)]
    [InlineData("0", false)]
    [InlineData("12.5", false)]
    public void Figure_BelowZero_IsRefusedAndTheDraftKeptAsItWas(string value, bool isRefused)
    {
        var draft = new OneTask().Task.Begin(OneTask.Now);
        draft.Write("Cũ", false, [Build.Figure("Số buổi", 1)]);
        var figures = new[] { Build.Figure("Số buổi", decimal.Parse(value, CultureInfo.InvariantCulture)) };

        if (isRefused)
        {
            Written.RefusalOf(() => draft.Write("Mới", true, figures)).ShouldBe("FigureIsNotNegative");
            (draft.Words, draft.IsNothingToReport, draft.Figures[0].Value).ShouldBe(("Cũ", false, 1));
        }
        else
        {
            draft.Write("Mới", true, figures);
            (draft.Words, draft.IsNothingToReport, draft.Figures.Single()).ShouldBe(("Mới", true, figures[0]));
        }
    }

    private static Submission Made(IEnumerable<FigureValue>? figures = null)
    {
        var one = new OneTask();
        var draft = one.Task.Begin(OneTask.Now);
        draft.Attach(Build.Item(EvidenceKind.Document, Build.Decision, File));
        draft.Attach(Build.Item(EvidenceKind.Photo));
        draft.Write("Đã làm", isNothingToReport: false, figures ?? [Build.Figure("Số buổi", 5)]);
        return one.Task.Submit(one.Duty, OneTask.StampAt(OneTask.Now));
    }

    private static void Replace(Submission made, DocumentReference? document = null, StoredFile? file = null) =>
        ItemsOf(made)[0] = Positioned(Build.Item(EvidenceKind.Document, document ?? Build.Decision, file ?? File), 1);

    private static EvidenceItem Positioned(EvidenceItem item, int position)
    {
        typeof(EvidenceItem).GetProperty(nameof(item.Position))!.SetValue(item, position);
        return item;
    }

    // The database could hand back anything: the seal is computed from what it hands back.
    private static List<EvidenceItem> ItemsOf(Submission made) => (List<EvidenceItem>)Field("items").GetValue(made)!;

    private static List<FigureValue> FiguresOf(Submission made) => (List<FigureValue>)Field("figures").GetValue(made)!;

    private static FieldInfo Field(string name) =>
        typeof(Submission).GetField(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
}
