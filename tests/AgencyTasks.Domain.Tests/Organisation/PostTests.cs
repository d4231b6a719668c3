using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Domain.Tests.Organisation;

/// <summary>Posts are given and ended, never deleted; what was done keeps its name.</summary>
public sealed class PostTests
{
    private static readonly Guid Health = Guid.CreateVersion7();

    [Theory]
    [InlineData("2019-06-01", null)]
    [InlineData("2017-01-01", "2018-01-01")]
    [InlineData("2018-01-01", "2018-01-01")]
    public void Give_SamePostInTheSameDays_IsRefused(string from, string? to)
    {
        var person = Holder("2018-01-01", null);

        Refused(() => person.Give(Post(Role.FocalPoint, from, to))).ShouldBe(Rules.PostIsHeldOnce);
        person.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public void Give_SamePostAfterwardsOrAnotherRole_IsTaken()
    {
        var person = Holder("2018-01-01", "2019-06-30");
        person.Give(Post(Role.FocalPoint, "2019-07-01", null));
        person.Give(Post(Role.AgencyHead, "2019-01-01", null));

        person.Posts.Count.ShouldBe(3);
    }

    [Fact]
    public void Give_EndBeforeBeginning_IsRefused() =>
        Refused(() => Person("an").Give(Post(Role.FocalPoint, "2019-11-05", "2019-11-04"))).ShouldBe(Rules.PostEndsAfterItBegins);

    [Theory]
    [InlineData(Role.FocalPoint)]
    [InlineData(Role.DistrictOffice)]
    [InlineData(Role.AgencyHead)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Auditor)]
    public void Give_AdministratorBesideTaskContent_IsRefusedEitherWay(Role role)
    {
        var first = Person("an");
        first.Give(Post(Role.Admin, "2018-01-01", null));
        var second = Person("binh");
        second.Give(Post(role, "2018-01-01", null));

        Refused(() => first.Give(Post(role, "2019-01-01", null))).ShouldBe(Rules.AdministratorEditsNoTask);
        Refused(() => second.Give(Post(Role.Admin, "2019-01-01", null))).ShouldBe(Rules.AdministratorEditsNoTask);
    }

    [Theory]
    [InlineData("2019-11-04", null, null)]
    [InlineData("2019-11-03", "2019-11-04", nameof(Rules.PostEndsAfterWorkDone))]
    [InlineData("2019-11-04", "2019-11-04", null)]
    [InlineData("2017-12-31", null, null)]
    [InlineData("2017-12-30", null, nameof(Rules.PostEndsAfterItBegins))]
    public void End_OnADay_IsTakenOrRefusedByWorkAndBeginning(string lastDay, string? lastWork, string? rule)
    {
        var post = Post(Role.FocalPoint, "2018-01-01", null);
        void End() => post.End(Written.Day(lastDay), "2/QĐ-SYT", lastWork is null ? null : Written.Day(lastWork));

        if (rule is null)
        {
            End();
            post.To.ShouldBe(Written.Day(lastDay));
            post.EndDecision.ShouldBe("2/QĐ-SYT");
            post.WasNeverTakenUp.ShouldBe(lastDay == "2017-12-31");
        }
        else
        {
            Refused(End).Name.ShouldBe(rule);
            post.To.ShouldBeNull();
        }
    }

    [Fact]
    public void End_OfWhatHasEnded_IsRefused()
    {
        var post = Post(Role.FocalPoint, "2018-01-01", "2019-06-30");

        Refused(() => post.End(Written.Day("2019-06-30"), "2/QĐ")).ShouldBe(Rules.PostHasEnded);
    }

    [Fact]
    public void Deputy_InTheDaysOfALeave_HoldsTheSameRoleAndNothingAfterwards()
    {
        var (holder, deputy) = (Holder("2018-01-01", null), Person("binh"));

        var post = Name(holder, deputy, "2019-11-11", "2019-11-22");

        post.OnBehalfOf.ShouldBe(holder.Posts[0].Id);
        deputy.Holding(Role.FocalPoint, Health, Written.Day("2019-11-10")).ShouldBeNull();
        deputy.Holding(Role.FocalPoint, Health, Written.Day("2019-11-22")).ShouldBe(post);
        deputy.Holding(Role.FocalPoint, Health, Written.Day("2019-11-23")).ShouldBeNull();
    }

