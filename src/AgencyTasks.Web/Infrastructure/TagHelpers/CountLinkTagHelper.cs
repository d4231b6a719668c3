using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AgencyTasks.Web.Infrastructure.TagHelpers;

/// <summary>&lt;count-link of="12" to="/ma-tran/…" none="–" /&gt;: a count that opens its rows; nought opens nothing.</summary>
[HtmlTargetElement("count-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CountLinkTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public int Of { get; set; }

    /// <summary>The address within the application.</summary>
    public string To { get; set; } = "";

    public string None { get; set; } = "0";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Of == 0 ? null : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Of != 0)
        {
            output.Attributes.SetAttribute("href", urls.GetUrlHelper(ViewContext).Content("~" + To));
        }

        output.Content.Append(Of == 0 ? None : Of.ToString("N0", CultureInfo.CurrentCulture));
    }
}
