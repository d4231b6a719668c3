using AgencyTasks.Core.Database;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Core.Tests.Organisation;

/// <summary>The administrator adds people, gives and ends posts; nothing is deleted, everything is in the trail.</summary>
public sealed class PostsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddPerson_ThenGiveAndEndAPost_KeepsTheHistory()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var code = await AddAsync(world, "Nguyễn Thị An", "An.Nguyen@so-y-te.tuyenquang.example");
        await world.GiveAsync(code, Role.FocalPoint, "so-y-te", PeopleWorld.Today);
        await world.EndAsync(code, new LocalDate(2019, 12, 31));

        var person = await world.PersonAsync(code);
        code.ShouldBe("nguyen-thi-an");
        person.Mail.ShouldBe("an.nguyen@so-y-te.tuyenquang.example");
        person.Posts.ShouldHaveSingleItem().To.ShouldBe(new LocalDate(2019, 12, 31));
        person.Posts[0].Decision.ShouldBe("12/QĐ-SYT ngày 01/11/2019, Ninh Thị Hương Nhu ký");
        (await world.EventsAsync(code)).ShouldBe(["PersonAdded", "PostGiven", "PostEnded"]);
        (await AddAsync(world, "Nguyễn Thị Ân", "an2@so-y-te.tuyenquang.example")).ShouldBe("nguyen-thi-an-2");
    }

    [Theory]
    [InlineData("vanthu@so-y-te.tuyenquang.example", nameof(Rules.MailAddressIsAPersons))]
    [InlineData("VanThu@so-y-te.tuyenquang.example", nameof(Rules.MailAddressIsAPersons))]
    [InlineData("ninh-thi-huong-nhu@so-y-te.tuyenquang.example", nameof(Rules.MailAddressIsFree))]
    [InlineData("khong-phai-thu", nameof(Rules.MailAddressIsValid))]
    public async Task AddPerson_WithAnAddressThatIsNotTheirs_IsRefused(string mail, string rule)
    {
        await using var world = await PeopleWorld.CreateAsync();

        (await PeopleWorld.RefusedAsync(() => AddAsync(world, "Nguyễn Thị An", mail))).Name.ShouldBe(rule);
    }

    [Fact]
    public async Task CorrectPerson_ChangesTheAccountsAddressToo()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await world.ActAsync<CorrectPerson>(PeopleWorld.Admin, (correct, by) => correct.ExecuteAsync(
            new(PeopleWorld.Focal, new("Nguyễn Thị Thanh Thảo", "Trưởng phòng", "thao@so-y-te.tuyenquang.example"), by), Token));

        var person = await world.PersonAsync(PeopleWorld.Focal);
        person.Title.ShouldBe("Trưởng phòng");
        (await world.ReadAsync(db => db.Users.Where(account => account.PersonId == person.Id)
            .Select(account => account.NormalizedEmail).FirstAsync(Token))).ShouldBe("THAO@SO-Y-TE.TUYENQUANG.EXAMPLE");
        (await world.EventsAsync(PeopleWorld.Focal)).ShouldBe(["PersonCorrected"]);
    }

    [Fact]
    public async Task Posts_OfTheAdministratorsOwn_ArePutInNobodysOwnHands()
    {
        await using var world = await PeopleWorld.CreateAsync();

        (await PeopleWorld.RefusedAsync(() => world.GiveAsync(PeopleWorld.Admin, Role.Committee, "ban-chi-dao-138", PeopleWorld.Today)))
            .ShouldBe(Rules.NobodyChangesTheirOwnRole);
        (await PeopleWorld.RefusedAsync(() => world.EndAsync(PeopleWorld.Admin, PeopleWorld.Today)))
            .ShouldBe(Rules.NobodyChangesTheirOwnRole);
    }

    [Fact]
    public async Task EndPost_OfTheLastAdministrator_IsRefused()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var code = await AddAsync(world, "Hà Văn Bình", "binh@ban-chi-dao-138.tuyenquang.example");
        await world.GiveAsync(code, Role.Admin, "ban-chi-dao-138", PeopleWorld.Today, new LocalDate(2019, 11, 10));

        // The second one's post ends by itself on the 10th: after that the first would be the last.
        (await PeopleWorld.RefusedAsync(() => world.EndAsync(PeopleWorld.Admin, new LocalDate(2019, 11, 10), by: code)))
            .ShouldBe(Rules.OneAdministratorStays);
    }

    [Fact]
    public async Task EndPost_BeforeWorkThatWasDone_IsRefused()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await DraftAsync(world, PeopleWorld.Focal);

        (await PeopleWorld.RefusedAsync(() => world.EndAsync(PeopleWorld.Focal, new LocalDate(2019, 11, 3))))
            .ShouldBe(Rules.PostEndsAfterWorkDone);
        await world.EndAsync(PeopleWorld.Focal, PeopleWorld.Today);
        await world.EndAsync(PeopleWorld.OtherFocal, new LocalDate(2019, 10, 1));
    }

    [Fact]
    public async Task GivePost_ByWhoIsNoAdministrator_IsNotFound()
    {
        await using var world = await PeopleWorld.CreateAsync();

        await Should.ThrowAsync<NotFoundException>(
            () => world.GiveAsync(PeopleWorld.Focal, Role.AgencyHead, "so-y-te", PeopleWorld.Today, by: PeopleWorld.Head));
    }

    [Fact]
    public async Task GivePost_TwiceAtOnce_StandsOnce()
    {
        await using var world = await PeopleWorld.CreateAsync();
        var code = await AddAsync(world, "Nguyễn Thị An", "an@so-y-te.tuyenquang.example");
        var presses = Enumerable.Range(0, 4)
            .Select(_ => PressAsync(() => world.GiveAsync(code, Role.FocalPoint, "so-y-te", PeopleWorld.Today)));

        (await Task.WhenAll(presses)).Count(taken => taken).ShouldBe(1);
        (await world.PersonAsync(code)).Posts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("thao nguyen", PeopleWorld.Focal)]
    [InlineData("Kim Ngân", PeopleWorld.OtherFocal)]
    [InlineData("NGHIEP VU DUOC", PeopleWorld.OtherFocal)]
    public async Task People_SearchedWhateverTheMarks_AreFound(string words, string code)
    {
        await using var world = await PeopleWorld.CreateAsync();

        var found = await world.ActAsync<PeopleQuery, PeopleQuery.Page>(
            PeopleWorld.Admin, (query, _) => query.ExecuteAsync(new() { Words = words }, Token));

        found.People.Select(row => row.Person.Code).ShouldContain(code);
        found.Total.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task People_OfABody_StandByGivenName()
    {
        await using var world = await PeopleWorld.CreateAsync();

        var found = await world.ActAsync<PeopleQuery, PeopleQuery.Page>(
            PeopleWorld.Admin, (query, _) => query.ExecuteAsync(new() { AgencyCode = "so-y-te" }, Token));

        found.People.Select(row => row.Person.FullName)
            .ShouldBe(["Trương Kim Ngân", "Ninh Thị Hương Nhu", "Nguyễn Thị Thanh Thảo"]);
        string[] names = ["Lê Đức", "Ma An", "Hà Ân", "Hà Ăn", "Lê Dân"];
        names.Order(PersonNames.ByGivenName).ShouldBe(["Ma An", "Hà Ăn", "Hà Ân", "Lê Dân", "Lê Đức"]);
    }

    [Fact]
    public async Task People_ByState_AreThoseOfTheDay()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await world.GiveAsync("ly-thi-hoang-yen", Role.FocalPoint, "so-thong-tin-va-truyen-thong", new LocalDate(2019, 12, 1));

        var coming = await StateAsync(PersonState.Coming);
        world.SetDay(new LocalDate(2019, 12, 1));

        coming.ShouldBe(["ly-thi-hoang-yen"]);
        (await StateAsync(PersonState.Active)).ShouldContain("ly-thi-hoang-yen");

        async Task<List<string>> StateAsync(PersonState state) => [.. (await world.ActAsync<PeopleQuery, PeopleQuery.Page>(
            PeopleWorld.Admin, (query, _) => query.ExecuteAsync(new() { State = state, Take = 500 }, Token)))
            .People.Select(row => row.Person.Code)];
    }

    [Fact]
    public async Task VacantBodies_WhenTheLastFocalPointLeaves_NameTheBodyTheDayAndTheTasks()
    {
        await using var world = await PeopleWorld.CreateAsync();
        (await VacantAsync(world)).ShouldBeEmpty();
        await world.EndAsync(PeopleWorld.Focal, new LocalDate(2019, 10, 31));
        await world.EndAsync(PeopleWorld.OtherFocal, new LocalDate(2019, 11, 3));

        var vacant = (await VacantAsync(world)).ShouldHaveSingleItem();

        vacant.Agency.Code.ShouldBe("so-y-te");
        vacant.Since.ShouldBe(PeopleWorld.Today);
        vacant.Head.ShouldBe("Ninh Thị Hương Nhu");
        vacant.OpenTasks.ShouldBe(await world.ReadAsync(db => db.Tasks.CountAsync(
            task => task.AgencyId == vacant.Agency.Id && task.State == TaskState.Open && task.PeriodStart <= PeopleWorld.Today,
            Token)));
        vacant.OpenTasks.ShouldBeGreaterThan(0);
        await Should.ThrowAsync<NotFoundException>(() => world.ActAsync<VacantBodiesQuery>(
            PeopleWorld.Head, (query, by) => query.ExecuteAsync(by, Token)));
    }

    internal static Task<string> AddAsync(PeopleWorld world, string name, string mail) =>
        world.ActAsync<AddPerson, string>(
            PeopleWorld.Admin, (add, by) => add.ExecuteAsync(new(new(name, "Chuyên viên", mail), by), Token));

    /// <summary>Somebody begins the first task of the Department of Health.</summary>
    internal static async Task<Guid> DraftAsync(PeopleWorld world, string code)
    {
        var id = await world.ReadAsync(db => db.Tasks
            .Where(task => task.State == TaskState.Open && db.Agencies.Any(a => a.Id == task.AgencyId && a.Code == "so-y-te"))
            .OrderBy(task => task.DueLastDay).ThenBy(task => task.Id).Select(task => task.Id).FirstAsync(Token));
        await world.ActAsync<SaveDraft>(code, (save, by) => save.ExecuteAsync(
            new() { TaskId = id, By = by, Words = "Đang tổng hợp số liệu." }, Token));
        return id;
    }

    private static Task<IReadOnlyList<VacantBody>> VacantAsync(PeopleWorld world) =>
        world.ActAsync<VacantBodiesQuery, IReadOnlyList<VacantBody>>(
            PeopleWorld.Admin, (query, by) => query.ExecuteAsync(by, Token));

    private static async Task<bool> PressAsync(Func<Task> press)
    {
        try
        {
            await press();
            return true;
        }
        catch (RuleRefusedException)
        {
            return false;
        }
    }
}
