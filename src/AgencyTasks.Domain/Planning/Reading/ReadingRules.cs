using AgencyTasks.Domain.Calendars;

namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>
/// The words by which plans of this kind say who does what, where and how often: the one table the reader goes by. All
/// are compared in lower case, with marks, "hoà" as "hòa". A row higher up wins.
/// </summary>
internal static class ReadingRules
{
    /// <summary>Titles of the sections that give bodies their duties (without marks).</summary>
    public static readonly string[] DutySections =
    [
        "phan cong nhiem vu", "phan cong trach nhiem", "phan cong thuc hien", "phan cong to chuc", "nhiem vu cua cac",
        "trach nhiem cua", "trach nhiem thuc hien", "trach nhiem cac", "to chuc thuc hien", "phan cong",
    ];

    /// <summary>Titles of the sections (or numbered items) on reporting: what they ask for, everybody owes (without
    /// marks).</summary>
    public static readonly string[] ReportSections =
    [
        "che do bao cao", "che do thong tin", "thong tin, bao cao", "thong tin bao cao", "thuc hien bao cao",
        "cong tac bao cao", "so ket, tong ket", "thoi gian bao cao", "thoi han bao cao",
    ];

    /// <summary>Titles of sections that name who sees to something on the side (without marks).</summary>
    public static readonly string[] ClosingSections = ["kinh phi", "nguon luc", "kiem tra, giam sat", "kiem tra, danh gia"];

    /// <summary>What makes a sentence of any other section one that gives somebody something: behind its subject.</summary>
    public static readonly string[] GivingWords = ["chủ trì", "có trách nhiệm", "chịu trách nhiệm", "báo cáo", "gửi báo cáo"];

    /// <summary>Of whom "báo cáo" is asked, everybody reports: these words in a class mean all bodies of the plan.</summary>
    public static readonly string[] EverybodyNouns = ["sở", "ban", "ngành", "cơ quan", "đơn vị"];

    /// <summary>A sentence with one of these asks for a report.</summary>
    public static readonly string[] ReportWords = ["báo cáo"];

    /// <summary>Titles of the section that says what is to be done, by fields of work (without marks).</summary>
    public static readonly string[] AreaSections =
        ["noi dung", "giai phap", "nhiem vu trong tam", "cong tac trong tam", "nhiem vu chu yeu", "noi dung cong tac"];

    /// <summary>Where the plan's words end and the signatures begin.</summary>
    public static readonly string[] Endings = ["trên đây là", "nơi nhận", "tm. ủy ban nhân dân", "tm.ủy ban nhân dân", "kt. chủ tịch"];

    /// <summary>Sentences that weigh a duty and give none.</summary>
    public static readonly string[] NoDuty = ["coi đây là", "xem đây là", "đây là"];

    /// <summary>How a body is asked, not told (V.11, V.12).</summary>
    public static readonly string[] Requests = ["đề nghị", "kính đề nghị", "trân trọng đề nghị"];

    /// <summary>How a body is told, before its name.</summary>
    public static readonly string[] Orders = ["giao cho", "giao", "yêu cầu", "phân công", "trách nhiệm của"];

    /// <summary>Words in front of a sentence's subject.</summary>
    public static readonly string[] Openings =
    [
        "định kỳ hằng năm", "định kỳ hàng năm", "định kỳ hằng quý", "định kỳ hàng quý", "định kỳ hằng tháng",
        "định kỳ hàng tháng", "định kỳ 6 tháng, năm", "định kỳ 6 tháng", "định kỳ 06 tháng", "định kỳ", "hằng năm",
        "hàng năm", "hằng quý", "hàng quý", "hằng tháng", "hàng tháng", "hằng tuần", "hàng tuần", "6 tháng", "06 tháng",
        "năm", "quý", "tháng",
    ];

    /// <summary>Openings of a clause behind whose comma the subject may stand.</summary>
    public static readonly string[] LeadIns =
    [
        "trong quá trình", "căn cứ", "trên cơ sở", "nếu có", "khi có", "sau khi", "định kỳ", "hằng năm", "hàng năm",
        "hằng quý", "hàng quý", "hằng tháng", "hàng tháng", "trước ngày", "chậm nhất", "ngoài", "trường hợp", "để",
    ];

