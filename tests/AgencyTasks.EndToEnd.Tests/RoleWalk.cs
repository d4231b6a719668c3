using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>Opens every main page of a role, one after the other; a page that needs a task of its own is reached as a person
/// reaches it.</summary>
public static partial class RoleWalk
{
    /// <summary>Each role with a person who holds it; the first is nobody.</summary>
    public static IReadOnlyDictionary<string, string> People { get; } = new Dictionary<string, string>
    {
        ["Nobody"] = "",
        ["FocalPoint"] = "pham-que-lam",
        ["DistrictOffice"] = "ma-thi-da-huong",
        ["AgencyHead"] = "vi-thi-ngoc-lan",
        ["Coordinator"] = "tran-thanh-giang",
        ["Committee"] = "pham-thi-thanh-lieu",
        ["Admin"] = "do-minh-truc",
        ["Auditor"] = "giap-thi-minh-chau",
    };

    public static async IAsyncEnumerable<string> OpenEachAsync(IPage page, string role)
    {
        foreach (var path in Paths(role))
        {
            await page.GotoAsync(path);
            yield return path;
        }

        if (role == "FocalPoint")
        {
            await page.GotoAsync("/");
            await page.Locator(".task-card").First.ClickAsync();
            await page.WaitForURLAsync(TaskAddress());
            var task = new Uri(page.Url).AbsolutePath;
            yield return task;
            await page.GotoAsync($"{task}/gia-han");
            yield return "gia-han";
            await page.GotoAsync($"{task}/nop");
            yield return "nop";
            await page.GetByLabel("Ngày ký").FillAsync("31/06/2019");
            await page.PressAsync("Kiểm tra trước khi gửi");
            await page.GetByRole(AriaRole.Alert).WaitForAsync();
            yield return "nop, refused";
            await page.GotoAsync($"{task}/kiem-tra");
            yield return "kiem-tra";
            await page.GotoAsync($"{task}/trao-doi");
            yield return "trao-doi";
            await page.GotoAsync("/don-vi/nhiem-vu?dau=dung-han");
            await page.Locator(".task-card").First.ClickAsync();
            await page.WaitForURLAsync(TaskAddress());
            yield return "a finished task";
            await page.GetByRole(AriaRole.Link, new() { Name = "Biên nhận" }).First.ClickAsync();
            await page.SeeReceiptAsync();
            yield return "bien-nhan";
        }

        if (role == "AgencyHead")
        {
            await page.GotoAsync("/ban-giao");
            await page.Locator(".row-actions a").First.ClickAsync();
            await page.Locator("form.panel").WaitForAsync();
            yield return "a hand-over";
            await page.GotoAsync("/ban-giao");
            await page.Locator(".row-actions a").Nth(1).ClickAsync();
            await page.Locator("#leave").WaitForAsync();
            yield return "uy-quyen";
            await page.PressAsync("Ủy quyền");
            await page.GetByRole(AriaRole.Alert).WaitForAsync();
            yield return "uy-quyen, refused";
        }

        if (role == "Admin")
        {
            await page.GotoAsync("/quan-tri/nguoi-dung/ninh-thi-huong-nhu");
            await page.GetByRole(AriaRole.Link, new() { Name = "Kết thúc" }).First.ClickAsync();
            await page.SeeHeadingAsync("Kết thúc chức vụ");
            yield return "chuc-vu, end";
        }

        if (role == "Coordinator")
        {
            await page.GotoAsync("/bang");
            await page.Locator(".summary-heads a").Last.ClickAsync();
            await page.Locator("main table a").First.ClickAsync();
            await page.WaitForURLAsync(TaskAddress());
            var task = new Uri(page.Url).AbsolutePath;
            yield return task;
            await page.GotoAsync($"{task}/mien");
            yield return "mien";
            await page.GotoAsync($"{task}/huy");
            yield return "huy";
            await page.GotoAsync("/ky");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Chốt kỳ" }).First.ClickAsync();
            await page.WaitForURLAsync("**/chot");
            yield return "chot";
        }
    }

    private static string[] Paths(string role) => role switch
    {
        "Nobody" => ["/dang-nhap", "/huong-dan", "/quen-mat-khau", "/moi/khong-co-loi-moi-nay"],
        "FocalPoint" =>
        [
            "/", "/?ky=sau", "/don-vi", "/tim?tim=phap+luat", "/bo-loc", "/ma-tran", "/ban-giao", "/khong-co-trang-nay", "/tai-khoan",
            "/tai-khoan/mat-khau", "/tai-khoan/xac-thuc", "/tai-khoan/khoa-truy-cap", "/tai-khoan/khoa-api",
        ],
        "DistrictOffice" => ["/"],
        "AgencyHead" => ["/don-vi", "/don-vi/nhiem-vu", "/ban-giao"],
        "Coordinator" =>
        [
            "/bang", "/bang/don-vi/vien-kiem-sat-nhan-dan-tinh", "/bang/dong?nam=2019&dau=qua-han", "/xac-nhan",
            "/gia-han", "/ma-tran", "/ma-tran/2", "/ma-tran/2/xem-truoc", "/quan-tri/thu", "/ma-tran/ke-hoach-moi",
            "/ma-tran/2/nhiem-vu/V.13.3a-1", "/ma-tran/2/nhom-co-quan", "/ma-tran/2/do-phu", "/ma-tran/so-sanh?tu=1&den=2",
            "/ma-tran/2/nhap", "/ky", "/tep-mat", "/tim?tim=methadone",
        ],
        "Committee" => ["/bang"],
        "Admin" =>
        [
            "/quan-tri/thu", "/quan-tri/nguoi-dung", "/quan-tri/nguoi-dung/ninh-thi-huong-nhu/tai-khoan",
            "/quan-tri/nguoi-dung?don-vi=so-y-te", "/quan-tri/them-nguoi-dung",
            "/quan-tri/nguoi-dung/ninh-thi-huong-nhu", "/quan-tri/nguoi-dung/ninh-thi-huong-nhu/sua",
            "/quan-tri/nguoi-dung/ninh-thi-huong-nhu/chuc-vu",
        ],
        _ => ["/kiem-toan"],
    };

    [GeneratedRegex("/nhiem-vu/[0-9a-f-]{36}$")]
    private static partial Regex TaskAddress();
}
