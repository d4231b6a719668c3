using AgencyTasks.Core.Files;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AgencyTasks.Core.Seeding;

/// <summary>One thing somebody does at a moment of the demo's year.</summary>
internal sealed record DemoAct(
    Instant At, string Key, Guid By, Func<IServiceProvider, Viewer, CancellationToken, Task> Play);

/// <summary>From a body's behaviour to what is done with one task, when and by whom.</summary>
internal sealed class DemoScript
{
    private static readonly LocalDate LastDay = ProvinceTime.DateOf(DemoYear.End);

    private readonly PlanSeed seed;
    private readonly IReadOnlyDictionary<string, Behaviour> behaviours;
    private readonly WorkingCalendar calendar;
    private readonly Dictionary<Guid, string> agencyCodes;
    private readonly Dictionary<Guid, string> places;
    private readonly Dictionary<Guid, Duty> duties;
    private readonly IReadOnlyList<Guid> coordinators;
    private readonly string files;

    public DemoScript(PlanSeed seed, string demoFolder)
    {
        this.seed = seed;
        behaviours = Behaviour.Read(demoFolder);
        files = Path.Combine(demoFolder, "files");
        calendar = new WorkingCalendar(seed.SpecialDays);
        agencyCodes = seed.Agencies.Values.ToDictionary(agency => agency.Id, agency => agency.Code);
        places = seed.Communes.ToDictionary(commune => commune.Id, commune => commune.Code)
            .Concat(seed.Districts.Values.ToDictionary(district => district.Id, district => district.Code))
            .ToDictionary();
        duties = seed.Matrix.Duties.ToDictionary(duty => duty.Id);
        coordinators = [.. HoldersOf(Role.Coordinator, new LocalDate(2019, 1, 2)).Select(person => person.Id)];
    }

    public Guid Coordinator => coordinators[0];

    public IEnumerable<DemoAct> ActsFor(AgencyTask task)
    {
        var code = agencyCodes[task.AgencyId];
        var behaviour = behaviours[code];
        var place = task.CommuneId ?? task.DistrictId;
        var key = $"{task.DutyCode}/{code}/{(place is null ? "" : places[place.Value])}/{task.PeriodCode}";
        var duty = duties[task.DutyId];
        var course = new Course(task, duty, key, behaviour);
        // One thing leads to the next: where the body falls silent, the police have nothing to verify either.
        return WhatHappens(course)
            .TakeWhile(act => act.At < DemoYear.End && (behaviour.SilentFrom is null || IsPolice(act.By)
                || ProvinceTime.DateOf(act.At) < behaviour.SilentFrom));
    }

    private IEnumerable<DemoAct> WhatHappens(Course course)
    {
        var (task, _, key, behaviour) = course;
        var due = task.DueLastDay;
        if (due >= LastDay)
        {
            return NotDueYet(course);
        }

        var chance = Dice.Roll(100, key, "fate");
        if (chance < behaviour.OnTime)
        {
            return Submission(course, calendar.OnOrBefore(due.PlusDays(-Dice.Roll(6, key, "early"))));
        }

        if (chance < behaviour.OnTime + behaviour.Late)
        {
            var late = calendar.OnOrAfter(due.PlusDays(1 + Dice.Roll(behaviour.LateDaysMax, key, "late")));
            return Dice.Falls(behaviour.Extension, key, "extension")
                ? [.. AskedExtension(course, late), .. Submission(course, late)]
                : Submission(course, late);
        }

        return chance < behaviour.OnTime + behaviour.Late + behaviour.Waived
            ? [Waiver(course)]
            : Dice.Falls(30, key, "begun") ? [Draft(course, calendar.OnOrBefore(due))] : [];
    }

    /// <summary>Some do early what is due after the demo's last day, some have begun it.</summary>
    private IEnumerable<DemoAct> NotDueYet(Course course)
    {
        var day = calendar.OnOrBefore(LastDay.PlusDays(-1 - Dice.Roll(20, course.Key, "ahead")));
        var isSoon = Period.DaysBetween(LastDay, course.Task.DueLastDay) < 40;
        if (ProvinceTime.DateOf(course.Task.CreatedAt) > day || !isSoon)
        {
            return [];
        }

        return Dice.Roll(100, course.Key, "before") switch
        {
            < 15 => Submission(course, day),
            < 40 => [Draft(course, day)],
            _ => [],
        };
    }

    private IEnumerable<DemoAct> Submission(Course course, LocalDate day)
    {
        var (task, duty, key, behaviour) = course;
        if (ProvinceTime.DateOf(task.CreatedAt) > day)
        {
            day = calendar.OnOrAfter(ProvinceTime.DateOf(task.CreatedAt));
        }

        var made = Draft(course, day);
        yield return made;
        yield return Submit(course, made, Duration.FromMinutes(4));
        if (!duty.NeedsVerification)
        {
            yield break;
        }

        var verified = calendar.AddWorkingDays(day, Math.Max(1, behaviour.VerifyDays + Dice.Roll(3, key, "verify") - 1));
        if (Dice.Falls(behaviour.Returned, key, "returned"))
        {
            yield return Police(course, verified, (services, by, token) => services
                .GetRequiredService<ReturnSubmission>()
                .ExecuteAsync(new(task.Id, DemoWords.ReturnReason(key), by), token));
            var again = calendar.AddWorkingDays(verified, 2);
            var resubmitted = Draft(course, again);
            yield return resubmitted;
            yield return Submit(course, resubmitted, Duration.FromMinutes(3));
            verified = calendar.AddWorkingDays(again, Math.Max(1, behaviour.VerifyDays));
        }

        yield return Police(course, verified, (services, by, token) => services
            .GetRequiredService<AcceptSubmission>().ExecuteAsync(new(task.Id, by), token));
    }

