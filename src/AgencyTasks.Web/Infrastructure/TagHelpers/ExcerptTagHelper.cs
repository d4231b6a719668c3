using AgencyTasks.Web.Pages.Planning;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AgencyTasks.Web.Infrastructure.TagHelpers;

/// <summary>&lt;excerpt parts="…" /&gt;: a paragraph of the plan with its sentence and quote marked, no blank added.</summary>
[HtmlTargetElement("excerpt", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ExcerptTagHelper : TagHelper
{
    public IReadOnlyList<ExcerptPart> Parts { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Parts.Any(part => part.IsSentence) ? "here" : "around");
        foreach (var part in Parts)
        {
            if (!part.IsSentence && !part.IsQuote)
            {
                output.Content.Append(part.Text);
                continue;
            }

            var mark = new TagBuilder("mark");
            if (part.IsQuote)
            {
                mark.AddCssClass("quote-mark");
            }

            mark.InnerHtml.Append(part.Text);
            output.Content.AppendHtml(mark);
        }
    }
}
