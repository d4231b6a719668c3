using AgencyTasks.Core.Database;
using AgencyTasks.Core.Planning;
using AgencyTasks.Core.Planning.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Planning;

/// <summary>A version as a workbook or as CSV, and the empty template: for everybody who reads the matrix.</summary>
public sealed class ExportModel(MatrixFileQuery files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        int version, string format, [FromQuery(Name = "ke-hoach")] string? planCode, CancellationToken token)
    {
        var file = await files.ExecuteAsync(version, planCode, token);
        var duties = file.Matrix.Duties;
        var name = $"ma-tran-{file.Name.PlanCode}-phien-ban-{version}";
        return format switch
        {
            "csv" => File(DutyCsv.Write(duties, file.Lists), DutyCsv.ContentType, name + ".csv"),
            "mau" => File(DutyWorkbook.Write(file.Name, [], file.Lists), DutyWorkbook.ContentType, $"mau-{name}.xlsx"),
            "xlsx" => File(DutyWorkbook.Write(file.Name, duties, file.Lists), DutyWorkbook.ContentType, name + ".xlsx"),
            _ => throw new NotFoundException("The file"),
        };
    }
}
