using System.Globalization;
using System.Resources;

namespace AgencyTasks.Core.Display;

/// <summary>Texts of one resource file, <c>Resources/NAME.vi.resx</c> and <c>.en.resx</c>; a missing text is a fault, not a
/// blank.</summary>
public sealed class TextResources(string name)
{
    private readonly ResourceManager manager = new($"AgencyTasks.Core.Resources.{name}", typeof(TextResources).Assembly);

    public static CultureInfo Vietnamese { get; } = CultureInfo.GetCultureInfo("vi");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public string Get(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments)
    {
        var text = manager.GetString(key, culture)
            ?? throw new InvalidOperationException($"The text '{key}' is missing in {culture.Name}.");
        return arguments.Length == 0 ? text : string.Format(culture, text, arguments);
    }
}
