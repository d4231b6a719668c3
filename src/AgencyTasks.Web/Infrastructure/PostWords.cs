using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.HandOvers;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>How posts read on every page, and the words for roles in addresses.</summary>
public sealed class PostWords(IStringLocalizer<PeopleTexts> texts)
{
    public static readonly IReadOnlyList<(Role Role, string Code)> Roles =
    [
        (Role.FocalPoint, "dau-moi"), (Role.DistrictOffice, "uy-ban-huyen"), (Role.AgencyHead, "thu-truong"),
        (Role.Coordinator, "thuong-truc"), (Role.Committee, "ban-chi-dao"), (Role.Admin, "quan-tri"),
        (Role.Auditor, "thanh-tra"),
    ];

    public static readonly IReadOnlyList<(PersonState State, string Code)> States =
    [
        (PersonState.Active, "dang-giu"), (PersonState.Coming, "sap-giu"), (PersonState.WithoutPost, "khong-giu"),
    ];

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public static Role? RoleOf(string? code) => Roles.Where(role => role.Code == code).Select(role => (Role?)role.Role)
        .FirstOrDefault();

    public string RoleName(Role role) => texts[$"Role.{role}"];

    /// <summary>Cán bộ đầu mối · Sở Y tế (thay mặt Nguyễn Thị Thanh Thảo)</summary>
    public string PostLine(ShownPost shown)
    {
        var post = $"{RoleName(shown.Post.Role)} · {shown.Agency.NameIn(Culture)}";
        return shown.OnBehalfOf is { } holder ? $"{post} ({texts["Post.OnBehalfOf", holder]})" : post;
    }

    /// <summary>Trần Văn Hai, từ 04/11/2019 đến 08/11/2019</summary>
    public string DeputyLine(NamedDeputy deputy) =>
        texts["Deputy.Days", deputy.FullName, Wording.Day(deputy.Post.From), Wording.Day(deputy.Post.To!.Value)];

    /// <summary>Từ 01/01/2018 đến nay · Từ 01/01/2018 đến 30/06/2019</summary>
    public string Days(Post post) => post switch
    {
        { WasNeverTakenUp: true } => texts["Post.NeverTaken", Wording.Day(post.From)],
        { To: { } to } => texts["Post.FromTo", Wording.Day(post.From), Wording.Day(to)],
        _ => texts["Post.From", Wording.Day(post.From)],
    };

    public string State(Post post, LocalDate today) => texts[
        post.IsHeldOn(today) ? "Post.Held" : post.From > today && !post.WasNeverTakenUp ? "Post.Coming" : "Post.Past"];
}
