using AgencyTasks.Core.Search;
using AgencyTasks.Web.Tests.Tasks;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Web.Tests.Lists;

public sealed class SavedFilterTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Filter_Saved_OpensWithOnePress_AndIsDeletedWithAnother()
    {
        var client = await web.SignedInAsync(Desk.Police);
        var list = await client.OpenAsync("/bang/dong?nam=2019&don-vi=so-y-te&dau=qua-han&trang=2");

        var kept = await client.SubmitFormAsync(list.Form(".saved-filters form"), new() { ["Name"] = "Y tế quá hạn" });

        kept.Url.ShouldBe("/bang/dong?nam=2019&don-vi=so-y-te&dau=qua-han");
        var other = await client.OpenAsync("/bang/dong?nam=2019");
        (await client.OpenAsync(other.Link("Y tế quá hạn"))).Url.ShouldBe(kept.Url);

        var all = await client.OpenAsync("/bo-loc");
        all.Text.ShouldContain("Bảng theo dõi");
        var gone = await client.SubmitFormAsync(all.Form(".saved-filter form"));
        gone.Text.ShouldContain("Chưa lưu bộ lọc nào");
    }

    [Fact]
    public async Task Filter_WithoutAName_IsAskedForOneAndNotLost()
    {
        var client = await web.SignedInAsync("ha-thi-tuong-vi");
        var list = await client.OpenAsync("/tim?tim=methadone");

        var refused = await client.SubmitFormAsync(list.Form(".saved-filters form"), new() { ["Name"] = " " });

        refused.Errors.ShouldBe(["Hãy đặt tên cho bộ lọc, không quá 60 ký tự."]);
        (await client.SubmitFormAsync(refused.Form("main form"), new() { ["Name"] = "Methadone" })).Url.ShouldBe("/tim?tim=methadone");
    }

    [Fact]
    public async Task Filter_OfSomebodyElse_IsNeitherSeenNorDeleted()
    {
        var owner = await web.SignedInAsync(Desk.HealthOfficer);
        var page = await owner.OpenAsync("/tim?tim=methadone");
        await owner.SubmitFormAsync(page.Form(".saved-filters form"), new() { ["Name"] = "Của riêng tôi" });
        var id = await web.ReadAsync(db => db.Database
            .SqlQuery<Guid>($"SELECT id AS \"Value\" FROM saved_filter WHERE name = 'Của riêng tôi'").ToListAsync());
        id.ShouldBeEmpty("the fence gives a person's filters to that person alone");

        var stranger = await web.SignedInAsync(Desk.JusticeOfficer);
        (await stranger.OpenAsync("/bo-loc")).Text.ShouldNotContain("Của riêng tôi");
        (await owner.OpenAsync("/bo-loc")).Text.ShouldContain("Của riêng tôi");
    }

    [Fact]
    public async Task Filter_TheTwentyFirst_IsRefused_AndTheSameNameTakesTheNewOne()
    {
        await web.ActAsync<SaveFilter>(Desk.OtherHealthOfficer, async (save, viewer) =>
        {
            for (var i = 1; i <= SavedFilter.Most; i++)
            {
                await save.ExecuteAsync(new(FilteredList.Search, $"Lọc {i}", "?tim=a", viewer), default);
            }

            await save.ExecuteAsync(new(FilteredList.Search, "Lọc 1", "?tim=b", viewer), default);
        });
        var client = await web.SignedInAsync(Desk.OtherHealthOfficer);
        var page = await client.OpenAsync("/tim?tim=methadone");

        var refused = await client.SubmitFormAsync(page.Form(".saved-filters form"), new() { ["Name"] = "Thêm một" });

        refused.Errors.ShouldBe(["Mỗi người lưu được 20 bộ lọc. Hãy xóa bớt một bộ lọc rồi lưu lại."]);
        refused.Text.ShouldContain("Đã lưu 20 trên 20 bộ lọc.");
        refused.Document.QuerySelectorAll(".saved-filter a").Select(link => link.GetAttribute("href")).ShouldContain("/tim?tim=b");
    }

    [Theory]
    [InlineData("https://elsewhere.example/?x=1")]
    [InlineData("//elsewhere.example")]
    [InlineData("?handler=Excel&trang=3")]
    public async Task Filter_WithAnAddressOfItsOwn_LeadsNowhereElse(string query)
    {
        var client = await web.SignedInAsync("tran-thanh-giang", followsRedirects: false);
        var token = await client.ForgeryTokenAsync();

        var answer = await client.SendFormAsync("/bo-loc", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token, ["List"] = "Search", ["Query"] = query, ["Name"] = "Lạ",
        }));

        answer.Response.Headers.Location!.ToString().ShouldStartWith("/tim");
        answer.Response.Headers.Location.ToString().ShouldNotContain("handler");
    }
}
