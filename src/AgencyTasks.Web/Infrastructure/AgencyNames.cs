using System.Globalization;
using AgencyTasks.Domain.Organisation;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>A body's name in the reader's language.</summary>
public static class AgencyNames
{
    public static string NameIn(this Agency agency, CultureInfo culture) => IsEnglish(culture) ? agency.EnglishName : agency.Name;

    public static string ShortNameIn(this Agency agency, CultureInfo culture) =>
        IsEnglish(culture) ? agency.EnglishName : agency.ShortName;

    private static bool IsEnglish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en";
}
