using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>
/// On 2 January 2020 the administrator records Resolution 816: three mergers, communes moved to the city, wards raised. The
/// board of 2019 reads as before; the focal point goes on under the new name.
/// </summary>
public sealed class CommuneMergerJourney : IAsyncLifetime
{
    private const string Board2019 = "/bang?nam=2019";

    /// <summary>The old units of each row, what they become and where, if they move.</summary>
    private static readonly (string[] Old, string New, string? District)[] Rows =
    [
        (["Xã Kim Phú (02497)"], "Xã Kim Phú", "Thành phố Tuyên Quang"),
        (["Xã Phú Lâm (02509)"], "Phường Mỹ Lâm", "Thành phố Tuyên Quang"),
        (["Xã An Tường (02512)"], "Phường An Tường", null),
        (["Xã Đội Cấn (02524)", "Thị trấn Tân Bình (02428)"], "Phường Đội Cấn", null),
        (["Xã Tuân Lộ (02590)", "Xã Thanh Phát (02581)"], "Xã Tân Thanh", null),
        (["Xã Lâm Xuyên (02632)", "Xã Sầm Dương (02629)"], "Xã Trường Sinh", null),
    ];

    private readonly RunningSystem system = new("2020-01-02T07:30:00+07:00", hasWorker: false);
    private readonly Browser browser = new();

    public async ValueTask InitializeAsync()
    {
        await system.InitializeAsync();
        await browser.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await system.DisposeAsync();
    }

    [Fact]
    public async Task Merger_RecordedByTheAdministrator_PassesOpenWorkOnAndLeavesTheBoardOf2019()
    {
        await using var people = new People(system, browser);
        var police = await people.SignInAsync("ma-dinh-thach", path: Board2019);
        var board = await BoardAsync(police);
        Assert.Contains("UBND huyện Yên Sơn", board, StringComparison.Ordinal);
        var officer = await people.SignInAsync("pham-thi-hong-nhan", BrowserLook.Phone, "/?tim=doi+can");
        await Expect(officer.Card("Xã Đội Cấn")).ToBeVisibleAsync();
        var task = await officer.Card("Xã Đội Cấn").GetAttributeAsync("href");

        var admin = await people.SignInAsync("do-minh-truc", path: "/quan-tri/dia-gioi?ngay=31/12/2019");
        await admin.SeeAsync("Ngày 31/12/2019: 141 đơn vị cấp xã");
        await Picture.TakeAsync(admin, "places");
        await admin.FollowAsync("Ghi nhận sắp xếp");
        await FillAsync(admin);
        await Picture.TakeAsync(admin, "act");
        await admin.PressAsync("Xem trước");
        await admin.SeeAsync("Đến hết 31/12/2019: 141 đơn vị × 15% = 21,15, tối đa 21 địa bàn.");
        await admin.SeeAsync("Từ 01/01/2020: 138 đơn vị × 15% = 20,7, tối đa 20 địa bàn.");
        await Picture.TakeAsync(admin, "act-preview");
        await admin.PressAsync("Xác nhận ghi nhận");
        await admin.SeeDoneAsync("Đã ghi nhận 816/NQ-UBTVQH14, hiệu lực từ 01/01/2020.");
        await admin.SeeAsync("Ngày 02/01/2020: 138 đơn vị cấp xã (124 xã, 10 phường, 4 thị trấn) thuộc 7 huyện, thành phố.");
        await admin.SeeAsync("Nhập: Xã Đội Cấn + Thị trấn Tân Bình → Phường Đội Cấn");

        await police.GotoAsync(Board2019);
        Assert.Equal(board, await BoardAsync(police));
        await officer.ReloadAsync();
        await Expect(officer.Card("Phường Đội Cấn")).ToBeVisibleAsync();
        await officer.GotoAsync(task!);
        await officer.SeeAsync("Phường Đội Cấn");
        await officer.SeeAsync("Trước 01/01/2020 là của Ủy ban nhân dân thành phố Tuyên Quang, Xã Đội Cấn");
        await officer.SeeAsync("chuyển theo 816/NQ-UBTVQH14 ngày 21/11/2019");
        await admin.GotoAsync("/quan-tri/co-quan");
        await Picture.TakeAsync(admin, "bodies");
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("Số, ký hiệu").FillAsync("816/NQ-UBTVQH14");
        await page.GetByLabel("Ngày ban hành").FillAsync("21/11/2019");
        await page.GetByLabel("Người ký").FillAsync("TM. Ủy ban Thường vụ Quốc hội");
        await page.GetByLabel("Ngày có hiệu lực").FillAsync("1/1/2020");
        await page.PressAsync("Thêm 3 dòng");
        for (var i = 0; i < Rows.Length; i++)
        {
            var (old, name, district) = Rows[i];
            var row = page.GetByRole(AriaRole.Group, new() { Name = $"Dòng {i + 1}", Exact = true });
            await row.GetByLabel("Đơn vị cũ", new() { Exact = true }).SelectOptionAsync(old[0]);
            if (old.Length > 1)
            {
                await row.GetByText("Nhập thêm đơn vị cũ").ClickAsync();
                await row.GetByLabel("Đơn vị cũ thứ hai").SelectOptionAsync(old[1]);
            }

            await row.GetByLabel("Tên đơn vị mới").FillAsync(name);
            if (district is not null)
            {
                await row.GetByLabel("Thuộc huyện, thành phố").SelectOptionAsync(district);
            }
        }
    }

    /// <summary>Every name and figure of the board.</summary>
    private static Task<string> BoardAsync(IPage page) => page.GetByRole(AriaRole.Main).InnerTextAsync();

    private sealed class People(RunningSystem system, Browser browser) : Journey(system, browser)
    {
        public new Task<IPage> SignInAsync(string userName, BrowserLook? look = null, string path = "/") =>
            base.SignInAsync(userName, look, path);
    }
}
