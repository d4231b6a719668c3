using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using NodaTime;

namespace AgencyTasks.Domain.Tests.Tasks;

/// <summary>Everything a thing of the domain remembers, by path, so that "nothing has changed" means just
/// that.</summary>
internal static class Snapshot
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Stored = new();

    public static SortedDictionary<string, string> Of(object thing)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Walk(thing, "", all);
        return all;
    }

    /// <summary>Paths whose value differs; of a row that came or went only the row.</summary>
    public static IReadOnlyList<string> Changes(
        SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        [
            .. before.Keys.Union(after.Keys)
                .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
                .Select(path => before.ContainsKey(path) && after.ContainsKey(path)
                    ? path
                    : (after.ContainsKey(path) ? "+" : "-") + path[..(path.IndexOf(']') + 1)])
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static void Walk(object? value, string path, SortedDictionary<string, string> all)
    {
        switch (value)
        {
            case null:
                all[path] = "null";
                break;
            case string text:
                all[path] = $"'{text}'";
                break;
            case IEnumerable list:
                var index = 0;
                foreach (var item in list)
                {
                    Walk(item, $"{path}[{index++}]", all);
                }

                break;
            case Instant or LocalDate or Guid or Enum or bool or int or decimal or long:
                all[path] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                break;
            default:
                foreach (var property in Stored.GetOrAdd(value.GetType(), StoredOf))
                {
                    Walk(property.GetValue(value), path.Length == 0 ? property.Name : $"{path}.{property.Name}", all);
                }

                break;
        }
    }

    /// <summary>What is stored has a setter or is a list; the rest follows from it.</summary>
    private static PropertyInfo[] StoredOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property =>
            property.SetMethod is not null
            || property.PropertyType.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal)),
    ];
}
