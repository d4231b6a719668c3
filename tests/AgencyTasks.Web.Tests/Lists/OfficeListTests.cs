using AgencyTasks.Web.Tests.Tasks;

namespace AgencyTasks.Web.Tests.Lists;

/// <summary>"Tải Excel" of the lists that only some offices have: it holds what the page shows.</summary>
public sealed class OfficeListTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Admin = "do-minh-truc";
    private const string HealthHead = "ninh-thi-huong-nhu";

    [Fact]
    public async Task File_OfPlaces_HasTheCommunesOfTheDay_ByDistrict()
    {
        var client = await web.SignedInAsync(Admin);
        var page = await client.OpenAsync("/quan-tri/dia-gioi?ngay=4/11/2019");
        var shown = page.Document.QuerySelectorAll("main details li").Select(row => OpenedPage.Fold(row.TextContent)).ToList();

        var sheets = await client.OpenListFileAsync(page);

        sheets.Keys.ShouldBe(["Địa giới hành chính", "Các lần sắp xếp"]);
        var rows = sheets["Địa giới hành chính"];
        rows[0].ShouldBe(["Xã, phường, thị trấn", "Mã", "Huyện, thành phố", "Hiệu lực", "Trước là"]);
        shown.Count.ShouldBe(141);
        rows.Skip(1).Select(row => $"{row[0]} {row[1]} · {row[3]}").ShouldBe(shown);
    }

    [Fact]
    public async Task File_OfHandOvers_HasThePostsOfTheViewer_AndNoOthers()
    {
        var client = await web.SignedInAsync(HealthHead);
        var page = await client.OpenAsync("/ban-giao");
        var shown = page.Document.QuerySelectorAll("main tbody th").Select(row => OpenedPage.Fold(row.TextContent)).ToList();

        var sheets = await client.OpenListFileAsync(page);

        sheets.Keys.ShouldBe(["Bàn giao và ủy quyền", "Đã bàn giao"]);
        shown.Count.ShouldBeGreaterThan(1);
        sheets["Bàn giao và ủy quyền"].Skip(1).Select(row => row[0]).ShouldBe(shown);
        sheets["Bàn giao và ủy quyền"].Skip(1).ShouldAllBe(row => row[2] == "Sở Y tế");
    }
}
