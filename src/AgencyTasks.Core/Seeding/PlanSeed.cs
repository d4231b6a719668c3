using AgencyTasks.Core.Successions;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using NodaTime;

namespace AgencyTasks.Core.Seeding;

/// <summary>
/// A plan's seed, read whole before anything is stored: bodies, communes, holidays, people, conversions and the draft
/// matrix.
/// </summary>
public sealed class PlanSeed
{
    private PlanSeed(string folder)
    {
        Districts = ReadDistricts(folder);
        Agencies = ReadAgencies(folder);
        Communes = ReadCommunes(folder);
        Acts = ReadActs(folder);
        SpecialDays = ReadSpecialDays(folder);
        People = ReadPeople(folder);
        Plan = ReadPlan(folder);
        Conversions = ReadConversions(folder);
        Matrix = ReadMatrix(folder);
        AddSentences(folder);
    }

    public IReadOnlyDictionary<string, District> Districts { get; }

    public IReadOnlyDictionary<string, Agency> Agencies { get; }

    /// <summary>Every version in the file, from the list at the start on.</summary>
    public IReadOnlyList<Commune> Communes { get; }

    /// <summary>What was merged, moved and raised since, as far as its document is known.</summary>
    public IReadOnlyList<SuccessionRequest> Acts { get; }

    public IReadOnlyList<SpecialDay> SpecialDays { get; }

    public IReadOnlyList<Person> People { get; }

    public Plan Plan { get; }

    public IReadOnlyList<ConversionCommune> Conversions { get; }

    public AssignmentMatrix Matrix { get; }

    /// <exception cref="SeedException">The first wrong cell: file, line, column, what is expected.</exception>
    public static PlanSeed Read(string folder) => new(folder);

    private static Dictionary<string, District> ReadDistricts(string folder) => SeedTable.Read(folder, "communes.csv")
        .Select(row => (Code: row.Text("district_code"), Name: row.Text("district_name")))
        .DistinctBy(district => district.Code)
        .ToDictionary(district => district.Code, district => new District { Code = district.Code, Name = district.Name });

    private static Plan ReadPlan(string folder) => new()
    {
        Code = SeedFolder.PlanName,
        Title = "Kế hoạch thực hiện Đề án “Chuyển hóa địa bàn trọng điểm, phức tạp về trật tự, an toàn xã hội đến năm 2020” "
            + "trên địa bàn tỉnh Tuyên Quang",
        Text = File.ReadAllText(Path.Combine(folder, "plan.txt")),
        FirstYear = 2018,
        LastYear = 2020,
    };

    private static List<SpecialDay> ReadSpecialDays(string folder) => SeedTable.Read(folder, "holidays.csv")
        .Select(row => new SpecialDay(
            row.Date("date"),
            row.Text("kind") switch
            {
                "holiday" => SpecialDayKind.Holiday,
                "day_off_in_lieu" => SpecialDayKind.DayOffInLieu,
                "working_saturday" => SpecialDayKind.WorkingSaturday,
                var other => throw row.Wrong(
                    "kind", $"cần holiday, day_off_in_lieu hoặc working_saturday, không phải “{other}”."),
            },
            row.Text("name_vi")))
        .DistinctBy(day => day.Date)
        .ToList();

    private Dictionary<string, Agency> ReadAgencies(string folder) => SeedTable.Read(folder, "bodies.csv")
        .Select(row => new Agency
        {
            Code = row.Text("code"),
            Name = row.Text("name"),
            ShortName = row.Text("short_name"),
            EnglishName = row.Text("name_en"),
            Kind = row.Choice<AgencyKind>("kind"),
            Mode = row.Choice<DutyMode>("mode"),
            DistrictId = row.Optional("district_code").Length > 0 ? row.Known("district_code", Districts).Id : null,
            Mail = row.Text("mail"),
            Position = row.Number("sort"),
        })
        .ToDictionary(agency => agency.Code);

