using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>One line of the error summary: the box's key (empty for the whole form) and the sentence.</summary>
public sealed record ErrorLine(string Key, string Text)
{
    /// <summary>The id that asp-for gives the box.</summary>
    public string FieldId => Microsoft.AspNetCore.Mvc.Rendering.TagBuilder.CreateSanitizedId(Key, "_");
}

/// <summary>What is wrong with a form, in the order in which the page's model declares its boxes, inherited ones first:
/// keep the form in the same order.</summary>
public static class ErrorLines
{
    public static IReadOnlyList<ErrorLine> From(ViewDataDictionary view) => view.ModelState
        .Where(entry => entry.Value?.ValidationState == ModelValidationState.Invalid)
        .OrderBy(entry => Position(view.ModelMetadata, entry.Key), StringComparer.Ordinal)
        .SelectMany(entry => entry.Value!.Errors.Select(error => new ErrorLine(entry.Key, error.ErrorMessage)))
        .Where(line => line.Text.Length > 0)
        .DistinctBy(line => line.Text)
        .ToList();

    // "Input.SignedOn" becomes "003.001": the places of its parts among their sisters.
    private static string Position(ModelMetadata metadata, string key)
    {
        var places = new List<string>();
        foreach (var part in key.Split('.'))
        {
            var name = part.Split('[')[0];
            var boxes = metadata.Properties.OrderBy(Depth).ToList();
            var place = boxes.FindIndex(property => property.PropertyName == name);
            places.Add(place < 0 ? "999" : place.ToString("000", null));
            if (place >= 0)
            {
                var property = boxes[place];
                metadata = property.ElementMetadata ?? property;
            }
        }

        return string.Join('.', places);
    }

    private static int Depth(ModelMetadata property)
    {
        var depth = 0;
        for (var type = property.ContainerType!.GetProperty(property.PropertyName!)?.DeclaringType; type is not null; type = type.BaseType)
        {
            depth++;
        }

        return depth;
    }
}
