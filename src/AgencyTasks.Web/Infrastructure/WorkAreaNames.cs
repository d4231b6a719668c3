using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>How a work area is called: by its code in the plan, and by its name where it is known.</summary>
public static class WorkAreaNames
{
    /// <summary>IV.1 – Lãnh đạo, chỉ đạo</summary>
    public static string Area(this IStringLocalizer<BoardTexts> texts, string code)
    {
        var name = texts[$"WorkArea.{code}"];
        return name.ResourceNotFound ? code : $"{code} – {name.Value}";
    }
}