    private DemoAct Draft(Course course, LocalDate day)
    {
        var (task, duty, key, behaviour) = course;
        var isNothing = Dice.Falls(behaviour.NothingToReport, key, "nothing") && !duty.IsAnnualReport;
        var at = WorkingHour(day, key, "draft");
        return new DemoAct(at, key, FocalPointOf(course, at), (services, by, token) =>
            services.GetRequiredService<SaveDraft>().ExecuteAsync(
                new SaveDraft.Command
                {
                    TaskId = task.Id,
                    By = by,
                    Words = isNothing ? DemoWords.Nothing(key) : DemoWords.Done(key, duty),
                    IsNothingToReport = isNothing,
                    Figures = isNothing ? new Dictionary<string, decimal>() : duty.FiguresAskedFor.ToDictionary(
                        asked => asked.Name, asked => (decimal)(1 + Dice.Roll(24, key, asked.Name))),
                    Document = new DocumentReference(
                        $"{10 + Dice.Roll(480, key, "number")}/BC-{DemoWords.Initials(seed.Agencies[behaviour.Body])}",
                        day.PlusDays(-Dice.Roll(3, key, "dated")),
                        HeadOf(task.AgencyId)),
                    Files = isNothing ? [] : Files(duty, key),
                },
                token));
    }

    private static DemoAct Submit(Course course, DemoAct draft, Duration after) =>
        draft with
        {
            At = draft.At + after,
            Play = (services, by, token) => services.GetRequiredService<SubmitTask>()
                .ExecuteAsync(new(course.Task.Id, Guid.CreateVersion7(), by), token),
        };

    private IEnumerable<DemoAct> AskedExtension(Course course, LocalDate until)
    {
        var (task, _, key, _) = course;
        var asked = WorkingHour(calendar.OnOrBefore(task.DueLastDay.PlusDays(-1)), key, "ask");
        yield return new DemoAct(asked, key, FocalPointOf(course, asked), (services, by, token) => services
            .GetRequiredService<AskExtension>()
            .ExecuteAsync(new(task.Id, until, DemoWords.ExtensionReason(key), by), token));
        var refuses = Dice.Falls(30, key, "refused");
        yield return Police(course, calendar.AddWorkingDays(ProvinceTime.DateOf(asked), 1), (services, by, token) =>
            services.GetRequiredService<DecideExtension>().ExecuteAsync(
                new(task.Id, refuses ? null : until, refuses ? DemoWords.RefusalReason(key) : null, by), token));
    }

    private DemoAct Waiver(Course course) =>
        Police(course, calendar.AddWorkingDays(course.Task.DueLastDay, 3), (services, by, token) => services
            .GetRequiredService<WaiveTask>().ExecuteAsync(new(course.Task.Id, DemoWords.WaiverReason(course.Key), by), token));

    private DemoAct Police(
        Course course, LocalDate day, Func<IServiceProvider, Viewer, CancellationToken, Task> play) =>
        new(
            WorkingHour(day, course.Key, "police"),
            course.Key,
            coordinators[Dice.Roll(coordinators.Count, course.Key, "officer")],
            play);

    /// <summary>A duty that asks for more than one document gets files; some others do too.</summary>
    private List<UploadedFile> Files(Duty duty, string key)
    {
        var names = duty.EvidenceAskedFor
            .SelectMany(asked => Enumerable.Repeat(asked.Kinds[0], asked.Count))
            .Skip(duty.EvidenceAskedFor.Any(asked => asked.Kinds.Contains(EvidenceKind.Document)) ? 1 : 0)
            .Select(FileFor)
            .ToList();
        if (names.Count == 0 && Dice.Falls(10, key, "file"))
        {
            names.Add(FileFor(EvidenceKind.Document));
        }

        return [.. names.Select(name => new UploadedFile(name, new MemoryStream(File.ReadAllBytes(Path.Combine(files, name)))))];
    }

    private static string FileFor(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Photo => "anh-minh-hoa.png",
        EvidenceKind.Table => "bieu-minh-hoa.xlsx",
        _ => "van-ban-minh-hoa.pdf",
    };

    private static Instant WorkingHour(LocalDate day, params string[] key) =>
        ProvinceTime.At(day, new LocalTime(8, 0).PlusMinutes(Dice.Roll(9 * 60, key)));

    private Guid FocalPointOf(Course course, Instant at)
    {
        var day = ProvinceTime.DateOf(at);
        var people = seed.People
            .Where(person => person.Posts.Any(post => post.AgencyId == course.Task.AgencyId && post.IsHeldOn(day)
                && post.Role is Role.FocalPoint or Role.DistrictOffice))
            .ToList();
        return people[Dice.Roll(people.Count, course.Key, "who")].Id;
    }

    private string HeadOf(Guid agencyId) => seed.People
        .First(person => person.Posts.Any(post => post.AgencyId == agencyId && post.Role == Role.AgencyHead)).FullName;

    private IEnumerable<Person> HoldersOf(Role role, LocalDate day) =>
        seed.People.Where(person => person.Posts.Any(post => post.Role == role && post.IsHeldOn(day)));

    private bool IsPolice(Guid personId) => coordinators.Contains(personId);

    private sealed record Course(AgencyTask Task, Duty Duty, string Key, Behaviour Behaviour);
}
