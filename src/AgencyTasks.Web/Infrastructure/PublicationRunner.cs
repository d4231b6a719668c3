using System.Collections.Concurrent;
using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Domain;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>
/// Does a publication beside the request that asked for it: a small one is done before the answer goes out, a large one can be
/// left and found again. When this process ends, the database forgets all of it.
/// </summary>
public sealed class PublicationRunner(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<PublicationRunner> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Task<Produced>> running = new();

    /// <summary>Starts it unless it runs already, and waits a moment.</summary>
    /// <returns>True: it is done; false: it goes on.</returns>
    /// <exception cref="RuleRefusedException">It was refused within that moment.</exception>
    public async Task<bool> RunAsync(StartPublication.Started started, PublishMatrix.Command command)
    {
        var publishing = started.IsNew
            ? Begin(command with { RunId = started.RunId })
            : running.GetValueOrDefault(started.RunId);
        if (publishing is null)
        {
            return false;
        }

        await Task.WhenAny(publishing, Task.Delay(Patience));
        if (!publishing.IsCompleted)
        {
            return false;
        }

        await publishing;
        return true;
    }

    private Task<Produced> Begin(PublishMatrix.Command command)
    {
        var id = command.RunId!.Value;
        var publishing = Task.Run(() => PublishAsync(command));
        running[id] = publishing;
        // Behind the assignment, however fast it is done.
        _ = publishing.ContinueWith(_ => running.TryRemove(id, out var _), TaskScheduler.Default);
        return publishing;
    }

    private async Task<Produced> PublishAsync(PublishMatrix.Command command)
    {
        var runId = command.RunId!.Value;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            // The use case asks whether this person may; the rows are the province's.
            scope.ServiceProvider.GetRequiredService<DataScope>().Widen();
            return await scope.ServiceProvider.GetRequiredService<PublishMatrix>()
                .ExecuteAsync(command, lifetime.ApplicationStopping);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Publication {Run} came to nothing", runId);
            await FailAsync(runId, e is RuleRefusedException refusal ? refusal.Rule.Name : Domain.Planning.PublicationRun.Interrupted);
            throw;
        }
    }

    private async Task FailAsync(Guid runId, string failure)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FailPublication>().ExecuteAsync(runId, failure, CancellationToken.None);
        }
        catch (Exception e)
        {
            // The database is gone too: whoever looks later sees that nobody is at it.
            logger.LogError(e, "Publication {Run} could not be noted as failed", runId);
        }
    }
}