    /// <summary>What may follow a subject beside work (<see cref="Verbs"/>).</summary>
    public static readonly string[] AfterSubject = ["là", "trong phạm vi", "ngoài", "trên cơ sở"];

    /// <summary>How the bodies that work along are brought in.</summary>
    public static readonly string[] Together =
    [
        "phối hợp chặt chẽ với", "phối hợp thường xuyên với", "phối hợp cùng với", "phối hợp cùng", "phối hợp với",
        "cùng phối hợp với", "có sự phối hợp của", "cùng với", "phối hợp",
    ];

    /// <summary>Each district committee for its own district (V.13).</summary>
    public static readonly string[] Districts =
    [
        "ủy ban nhân dân các huyện, thị xã, thành phố", "ủy ban nhân dân các huyện, thành phố, thị xã",
        "ủy ban nhân dân các huyện, thành phố", "ủy ban nhân dân các huyện, thị xã", "ủy ban nhân dân các huyện",
        "ủy ban nhân dân huyện, thị xã, thành phố", "ủy ban nhân dân huyện, thành phố, thị xã",
        "ủy ban nhân dân huyện, thành phố", "ủy ban nhân dân huyện, thị xã", "ủy ban nhân dân các quận, huyện, thị xã",
        "ủy ban nhân dân các quận, huyện", "ủy ban nhân dân các quận, huyện, thành phố", "ủy ban nhân dân cấp huyện",
        "ubnd các huyện, thị xã, thành phố", "ubnd các huyện, thành phố, thị xã", "ubnd các huyện, thành phố",
        "ubnd các huyện, thị xã", "ubnd các huyện", "ubnd huyện, thị xã, thành phố", "ubnd huyện, thành phố, thị xã",
        "ubnd huyện, thành phố", "ubnd huyện, thị xã", "ubnd các quận, huyện, thị xã, thành phố",
        "ubnd các quận, huyện, thị xã", "ubnd các quận, huyện", "ubnd cấp huyện", "các huyện, thị xã, thành phố",
        "các huyện, thành phố, thị xã", "các huyện, thành phố", "các huyện, thị xã", "chủ tịch ubnd các huyện, thành phố",
        "chủ tịch ủy ban nhân dân các huyện, thành phố",
    ];

    /// <summary>Bodies named as a class that no rule of <see cref="ClassNouns"/> catches; they stay a class.</summary>
    public static readonly string[] Classes =
    [
        "gia đình, nhà trường và xã hội", "lực lượng công an", "lực lượng công an các cấp", "các lực lượng chức năng",
        "công an các huyện, thị xã, thành phố", "công an các huyện, thành phố, thị xã", "công an các huyện, thành phố",
        "công an huyện, thành phố", "công an cấp huyện", "công an các đơn vị, địa phương", "công an cấp xã",
        "ủy ban nhân dân các xã, phường, thị trấn", "ủy ban nhân dân cấp xã", "ubnd các xã, phường, thị trấn",
        "ubnd cấp xã", "chính quyền địa phương", "cấp ủy, chính quyền địa phương", "cấp ủy, chính quyền các cấp",
    ];

    /// <summary>What a class of bodies is made of: "các <i>sở</i>, <i>ban</i>, <i>ngành</i> …".</summary>
    public static readonly string[] ClassNouns =
    [
        "tổ chức chính trị - xã hội", "tổ chức chính trị, xã hội", "tổ chức xã hội", "tổ chức đoàn thể",
        "tổ chức thành viên", "cơ quan thông tấn, báo chí", "cơ quan chức năng", "cơ quan báo chí", "cơ quan", "đơn vị",
        "sở", "ban", "ngành", "đoàn thể", "tổ chức", "địa phương", "hội", "doanh nghiệp", "cấp", "phòng", "lực lượng",
    ];

