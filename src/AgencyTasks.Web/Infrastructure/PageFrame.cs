using System.Globalization;
using AgencyTasks.Core.Clock;
using AgencyTasks.Domain.Calendars;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Gives every page what its frame shows: the simulated clock's time, while there is one.</summary>
public sealed class PageFrame(IClock clock) : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        if (clock is SimulatedClock && context.HandlerInstance is PageModel page)
        {
            var now = clock.GetCurrentInstant().InZone(ProvinceTime.Zone).LocalDateTime;
            page.ViewData["SimulatedNow"] =
                LocalDateTimePattern.Create("dddd, dd/MM/uuuu, HH:mm", CultureInfo.CurrentUICulture).Format(now);
        }
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
