using AgencyTasks.Core.Planning.Sheets;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Testing;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Planning;

/// <summary>What a coordinator does with a file of a matrix.</summary>
internal static class ImportDesk
{
    public static readonly IReadOnlyList<string> Headings = [.. DutyColumns.All.Select(column => column.Heading)];

    /// <summary>A row as an officer types it, with some of its cells otherwise.</summary>
    public static object?[] Row(string code, params (string Heading, object? Value)[] other)
    {
        object?[] row =
        [
            code, "V.7.1", "Quản lý chặt chẽ", "Quản lý chặt chẽ đối tượng trên địa bàn.", $"Nhiệm vụ {code}", "IV.4", "Sở Y tế",
            "Công an tỉnh; “các ngành liên quan”", "Giao nhiệm vụ", "Toàn tỉnh", "Hằng quý",
            "Chậm nhất 10 ngày sau kỳ; gặp ngày nghỉ: ngày làm việc kế tiếp", "01/01/2019", "31/12/2019", "1 văn bản hoặc ảnh",
            "Số buổi tuyên truyền [buổi]", "Công an tỉnh xác nhận", "Chu kỳ; Thời hạn",
        ];
        foreach (var (heading, value) in other)
        {
            row[Headings.ToList().IndexOf(heading)] = value;
        }

        return row;
    }

    public static byte[] Book(params object?[][] rows) => TestSheets.Xlsx([Headings, .. rows]);

    public static Task<OpenedPage> UploadAsync(this HttpClient client, int version, byte[] bytes, string name = "ma-tran.xlsx") =>
        client.UploadToAsync($"/ma-tran/{version}/nhap", bytes, name);

    public static async Task<OpenedPage> UploadToAsync(this HttpClient client, string url, byte[] bytes, string name)
    {
        var page = await client.OpenAsync(url);
        return await client.SubmitFormAsync(page.Form(), files: [new ChosenFile("Upload", name, bytes)]);
    }

    /// <summary>The figure of "Thêm mới", "Sửa đổi", "Giữ nguyên" or "Không có trong tệp".</summary>
    public static string Count(this OpenedPage page, string name) => page.Document.QuerySelectorAll(".effects li")
        .FirstOrDefault(effect => effect.QuerySelector(".label")!.TextContent == name)?.QuerySelector(".number")!.TextContent
        ?? throw new InvalidOperationException($"No figure '{name}' on {page.Url}: {page.Text}");

    /// <summary>The faults as "Ô G2: sentence".</summary>
    public static IReadOnlyList<string> Faults(this OpenedPage page) =>
    [
        .. page.Document.QuerySelectorAll("[aria-labelledby=loi] tbody tr").Select(row => OpenedPage.Fold(
            $"{row.QuerySelector("th")!.TextContent}: {row.QuerySelector("td")!.TextContent}")),
    ];

    /// <summary>A draft with these duties of the Department of Health.</summary>
    public static Task<int> DraftAsync(this WebFixture web, params string[] codes) => web.ReadAsync(async db =>
    {
        var health = await db.Agencies.FirstAsync(agency => agency.Code == PoliceSteps.Health);
        var latest = await db.Matrices.OrderByDescending(matrix => matrix.Version).FirstAsync();
        var draft = new AssignmentMatrix { PlanId = latest.PlanId, Version = latest.Version + 1 };
        foreach (var (code, position) in codes.Select((code, position) => (code, position + 1)))
        {
            draft.Add(new DutyBuilder().Code(code).LedBy(health).Build(position));
        }

        db.Add(draft);
        await db.SaveChangesAsync();
        return draft.Version;
    });

    public static Task<List<Duty>> DutiesAsync(this WebFixture web, int version) => web.ReadAsync(db => db.Duties.AsNoTracking()
        .Where(duty => db.Matrices.Any(matrix => matrix.Id == duty.MatrixId && matrix.Version == version))
        .OrderBy(duty => duty.Code).ToListAsync());
}