    private List<Commune> ReadCommunes(string folder) => SeedTable.Read(folder, "communes.csv")
        .Select(row => new Commune
        {
            Code = row.Text("commune_code"),
            Name = row.Text("commune_name"),
            ShortName = row.Text("short_name"),
            Type = row.Text("type") switch
            {
                "Xã" => CommuneType.Xa,
                "Phường" => CommuneType.Phuong,
                "Thị trấn" => CommuneType.ThiTran,
                var other => throw row.Wrong("type", $"cần Xã, Phường hoặc Thị trấn, không phải “{other}”."),
            },
            DistrictId = row.Known("district_code", Districts).Id,
            ValidFrom = row.OptionalDate("valid_from"),
            ValidTo = row.OptionalDate("valid_to"),
        })
        .ToList();

    /// <summary>One act a document of <c>successions.csv</c>; its rows are the versions in <c>communes.csv</c> that begin on its
    /// day.</summary>
    private List<SuccessionRequest> ReadActs(string folder)
    {
        var versions = SeedTable.Read(folder, "communes.csv").Zip(Communes).ToList();
        return [.. SeedTable.Read(folder, "successions.csv").Select(ReadAct)];

        SuccessionRequest ReadAct(SeedRow row)
        {
            var day = row.Date("effective_day");
            var begun = versions.Where(version => version.Second.ValidFrom == day
                && version.First.Optional("legal_basis") == row.Text("document_number")).ToList();
            if (begun.Count == 0)
            {
                throw row.Wrong("document_number", "không có dòng nào của communes.csv có hiệu lực ngày này theo văn bản này.");
            }

            return new SuccessionRequest
            {
                EffectiveDay = day,
                Document = new DocumentReference(
                    row.Text("document_number"), row.Date("document_date"), row.Text("document_signer"),
                    row.Text("document_issued_by")),
                Rows = [.. begun.Select(version => RowOf(version.First, version.Second))],
            };
        }
    }

    private SuccessionRow RowOf(SeedRow row, Commune successor)
    {
        var lastDay = successor.ValidFrom!.Value.PlusDays(-1);
        return new SuccessionRow
        {
            Kind = UnitKind.Commune,
            Predecessors =
            [
                .. row.List("predecessor_codes").Select(code =>
                    Communes.FirstOrDefault(commune => commune.Code == code && commune.ValidTo == lastDay)?.Id
                    ?? throw row.Wrong("predecessor_codes", $"không có dòng mã {code} hết hiệu lực ngày {lastDay:dd/MM/yyyy}.")),
            ],
            Successor = new NewUnit
            {
                Id = successor.Id,
                Name = successor.Name,
                ShortName = successor.ShortName,
                Code = successor.Code,
                Type = successor.Type,
                DistrictId = successor.DistrictId,
            },
        };
    }

    /// <summary>The conversions as they can be stored while only some acts are known: a commune that is still to come is
    /// meant by the first of those it comes from.</summary>
    internal IEnumerable<ConversionCommune> ConversionsOf(IReadOnlyCollection<Guid> known) =>
        Conversions.Select(conversion => known.Contains(conversion.CommuneId) ? conversion : new ConversionCommune
        {
            PlanId = conversion.PlanId,
            CommuneId = FirstKnown(conversion.CommuneId, known),
            Year = conversion.Year,
            IsCarriedOver = conversion.IsCarriedOver,
            Decision = conversion.Decision,
        });

    private Guid FirstKnown(Guid communeId, IReadOnlyCollection<Guid> known)
    {
        while (!known.Contains(communeId))
        {
            communeId = Acts.SelectMany(act => act.Rows).First(row => row.SuccessorId == communeId).Predecessors[0];
        }

        return communeId;
    }

    private List<Person> ReadPeople(string folder)
    {
        var people = new Dictionary<string, Person>();
        foreach (var row in SeedTable.Read(folder, "people.csv"))
        {
            var code = row.Text("code");
            if (!people.TryGetValue(code, out var person))
            {
                person = new Person
                {
                    Code = code,
                    FullName = row.Text("full_name"),
                    Title = row.Text("title"),
                    Mail = row.Text("mail"),
                };
                people.Add(code, person);
            }

            person.Hold(new Post
            {
                Role = row.Choice<Role>("role"),
                AgencyId = row.Known("body", Agencies).Id,
                From = row.Date("from"),
                To = row.OptionalDate("to"),
                Decision = row.Text("decision"),
            });
        }

        return [.. people.Values];
    }

