using AgencyTasks.Core.Tasks;
using AgencyTasks.Domain.Tasks;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AgencyTasks.Web.Tests;

/// <summary>What happens before the police look: an agency hands in or asks for a later date.</summary>
internal static class PoliceSteps
{
    public const string Officer = "ma-dinh-thach";
    public const string OtherOfficer = "luc-thi-moc-lan";
    public const string Committee = "vuong-hoang-hac";
    public const string Admin = "do-minh-truc";
    public const string Auditor = "giap-thi-minh-chau";
    public const string FocalPoint = "nguyen-thi-thanh-thao";
    public const string Health = "so-y-te";
    /// <summary>Drug tests in the communes in conversion: many tasks, all verified by the police.</summary>
    public const string DrugTests = "V.7.2a-1";

    /// <summary>The form that accepts or returns, on the page of the queue.</summary>
    public const string Decision = "main form[data-decide]";

    /// <summary>A task of the Department of Health, handed in as "không phát sinh" by its focal point.</summary>
    public static async Task<Guid> HandedInAsync(this WebFixture web, string words = "Trong kỳ không phát sinh.")
    {
        var taskId = await web.UntouchedTaskAsync();
        await web.HandInAsync(taskId, FocalPoint, words);
        return taskId;
    }

    /// <summary>A task of the Department of Health that nobody began or asked to extend; another one at each call.</summary>
    public static Task<Guid> UntouchedTaskAsync(this WebFixture web) => web.ReadAsync(db => db.Tasks
        .Where(task => task.DutyCode == DrugTests && task.State == TaskState.Open && task.BegunAt == null
            && task.Extensions.Count == 0)
        .OrderBy(task => task.DueLastDay).ThenBy(task => task.PlaceKey).Select(task => task.Id).FirstAsync());

    public static async Task HandInAsync(this WebFixture web, Guid taskId, string userName, string words)
    {
        await web.ActAsync<SaveDraft>(userName, (save, viewer) => save.ExecuteAsync(
            new() { TaskId = taskId, By = viewer, Words = words, IsNothingToReport = true }, default));
        await web.ActAsync<SubmitTask>(userName, (submit, viewer) =>
            submit.ExecuteAsync(new(taskId, Guid.NewGuid(), viewer), default));
    }

    public static Task AcceptAsync(this WebFixture web, Guid taskId, string by = Officer) =>
        web.ActAsync<AcceptSubmission>(by, (accept, viewer) => accept.ExecuteAsync(new(taskId, viewer), default));

    public static async Task<Guid> AskedExtensionAsync(this WebFixture web, LocalDate until, string reason = "Mưa lũ kéo dài.")
    {
        var taskId = await web.UntouchedTaskAsync();
        await web.ActAsync<AskExtension>(FocalPoint, (ask, viewer) =>
            ask.ExecuteAsync(new(taskId, until, reason, viewer), default));
        return taskId;
    }

    public static IHtmlButtonElement Button(this IHtmlFormElement form, string words) =>
        form.QuerySelectorAll("button").OfType<IHtmlButtonElement>().First(
            button => button.TextContent.Contains(words, StringComparison.Ordinal));

    /// <summary>Posts what no button of the page offers, with the page's own token against forgery.</summary>
    public static Task<OpenedPage> ForceAsync(
        this HttpClient client, OpenedPage page, string url, Dictionary<string, string?>? values = null)
    {
        var form = page.Form("form[action$='/dang-xuat']");
        form.SetAttribute("action", url);
        return client.SubmitFormAsync(form, values);
    }
}
