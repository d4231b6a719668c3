using System.Security.Cryptography;

namespace AgencyTasks.Core.Files;

/// <summary>Evidence files in a folder, named by their SHA-256.</summary>
public sealed class DiskFileStore(string folder) : IFileStore
{
    public async Task<string> SaveAsync(Stream content, CancellationToken token)
    {
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, Path.GetRandomFileName());
        string hash;
        await using (var file = File.Create(temporary))
        {
            await content.CopyToAsync(file, token);
            file.Position = 0;
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, token));
        }

        File.Move(temporary, PathOf(hash), overwrite: true);
        return hash;
    }

    public Task<Stream> OpenAsync(string hash, CancellationToken token) =>
        Task.FromResult<Stream>(File.OpenRead(PathOf(hash)));

    private string PathOf(string hash) => Path.Combine(folder, hash);
}
