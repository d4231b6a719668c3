using System.Runtime.CompilerServices;
using MimeKit;

namespace AgencyTasks.Core.Mail;

/// <summary>A mail in the folder, as a list shows it.</summary>
public sealed record FolderMail(string Day, string Name, string Subject, string To, DateTimeOffset Date, bool IsPrivate);

/// <summary>A mail of the folder, opened.</summary>
public sealed record OpenedFolderMail(FolderMail Mail, string Html, string Text, string MessageId, byte[] Raw);

/// <summary>What lies in the mail folder, for the page "Hộp thư thử": newest first.</summary>
public sealed class MailFolderQuery(MailFolder folder)
{
    public async Task<IReadOnlyList<FolderMail>> ExecuteAsync(int skip, int take, CancellationToken token)
    {
        var mails = new List<FolderMail>();
        await foreach (var mail in ReadAsync(Newest().Skip(skip).Take(take), token))
        {
            mails.Add(mail);
        }

        return mails;
    }

    /// <summary>All of them, read one by one.</summary>
    public IAsyncEnumerable<FolderMail> AllAsync(CancellationToken token) => ReadAsync(Newest(), token);

    public int Count() => Newest().Count();

    /// <summary>One mail by its day and name from the list; null when there is none.</summary>
    public async Task<OpenedFolderMail?> OpenAsync(string day, string name, CancellationToken token)
    {
        if (folder.Find(day, name) is not { } file || !File.Exists(file) || await LoadAsync(file, token) is not { } message)
        {
            return null;
        }

        var raw = await File.ReadAllBytesAsync(file, token);
        return new OpenedFolderMail(
            Summary(file, message), message.HtmlBody ?? "", message.TextBody ?? "", message.MessageId ?? "", raw);
    }

    private IEnumerable<string> Newest() => !Directory.Exists(folder.Root)
        ? []
        : Directory.EnumerateDirectories(folder.Root)
            .OrderByDescending(day => day, StringComparer.Ordinal)
            .SelectMany(day => Directory.EnumerateFiles(day, "*" + MailFolder.Extension)
                .OrderByDescending(Path.GetFileName, StringComparer.Ordinal));

    private static async IAsyncEnumerable<FolderMail> ReadAsync(
        IEnumerable<string> files, [EnumeratorCancellation] CancellationToken token)
    {
        foreach (var file in files)
        {
            if (await LoadAsync(file, token) is { } message)
            {
                yield return Summary(file, message);
            }
        }
    }

    /// <summary>Null when it was removed meanwhile.</summary>
    private static async Task<MimeMessage?> LoadAsync(string file, CancellationToken token)
    {
        try
        {
            return await MimeMessage.LoadAsync(file, token);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static FolderMail Summary(string file, MimeMessage message) => new(
        Path.GetFileName(Path.GetDirectoryName(file)!),
        Path.GetFileNameWithoutExtension(file),
        message.Subject ?? "",
        message.To.ToString(),
        message.Date,
        message.Headers.Contains(HeaderId.Sensitivity));
}
