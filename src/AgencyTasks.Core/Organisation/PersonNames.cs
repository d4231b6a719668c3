using System.Globalization;

namespace AgencyTasks.Core.Organisation;

/// <summary>Vietnamese people are sorted by the given name, the last word; then by what stands before it.</summary>
public static class PersonNames
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    public static readonly IComparer<string> ByGivenName = Comparer<string>.Create(Compare);

    private static int Compare(string one, string other)
    {
        var (given, before) = Parts(one);
        var (otherGiven, otherBefore) = Parts(other);
        var result = Vietnamese.Compare(given, otherGiven);
        return result != 0 ? result : Vietnamese.Compare(before, otherBefore);
    }

    private static (string Given, string Before) Parts(string name)
    {
        var at = name.LastIndexOf(' ');
        return at < 0 ? (name, "") : (name[(at + 1)..], name[..at]);
    }
}
