using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure.TagHelpers;

/// <summary>A cell of the board. &lt;board-mark code="Overdue" href="…" label="Sở Y tế, tháng 10"&gt;2&lt;/board-mark&gt; is a link
/// that shows glyph and number and reads "Sở Y tế, tháng 10: 2, quá hạn". Without href it is plain.</summary>
[HtmlTargetElement("board-mark")]
public sealed class BoardMarkTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    public string Code { get; set; } = "";

    public string? Href { get; set; }

    public string? Label { get; set; }

    public bool Requested { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var look = StateLooks.Mark(Code, Requested);
        var number = await output.GetChildContentAsync();
        output.TagName = Href is null ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"cell {look.Tone}");
        if (Href is not null)
        {
            output.Attributes.SetAttribute("href", Href);
        }

        output.Content.AppendHtml(IconTagHelper.Html(ViewContext.HttpContext, look.Icon));
        if (Label is not null)
        {
            output.Content.AppendHtml("<span class=\"visually-hidden\">").Append(Label).AppendHtml(": </span>");
        }

        output.Content.AppendHtml(number);
        output.Content.AppendHtml("<span class=\"visually-hidden\"> ").Append(texts[look.Word]).AppendHtml("</span>");
    }
}
