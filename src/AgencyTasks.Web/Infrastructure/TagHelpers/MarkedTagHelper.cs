using AgencyTasks.Core.Search;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AgencyTasks.Web.Infrastructure.TagHelpers;

/// <summary>&lt;marked text="…" wanted="…" /&gt;: a text with the words looked for marked; plain where nothing is.</summary>
[HtmlTargetElement("marked", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkedTagHelper : TagHelper
{
    public string? Text { get; set; }

    public Wanted? Wanted { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Wanted is null)
        {
            output.Content.Append(Text);
            return;
        }

        foreach (var part in Wanted.Words.Parts(Text ?? "", Wanted.IsNear))
        {
            if (!part.IsFound)
            {
                output.Content.Append(part.Text);
                continue;
            }

            var mark = new TagBuilder("mark");
            mark.InnerHtml.Append(part.Text);
            output.Content.AppendHtml(mark);
        }
    }
}
