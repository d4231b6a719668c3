using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>A form with a file, in the middle of which something happens.</summary>
internal sealed class HaltingForm : HttpContent
{
    private const string Boundary = "----half";

    private readonly string first;
    private readonly Func<Task> meanwhile;

    public HaltingForm(string token, Func<Task> meanwhile)
    {
        this.meanwhile = meanwhile;
        first = Box("__RequestVerificationToken", token) + Box("Input.IsNothing", "true") + Box("Input.Words", "Trong kỳ không phát sinh.");
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(first));
        await stream.FlushAsync();
        // The server has read the head: it knows who asks and waits for the rest.
        await Task.Delay(300);
        await meanwhile();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"--{Boundary}--\r\n"));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private static string Box(string name, string value) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";
}