    private List<ConversionCommune> ReadConversions(string folder)
    {
        var rows = SeedTable.Read(folder, "conversions.csv");
        var conversions = rows.Select(ReadConversion).ToList();
        foreach (var year in conversions.GroupBy(conversion => conversion.Year))
        {
            var units = Communes.Count(commune => commune.IsValidOn(new LocalDate(year.Key, 1, 1)));
            SelectionCap.Require(year.Key, year.Count(), units);
        }

        return conversions;
    }

    private ConversionCommune ReadConversion(SeedRow row)
    {
        var year = row.Number("year");
        var code = row.Text("commune_code");
        var commune = Communes.FirstOrDefault(c => c.Code == code && c.IsValidOn(new LocalDate(year, 1, 1)))
            ?? throw row.Wrong("commune_code", $"không có xã, phường, thị trấn mã {code} vào ngày 01/01/{year}.");
        return new ConversionCommune
        {
            PlanId = Plan.Id,
            CommuneId = commune.Id,
            Year = year,
            IsCarriedOver = row.YesNo("carried_over"),
            Decision = new DocumentReference(
                row.Text("document_number"), row.Date("document_date"), row.Text("document_signer")),
        };
    }

    private AssignmentMatrix ReadMatrix(string folder)
    {
        var matrix = new AssignmentMatrix { PlanId = Plan.Id, Version = 1 };
        var position = 0;
        foreach (var row in SeedTable.Read(folder, "duties.csv"))
        {
            var check = row.Parsed("verify", DutyCheck.Parse);
            matrix.Add(new Duty
            {
                Code = row.Text("code"),
                Position = ++position,
                Citation = row.Text("citation"),
                Quote = row.Text("quote"),
                Title = row.Text("title"),
                Text = row.Text("text"),
                WorkArea = row.Text("work_area"),
                Leads = [.. row.List("leads").Select(lead => KnownBody(row, "leads", lead))],
                Coordinators = [.. row.List("coordinators").Select(body => body.StartsWith(Duty.ClassPrefix, StringComparison.Ordinal)
                    ? body
                    : KnownBody(row, "coordinators", body))],
                Mode = row.Choice<DutyMode>("mode"),
                Scope = row.Choice<DutyScope>("scope"),
                Recurrence = row.Choice<Recurrence>("recurrence"),
                DueRule = row.Parsed("due_rule", DueRule.Parse),
                EvidenceAskedFor = row.ParsedList("evidence", EvidenceRequirement.Parse),
                FiguresAskedFor = row.ParsedList("figures", FigureRequest.Parse),
                NeedsVerification = check.IsEach,
                SampledPercent = check.SampledPercent,
                EffectiveFrom = row.Date("effective_from"),
                EffectiveTo = row.Date("effective_to"),
                ProposedValues = row.List("proposal_values"),
                QuoteStart = Plan.PlaceOf(row.Text("quote"), row.Text("text")),
            });
        }

        return matrix;
    }

    private void AddSentences(string folder)
    {
        foreach (var row in SeedTable.Read(folder, "coverage.csv"))
        {
            var sentence = new PlanSentence
            {
                Citation = row.Text("citation"),
                Text = row.Text("sentence"),
                Start = Plan.PlaceOf(row.Text("sentence"), row.Text("sentence")),
            };
            sentence.SayNoDuty(row.Optional("reason"));
            Plan.Add(sentence);
        }
    }

    private string KnownBody(SeedRow row, string column, string body) =>
        body == Duty.OwnDistrict || Agencies.ContainsKey(body)
            ? body
            : throw row.Wrong(column, $"“{body}” không có trong bodies.csv.");
}
