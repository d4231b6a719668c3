using AgencyTasks.Core.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>"Tải Excel" of a page with a list: the page's filter and order, all rows and not only those shown.</summary>
public static class ListFile
{
    /// <summary>Of every page that has it: <c>OnGetExcelAsync</c>.</summary>
    public const string Handler = "Excel";

    /// <summary>The workbook is written to a file first: a list that breaks off is an error and not half a file, and a long one
    /// costs no memory.</summary>
    public static async Task<FileStreamResult> ListFileAsync(
        this PageModel page, string name, IReadOnlyList<ListSheet> sheets, CancellationToken token)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"agencytasks-{Guid.NewGuid():N}.xlsx"), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await ListWorkbook.WriteAsync(file, sheets, token);
            file.Position = 0;
            return page.File(file, ListWorkbook.ContentType, name + ".xlsx");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The address of the list that a page shows, as a file.</summary>
    public static string Address(HttpRequest request, string? path = null)
    {
        var query = request.Query.Where(pair => pair.Key is not ("trang" or "so" or "vua" or "handler"))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(new("handler", Handler));
        return request.PathBase + (path ?? request.Path) + QueryString.Create(query);
    }
}
