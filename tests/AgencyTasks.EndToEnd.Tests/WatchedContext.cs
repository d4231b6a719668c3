using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace AgencyTasks.EndToEnd.Tests;

/// <summary>Listens to everything a person's browser complains about and asks for.</summary>
public sealed class WatchedContext
{
    private readonly ConcurrentQueue<string> faults = new();

    public WatchedContext(IBrowserContext context, string ownUrl)
    {
        Context = context;
        context.Console += (_, message) =>
        {
            // That something answered with an error is told below, with its address.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                faults.Enqueue($"{message.Page?.Url} console: {message.Text}");
            }
        };
        context.WebError += (_, error) => faults.Enqueue($"{error.Page?.Url} script: {error.Error}");
        context.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal)
                && !request.Url.StartsWith(ownUrl + "/", StringComparison.Ordinal))
            {
                faults.Enqueue($"{request.Url} is another host");
            }
        };
        context.Response += (_, response) =>
        {
            // A page says itself that something was refused, and so does a file that is sent ahead of its form.
            var isRefusedFile = response.Status == 409 && response.Url.StartsWith(ownUrl + "/tai-len?", StringComparison.Ordinal);
            if (response.Status >= 400 && response.Request.ResourceType != "document" && !isRefusedFile)
            {
                faults.Enqueue($"{response.Url} answered {response.Status}");
            }
        };
    }

    public IBrowserContext Context { get; }

    public IReadOnlyCollection<string> Faults => faults;
}