    /// <summary>What may follow a class of bodies.</summary>
    public static readonly string[] ClassTails =
    [
        "có liên quan", "liên quan", "chức năng", "chính trị - xã hội", "thành viên ban chỉ đạo 138", "thành viên",
        "cấp tỉnh", "cấp huyện", "của tỉnh", "trực thuộc", "trong tỉnh", "trên địa bàn tỉnh", "trên địa bàn", "khác", "tỉnh",
    ];

    /// <summary>The first word of a body's name.</summary>
    public static readonly string[] BodyNouns =
    [
        "Sở", "Ban", "Ủy ban", "Uỷ ban", "UBND", "UBMTTQ", "Công an", "Hội", "Liên hiệp", "Liên đoàn", "Đoàn", "Tỉnh đoàn",
        "Thành đoàn", "Mặt trận", "Viện", "VKSND", "Tòa án", "Toà án", "TAND", "Bộ Chỉ huy", "Bộ chỉ huy", "Bộ đội", "BCH",
        "Cục", "Chi cục", "Thanh tra", "Văn phòng", "Báo", "Đài", "Trường", "Kho bạc", "Ngân hàng", "Bảo hiểm", "Trung tâm",
        "Hiệp hội", "Hải quan", "Bưu điện", "Cơ quan", "MTTQ",
    ];

    /// <summary>Which bodies the nouns of a class mean when the class itself leads: the first words of their names;
    /// none: every body.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> ClassMembers = new Dictionary<string, string[]>
    {
        ["sở"] = ["sở", "công an", "bộ chỉ huy", "ban dân tộc", "thanh tra", "văn phòng", "cục"],
        ["đoàn thể"] = ["hội", "đoàn", "tỉnh đoàn", "liên đoàn", "mặt trận", "ủy ban mặt trận"],
        ["cơ quan"] = [],
        ["đơn vị"] = [],
    };

    /// <summary>Words with which work begins: a body's name ends before them, and behind a semicolon or "trong đó" they
    /// open a duty of its own.</summary>
    public static readonly string[] Verbs =
    [
        "áp dụng", "ban hành", "báo cáo", "bảo đảm", "bố trí", "cập nhật", "cân đối", "căn cứ", "chấp hành", "chỉ đạo", "chịu trách nhiệm", "chú trọng",
        "chủ động", "chủ trì", "chuẩn bị", "có biện pháp", "có giải pháp", "có kế hoạch", "có trách nhiệm", "coi đây",
        "củng cố", "cung cấp", "duy trì", "đăng ký", "đảm bảo", "đánh giá", "đào tạo", "đẩy mạnh", "đấu tranh", "đề xuất", "định kỳ",
        "đôn đốc", "đổi mới", "đưa", "đăng tải", "gắn", "giải quyết", "gửi", "giám sát", "giúp", "hỗ trợ", "hằng năm", "hàng năm",
        "hằng quý", "hàng quý", "hằng tháng", "hàng tháng", "hằng tuần", "hàng tuần", "hoàn thành", "hoàn thiện", "huy động",
        "hướng dẫn", "kết hợp", "khám", "khẩn trương", "khảo sát", "khuyến khích", "kiểm sát", "kiểm soát", "kiểm tra", "kiện toàn", "kịp thời",
        "làm tốt", "lập", "lãnh đạo", "lồng ghép", "lựa chọn", "mở rộng", "nắm", "nâng cao", "nêu cao", "nghiêm túc", "nộp", "nghiên cứu", "nhân rộng", "phản ánh", "phân bổ",
        "phân công", "phát động", "phát hiện", "phát huy", "phối hợp", "phổ biến", "phòng ngừa", "phòng, chống", "quán triệt",
        "quản lý", "quan tâm", "rà soát", "sơ kết", "sử dụng", "tạo", "tăng cường", "tập huấn", "tập trung", "thanh tra việc", "thẩm định",
        "tham gia", "tham mưu", "thành lập", "theo chức năng", "theo dõi", "thống kê", "thông báo", "thực hiện",
        "thường xuyên", "tích cực", "tiếp nhận", "tiếp tục", "tiến hành", "tổ chức", "tổng hợp", "tổng kết", "triển khai",
        "trang bị", "truy tố", "tư vấn", "tuyên truyền", "ưu tiên", "vận động", "vận hành", "xác định", "xây dựng", "xem",
        "xét xử", "xử lý",
    ];

