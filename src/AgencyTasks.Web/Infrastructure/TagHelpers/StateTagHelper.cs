using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure.TagHelpers;

/// <summary>&lt;state code="Submitted" /&gt;: word, glyph and colour of a task's state.</summary>
[HtmlTargetElement("state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StateTagHelper(IStringLocalizer<Shared> texts) : TagHelper
{
    public string Code { get; set; } = "";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var look = StateLooks.State(Code);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state {look.Tone}");
        output.Content.AppendHtml(IconTagHelper.Html(ViewContext.HttpContext, look.Icon));
        output.Content.Append(texts[look.Word]);
    }
}
