using Microsoft.Extensions.Logging;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>Makes a new cluster beside its place and renames it when it is whole: a crash leaves no half cluster.</summary>
internal sealed class ClusterInitialiser(
    ClusterFolder folder, PostgresBinaries binaries, ServerUser user, bool durable, ILogger logger)
{
    public async Task InitialiseAsync(CancellationToken token)
    {
        var half = folder.Cluster + ".new";
        var passwordFile = folder.Cluster + ".new-password";
        logger.LogInformation("Making a PostgreSQL {Version} cluster in {Cluster}", binaries.Version, folder.Cluster);
        try
        {
            if (Directory.Exists(half))
            {
                Directory.Delete(half, recursive: true);
            }

            Directory.CreateDirectory(half);
            await user.GiveAsync(half, token);
            ClusterFolder.WritePrivate(passwordFile, folder.ReadOrMakePassword());
            await user.GiveAsync(passwordFile, token);
            await InitdbAsync(half, passwordFile, token);
            await File.AppendAllTextAsync(
                Path.Combine(half, "postgresql.conf"),
                $"\ninclude_if_exists = '{ServerSettings.FileName}'\n",
                token);
            ClusterFolder.WriteMaker(half, binaries);
            if (Directory.Exists(folder.Cluster))
            {
                Directory.Delete(folder.Cluster);
            }

            Directory.Move(half, folder.Cluster);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Errors.NotOurs(folder.DataFolder, e);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    private async Task InitdbAsync(string half, string passwordFile, CancellationToken token)
    {
        // C.UTF-8 is Linux's; elsewhere the plain C locale, the order of letters being ICU's in any case.
        var locale = OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
        List<string> command =
        [
            binaries.Initdb, "-D", half, "--username=postgres", $"--pwfile={passwordFile}", "--auth=scram-sha-256",
            "--encoding=UTF8", $"--locale={locale}", "--locale-provider=icu", "--icu-locale=vi", "--lc-messages=C",
            "--data-checksums", "--no-instructions",
        ];
        if (!durable)
        {
            command.Add("--no-sync");
        }

        var result = await user.RunAsync(command, token);
        if (!result.Succeeded)
        {
            throw Errors.Failed("initdb", result.Output, "-");
        }
    }
}