    /// <summary>Behind a semicolon these say until when the work before is done, and are no work of their own.</summary>
    public static readonly string[] Finishings =
    [
        "hoàn thành trong", "hoàn thành trước", "hoàn thành vào", "hoàn thành xong", "hoàn thành chậm nhất",
        "hoàn thành việc này", "hoàn thành tháng", "hoàn thành quý",
    ];

    /// <summary>A comma and one of these: another piece of work begins inside the sentence.</summary>
    public static readonly string[] WorkAfterComma =
    [
        "trong đó", "sử dụng có hiệu quả", "quản lý chặt chẽ", "định kỳ", "cũng như",
    ];

    /// <summary>Where a duty is done.</summary>
    public static readonly (string Words, DutyScope Scope, Sureness Sureness)[] Scopes =
    [
        ("địa bàn khác trên toàn tỉnh", DutyScope.ProvinceWide, Sureness.Stated),
        ("địa bàn được lựa chọn", DutyScope.PerCommune, Sureness.Stated),
        ("địa bàn đã được lựa chọn", DutyScope.PerCommune, Sureness.Stated),
        ("địa bàn chuyển hóa", DutyScope.PerCommune, Sureness.Stated),
        ("được xác định chuyển hóa", DutyScope.PerCommune, Sureness.Stated),
        ("xã, phường, thị trấn được lựa chọn", DutyScope.PerCommune, Sureness.Stated),
        ("xã, phường, thị trấn trọng điểm", DutyScope.PerCommune, Sureness.Stated),
        ("từng địa bàn", DutyScope.PerCommune, Sureness.Stated),
        ("mỗi địa bàn", DutyScope.PerCommune, Sureness.Stated),
        ("đối với các địa bàn", DutyScope.PerCommune, Sureness.Stated),
        ("tại các địa bàn trọng điểm", DutyScope.PerCommune, Sureness.Stated),
        ("ở các địa bàn trọng điểm", DutyScope.PerCommune, Sureness.Stated),
        ("tại địa bàn trọng điểm", DutyScope.PerCommune, Sureness.Stated),
        ("ở địa bàn trọng điểm", DutyScope.PerCommune, Sureness.Stated),
        ("vào những địa bàn trọng điểm", DutyScope.PerCommune, Sureness.Stated),
        ("trên toàn tỉnh", DutyScope.ProvinceWide, Sureness.Stated),
        ("toàn tỉnh", DutyScope.ProvinceWide, Sureness.Stated),
        ("trên địa bàn tỉnh", DutyScope.ProvinceWide, Sureness.Stated),
        ("từng huyện", DutyScope.PerDistrict, Sureness.Stated),
        ("mỗi huyện", DutyScope.PerDistrict, Sureness.Stated),
        ("tại các địa bàn", DutyScope.PerCommune, Sureness.Likely),
        ("tại địa bàn cơ sở", DutyScope.PerCommune, Sureness.Likely),
        ("tại địa bàn", DutyScope.PerCommune, Sureness.Likely),
        ("từng xã", DutyScope.PerCommune, Sureness.Likely),
    ];

    /// <summary>What makes a district committee's duty one of its communes.</summary>
    public static readonly string[] DistrictCommuneWork =
    [
        "chuyển hóa địa bàn", "công tác chuyển hóa", "chính quyền cơ sở", "địa bàn trọng điểm",
    ];

