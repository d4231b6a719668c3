using AgencyTasks.Core;
using AgencyTasks.Core.Files;
using AgencyTasks.Testing;

namespace AgencyTasks.Core.Tests.Files;

/// <summary>The same on a real server.</summary>
public sealed class S3FileStoreTests : FileStoreTests, IAsyncLifetime
{
    private S3Server server = null!;

    protected override IFileStore Store => field ??= Connect(server.Settings);

    public async ValueTask InitializeAsync() => server = await S3Server.StartAsync(Token);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Save_WhileTheServerIsAway_SaysSo()
    {
        await server.DisposeAsync();

        await Should.ThrowAsync<StorageAwayException>(() => SaveAsync(Bytes(100)));
        await Should.ThrowAsync<StorageAwayException>(() => Store.OpenAsync(new string('a', 64), Token));
    }

    [Fact]
    public async Task Save_WithAWrongKey_IsNoMissingFile()
    {
        var hash = await SaveAsync(Bytes(100));
        var stranger = Connect(server.Settings with { AccessKey = "stranger" });

        (await Should.ThrowAsync<Exception>(() => stranger.OpenAsync(hash, Token)))
            .ShouldNotBeAssignableTo<FileNotFoundException>();
    }

    protected override string PathOf(string hash) => server.PathOf($"{hash[..2]}/{hash}");

    protected override int Count() => server.Count();

    private static S3FileStore Connect(S3Settings settings) => new(S3FileStore.Connect(settings), settings.Bucket);
}
