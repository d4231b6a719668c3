using AgencyTasks.Core.Files.Pictures;
using Microsoft.Extensions.DependencyInjection;

namespace AgencyTasks.Core.Files;

internal static class FileServices
{
    public static void AddFiles(this IServiceCollection services, AgencyTasksSettings settings)
    {
        var s3 = settings.Files.S3;
        services.AddSingleton<IFileStore>(_ => s3.IsOn
            ? new S3FileStore(S3FileStore.Connect(s3), s3.Bucket)
            : new DiskFileStore(Path.Combine(settings.DataFolder, "evidence")));
        services.AddSingleton(new ClamdScanner(settings.Files.Scanner));
        services.AddSingleton<Previews>();
        services.AddScoped<FileIntake>();
    }
}
