using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure.TagHelpers;

/// <summary>&lt;deadline light="DueSoon" days="3"&gt;hạn 30/06/2019&lt;/deadline&gt; gives "Còn 3 ngày làm việc · hạn
/// 30/06/2019". Days are working days left, or calendar days overdue; without them the light's own word stands.</summary>
[HtmlTargetElement("deadline")]
public sealed class DeadlineTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    public string Light { get; set; } = "";

    public int? Days { get; set; }

    /// <summary>How long is left, in words, where there is more to say than the days: "Hôm nay là ngày làm việc cuối
    /// cùng".</summary>
    public string? Left { get; set; }

    public bool Requested { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var look = StateLooks.Light(Light, Requested);
        var rest = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"deadline {look.Tone}");
        output.Content.AppendHtml(IconTagHelper.Html(ViewContext.HttpContext, look.Icon));
        output.Content.AppendHtml("<span>").AppendHtml(Words(look));
        if (!rest.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<span class=\"sep\"> · </span><span class=\"due\">").AppendHtml(rest).AppendHtml("</span>");
        }

        output.Content.AppendHtml("</span>");
    }

    private HtmlContentBuilder Words(Look look)
    {
        var words = new HtmlContentBuilder();
        words.AppendHtml("<span class=\"light\">");
        if (Light is "Overdue")
        {
            words.Append(texts[look.Word, Days ?? 0]);
        }
        else if (Days is null || Light is "NoDeadline")
        {
            words.Append(texts[look.Word]);
        }
        else
        {
            // Who cannot see the colour hears the light's name too.
            words.AppendHtml("<span class=\"visually-hidden\">").Append(texts[look.Word]).AppendHtml(": </span>");
            words.Append(Left ?? (Days is 0 ? texts["Light.Today"] : texts["Light.DaysLeft", Days]));
        }

        return (HtmlContentBuilder)words.AppendHtml("</span>");
    }
}
