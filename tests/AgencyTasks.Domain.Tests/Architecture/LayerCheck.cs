using System.Reflection;
using NetArchTest.Rules;

namespace AgencyTasks.Domain.Tests.Architecture;

/// <summary>Finds the types of an assembly that use a folder they may not use.</summary>
internal static class LayerCheck
{
    /// <summary>One line an offender: its full name and what it may not use; also a type in a folder without a
    /// row.</summary>
    public static IReadOnlyList<string> Offenders(
        Assembly assembly, string root, IReadOnlyDictionary<string, string[]> table)
    {
        var byFolder = assembly.GetTypes()
            .Where(type => type is { IsNested: false, FullName: not null } && FolderOf(type, root, table) is not null)
            .ToLookup(type => FolderOf(type, root, table)!, type => type.FullName!);
        var offenders = byFolder.Where(folder => !table.ContainsKey(folder.Key))
            .SelectMany(folder => folder)
            .Select(type => $"{type}: its folder has no row in the table of arrows")
            .ToList();
        foreach (var (folder, allowed) in table.Where(row => byFolder.Contains(row.Key)))
        {
            var forbidden = byFolder
                .Where(other => other.Key != folder && !allowed.Contains(other.Key))
                .SelectMany(other => other)
                .ToHashSet();
            offenders.AddRange(UsersOf(assembly, byFolder[folder].ToHashSet(), forbidden));
        }

        return offenders;
    }

    /// <summary>The first namespace under the root; for the root itself the type's own row, else ""; null: not under
    /// it.</summary>
    private static string? FolderOf(Type type, string root, IReadOnlyDictionary<string, string[]> table)
    {
        var name = type.Namespace ?? "";
        return name == root ? (table.ContainsKey(type.Name) ? type.Name : "")
            : name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0]
            : null;
    }

    private static IEnumerable<string> UsersOf(Assembly assembly, HashSet<string> users, HashSet<string> forbidden)
    {
        if (forbidden.Count == 0)
        {
            return [];
        }

        var result = Types.InAssembly(assembly).ShouldNot().HaveDependencyOnAny([.. forbidden]).GetResult();
        return (result.FailingTypes ?? [])
            .Where(type => users.Contains(type.FullName.Split('/', '+')[0]))
            .Select(type => $"{type.FullName}: {type.Explanation}");
    }
}