    /// <summary>How often. "Thường xuyên", "kịp thời" and "hằng năm" are not dates: only the cadence is proposed. No duty
    /// comes every week: the nearest is guessed.</summary>
    public static readonly (string Words, Recurrence Recurrence, Sureness Sureness)[] Cadences =
    [
        ("hằng tháng", Recurrence.Monthly, Sureness.Stated),
        ("hàng tháng", Recurrence.Monthly, Sureness.Stated),
        ("mỗi tháng", Recurrence.Monthly, Sureness.Stated),
        ("hằng tuần", Recurrence.Monthly, Sureness.Guessed),
        ("hàng tuần", Recurrence.Monthly, Sureness.Guessed),
        ("mỗi tuần", Recurrence.Monthly, Sureness.Guessed),
        ("hằng quý", Recurrence.Quarterly, Sureness.Stated),
        ("hàng quý", Recurrence.Quarterly, Sureness.Stated),
        ("theo quý", Recurrence.Quarterly, Sureness.Stated),
        ("mỗi quý", Recurrence.Quarterly, Sureness.Stated),
        ("6 tháng", Recurrence.HalfYearly, Sureness.Stated),
        ("06 tháng", Recurrence.HalfYearly, Sureness.Stated),
        ("sáu tháng", Recurrence.HalfYearly, Sureness.Stated),
        ("hằng năm", Recurrence.Yearly, Sureness.Stated),
        ("hàng năm", Recurrence.Yearly, Sureness.Stated),
        ("mỗi năm", Recurrence.Yearly, Sureness.Stated),
        ("sơ kết, tổng kết", Recurrence.HalfYearly, Sureness.Likely),
        ("sơ kết", Recurrence.HalfYearly, Sureness.Likely),
        ("tổng kết", Recurrence.Yearly, Sureness.Likely),
        ("xây dựng kế hoạch", Recurrence.Yearly, Sureness.Likely),
        ("xây dựng chương trình", Recurrence.Yearly, Sureness.Likely),
        ("dự toán", Recurrence.Yearly, Sureness.Likely),
        ("thường xuyên", Recurrence.Quarterly, Sureness.Guessed),
        ("định kỳ", Recurrence.HalfYearly, Sureness.Guessed),
    ];

    /// <summary>How often, where a day of a month follows ("báo cáo quý trước ngày 25 của tháng cuối quý").</summary>
    public static readonly (string Words, Recurrence Recurrence, Sureness Sureness)[] Periods =
    [
        ("quý", Recurrence.Quarterly, Sureness.Likely),
        ("tháng", Recurrence.Monthly, Sureness.Likely),
        ("năm", Recurrence.Yearly, Sureness.Likely),
    ];

    /// <summary>What stands in front of a quarter or month in which something is done; before: until it begins.</summary>
    public static readonly (string Words, bool IsBefore)[] Within =
    [
        ("trước", true), ("trong", false), ("vào", false), ("đến hết", false), ("hết", false), ("xong", false),
        ("hoàn thành", false),
    ];

    /// <summary>Words at which a title may end: what follows says why, how or where.</summary>
    public static readonly string[] SideClauses =
    [
        "nhất là", "trong đó", "nhằm", "theo đúng", "theo quy định", "góp phần", "bảo đảm", "đảm bảo", "thông qua",
        "phục vụ", "không để", "tuyệt đối", "đến mọi", "trọng tâm là", "đồng thời", "cũng như",
    ];

    /// <summary>The highest row whose words stand in the text.</summary>
    public static Read<Recurrence>? HowOften(
        string normal, string work, (string Words, Recurrence Recurrence, Sureness Sureness)[] rows)
    {
        foreach (var (words, recurrence, sureness) in rows)
        {
            if (Words.Find(normal, words) is >= 0 and var at)
            {
                return new Read<Recurrence>(recurrence, sureness, work.Substring(at, words.Length));
            }
        }

        return null;
    }

    /// <summary>Openings of a title that say nothing of the work.</summary>
    public static readonly string[] EmptyOpenings =
    [
        "có trách nhiệm", "chủ trì,", "chủ trì", "trong đó", "để", "cũng như", "thực hiện tốt", "tích cực,", "chủ động",
        "là cơ quan thường trực", "là cơ quan đầu mối", "định kỳ hằng năm", "định kỳ hàng năm", "định kỳ", "hằng năm",
        "hàng năm", "hằng quý", "hàng quý", "hằng tháng", "hàng tháng", "hằng tuần", "hàng tuần", "và",
    ];
}
