using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tests.Planning;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Organisation;

public sealed class SuccessionTests
{
    private static readonly LocalDate Day = new(2020, 1, 1);
    private static readonly DocumentReference Document = new("816/NQ-UBTVQH14", new LocalDate(2019, 11, 21), "TM. UBTVQH");
    private readonly SmallProvince province = new();

    [Fact]
    public void Record_TwoIntoOne_IsAMergerCitedByItsDocument()
    {
        var act = Record(Row([province.An.Id, province.Binh.Id], "Xã An Bình"));

        act.Lines.Select(line => line.Kind).ShouldBe([SuccessionKind.Merge, SuccessionKind.Merge]);
        act.Citation.ShouldBe("816/NQ-UBTVQH14 ngày 21/11/2019");
    }

    [Fact]
    public void Record_OneIntoOneInAnotherDistrict_IsAMove()
    {
        var moved = Row([province.An.Id], "Xã An");
        moved = moved with { Successor = moved.Successor! with { DistrictId = province.YenSon.Id } };

        Record(moved).Lines.Single().Kind.ShouldBe(SuccessionKind.Move);
        Record(Row([province.An.Id], "Phường An")).Lines.Single().Kind.ShouldBe(SuccessionKind.Rename);
    }

    [Fact]
    public void Record_OfNothing_IsRefused() => Refused(Rules.SuccessionNeedsLine);

    [Fact]
    public void Record_OfAUnitThatEnded_IsRefused()
    {
        province.An.Close(new LocalDate(2019, 6, 30));

        Refused(Rules.SuccessionUnitIsOpen, Row([province.An.Id], "Xã Mới"));
    }

    [Fact]
    public void Record_OfAUnitOfAnotherKindOrNone_IsRefused()
    {
        Refused(Rules.SuccessionUnitIsKnown, Row([province.ChiemHoa.Id], "Xã Mới"));
        Refused(Rules.SuccessionUnitIsKnown, Row([Guid.NewGuid()], "Xã Mới"));
    }

    [Fact]
    public void Record_ByAUnitThatEndsInTheSameAct_IsACycleAndRefused() => Refused(
        Rules.SuccessionHasNoCycle,
        Abolished(province.An.Id) with { ReceiverId = province.Binh.Id },
        Row([province.Binh.Id], "Xã Mới"));

    [Fact]
    public void Record_ASplitWithoutOneForTheRest_IsRefused() => Refused(
        Rules.SuccessionSplitNeedsDefault, Row([province.An.Id], "Xã Một"), Row([province.An.Id], "Xã Hai"));

    [Fact]
    public void Record_AnAbolitionWithoutAnswerForOpenWork_IsRefused()
    {
        Refused(Rules.SuccessionAbolishNeedsAnswer, Abolished(province.An.Id));
        Record(Abolished(province.An.Id) with { CancelReason = "Không còn dân cư." }).Lines.Single().SuccessorId.ShouldBeNull();
    }

    [Fact]
    public void Choose_WhoIsNoSuccessor_IsRefused()
    {
        var act = Record(Row([province.An.Id], "Xã Mới"));

        Should.Throw<RuleRefusedException>(() => act.Choose(ChoiceKind.Duty, "V.1", province.An.Id, province.Binh.Id))
            .Rule.ShouldBe(Rules.SuccessionChoiceIsAmongSuccessors);
    }

    [Fact]
    public void Lineage_BeforeAndFromItsDay_FollowsForwardAndBack()
    {
        var row = Row([province.An.Id, province.Binh.Id], "Xã An Bình");
        var act = Record(row);
        var heir = row.Successor!.Id;

        new Lineage([act], Day.PlusDays(-1)).Follow(province.An.Id).ShouldBe(province.An.Id);
        var lineage = new Lineage([act], Day);
        lineage.Follow(province.An.Id).ShouldBe(heir);
        lineage.PredecessorsOf(heir).ShouldBe([province.An.Id, province.Binh.Id], ignoreOrder: true);
    }

    [Fact]
    public void Lineage_OfASplit_AsksTheTaskThenTheDutyThenTheRest()
    {
        var body = province.Agencies[0].Id;
        var (rest, other) = (Body(body, "Sở Một") with { IsDefault = true }, Body(body, "Sở Hai"));
        var act = Record(rest, other);
        var task = Guid.NewGuid();
        act.Choose(ChoiceKind.Duty, "V.2", body, other.SuccessorId!.Value);
        act.Choose(ChoiceKind.Task, task.ToString(), body, rest.SuccessorId!.Value);
        var lineage = new Lineage([act], Day);

        lineage.Follow(body, "V.1").ShouldBe(rest.SuccessorId);
        lineage.Follow(body, "V.2").ShouldBe(other.SuccessorId);
        lineage.Follow(body, "V.2", task).ShouldBe(rest.SuccessorId);
    }

    [Fact]
    public void Heirs_OfACommuneThatMoves_GiveItsWorkToTheOtherDistrictsCommittee()
    {
        var row = Row([province.An.Id], "Xã An");
        row = row with { Successor = row.Successor! with { DistrictId = province.YenSon.Id } };
        var opened = province.An.Successor(row.Successor!, Day);
        var world = province.World with
        {
            Communes = new[] { province.An, province.Binh, province.Cat, opened }.ToDictionary(commune => commune.Id),
            Lineage = new Lineage([Record(row)], Day),
        };
        var heirs = new Heirs(world);
        var place = Place.Commune(province.An.Id, province.ChiemHoa.Id);

        heirs.Of("V.13", province.Agencies[2].Id, place).ShouldBe(
            new Heir(province.Agencies[3].Id, Place.Commune(opened.Id, province.YenSon.Id)));
        heirs.Of("V.7", province.Agencies[0].Id, place)!.AgencyId.ShouldBe(province.Agencies[0].Id);
        heirs.Of("V.13", province.Agencies[2].Id, Place.Commune(province.Binh.Id, province.ChiemHoa.Id))!.AgencyId
            .ShouldBe(province.Agencies[2].Id);
    }

    private static SuccessionRow Row(IReadOnlyList<Guid> old, string name) => new()
    {
        Kind = UnitKind.Commune,
        Predecessors = old,
        Successor = new NewUnit { Name = name },
    };

    private static SuccessionRow Abolished(Guid old) => new() { Kind = UnitKind.Commune, Predecessors = [old] };

    private static SuccessionRow Body(Guid old, string name) => Row([old], name) with { Kind = UnitKind.Agency };

    private Succession Record(params SuccessionRow[] rows) => Succession.Record(
        Day,
        Document,
        rows,
        province.Agencies.Select(Unit.Of)
            .Concat(new[] { province.ChiemHoa, province.YenSon }.Select(Unit.Of))
            .Concat(new[] { province.An, province.Binh, province.Cat }.Select(Unit.Of))
            .ToDictionary(unit => unit.Id),
        by: null,
        Instant.FromUnixTimeTicks(0));

    private void Refused(Rule rule, params SuccessionRow[] rows) =>
        Should.Throw<RuleRefusedException>(() => Record(rows)).Rule.ShouldBe(rule);
}