    [Fact]
    public void Deputy_LongerThanTheSetTime_IsRefused()
    {
        var holder = Holder("2018-01-01", null);

        Refused(() => Name(holder, Person("binh"), "2019-11-01", "2019-12-31")).ShouldBe(Rules.DeputyStandsInForALimitedTime);
        Name(holder, Person("binh"), "2019-11-01", "2019-12-30").To.ShouldBe(Written.Day("2019-12-30"));
    }

    [Fact]
    public void Deputy_OfADeputyOrOfOneself_IsRefused()
    {
        var (holder, deputy) = (Holder("2018-01-01", null), Person("binh"));
        var post = Name(holder, deputy, "2019-11-11", "2019-11-22");

        Refused(() => Deputies.Name(post, Person("chi"), Days("2019-11-12", "2019-11-13"), "x", PostSettings.Default))
            .ShouldBe(Rules.DeputyNamesNoDeputy);
    }

    [Fact]
    public void Deputy_OutsideThePostsOwnDays_IsRefused() =>
        Refused(() => Name(Holder("2018-01-01", "2019-11-15"), Person("binh"), "2019-11-11", "2019-11-22"))
            .ShouldBe(Rules.DeputyStandsInWhileThePostIsHeld);

    [Fact]
    public void Deputy_WhoHandsInWhatTheOtherVerifies_IsRefusedEitherWay()
    {
        var focal = Holder("2018-01-01", null);
        var police = Person("chi");
        police.Give(Post(Role.Coordinator, "2018-01-01", null));

        Refused(() => Name(police, focal, "2019-11-11", "2019-11-22")).ShouldBe(Rules.DeputyVerifiesNotTheirOwn);
        Refused(() => Name(focal, police, "2019-11-11", "2019-11-22")).ShouldBe(Rules.DeputyVerifiesNotTheirOwn);
    }

    [Fact]
    public void Deputy_WhoHoldsThePostAnyway_IsRefused()
    {
        var (one, other) = (Holder("2018-01-01", null), Person("binh"));
        other.Give(Post(Role.FocalPoint, "2018-01-01", null));

        Refused(() => Name(one, other, "2019-11-11", "2019-11-22")).ShouldBe(Rules.PostIsHeldOnce);
    }

    [Theory]
    [InlineData(" An.Nguyen@So-Y-Te.Example ", "an.nguyen@so-y-te.example")]
    [InlineData("an@so-y-te", null)]
    [InlineData("an nguyen@so-y-te.example", null)]
    [InlineData("ân@so-y-te.example", null)]
    [InlineData("an@so-y-te.example\nBcc: x@y.example", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void MailAddress_AsTyped_IsKeptInSmallLettersOrRefused(string? typed, string? kept)
    {
        if (kept is null)
        {
            Refused(() => MailAddress.Checked(typed)).ShouldBe(Rules.MailAddressIsValid);
        }
        else
        {
            MailAddress.Checked(typed).ShouldBe(kept);
        }
    }

    [Theory]
    [InlineData(AgencyKind.Provincial, Role.FocalPoint, true)]
    [InlineData(AgencyKind.Provincial, Role.DistrictOffice, false)]
    [InlineData(AgencyKind.District, Role.DistrictOffice, true)]
    [InlineData(AgencyKind.District, Role.FocalPoint, false)]
    [InlineData(AgencyKind.Steering, Role.FocalPoint, false)]
    [InlineData(AgencyKind.Steering, Role.Admin, true)]
    public void Agency_OfAKind_HasItsOwnRoles(AgencyKind kind, Role role, bool fits)
    {
        var agency = Build.Agency("so-y-te", kind);
        if (fits)
        {
            agency.RequireRole(role);
        }
        else
        {
            Refused(() => agency.RequireRole(role)).ShouldBe(Rules.RoleFitsTheBody);
        }
    }

    private static Rule Refused(Action act) => Should.Throw<RuleRefusedException>(act).Rule;

    private static Post Name(Person holder, Person deputy, string from, string to) =>
        Deputies.Name(holder.Posts[0], deputy, Days(from, to), "Giấy nghỉ phép", PostSettings.Default);

    private static DeputyDays Days(string from, string to) => new(Written.Day(from), Written.Day(to));

    private static Person Person(string code) => new()
    {
        Code = code, FullName = code, Title = "Chuyên viên", Mail = $"{code}@tuyenquang.example",
    };

    private static Person Holder(string from, string? to)
    {
        var person = Person("an");
        person.Give(Post(Role.FocalPoint, from, to));
        return person;
    }

    private static Post Post(Role role, string from, string? to) => new()
    {
        Role = role, AgencyId = Health, From = Written.Day(from), To = to is null ? null : Written.Day(to), Decision = "1/QĐ",
    };
}
