using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AgencyTasks.Web.Infrastructure.TagHelpers;

/// <summary>&lt;icon name="printer" /&gt;: a glyph of the sprite, named in Assets/icons.txt. It is never read out;
/// the word stands beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        output.Content.SetHtmlContent(Html(ViewContext.HttpContext, Name));
    }

    public static string Html(HttpContext http, string name)
    {
        // The fingerprinted address is immutable, so that the sprite is fetched once.
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        var sprite = http.Request.PathBase + "/" + (assets?["img/icons.svg"] ?? "img/icons.svg").TrimStart('/');
        return $"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{sprite}#{HtmlEncoder.Default.Encode(name)}\"/></svg>";
    }
}
