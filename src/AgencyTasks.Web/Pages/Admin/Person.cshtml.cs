using AgencyTasks.Core.HandOvers;
using AgencyTasks.Core.Organisation;
using AgencyTasks.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Pages.Admin;

/// <summary>A person with every post there was, is and will be, and the hand-overs.</summary>
public sealed class PersonModel(
    CurrentViewer current, PeopleQuery people, HandOversQuery handOvers, Navigation navigation) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "vua")]
    public string? JustDone { get; set; }

    public ShownPerson Shown { get; private set; } = null!;

    public IReadOnlyList<HandOverSummary> HandOvers { get; private set; } = [];

    public bool IsSelf => Shown.Person.Id == current.Viewer.PersonId;

    public bool HasAccountPage => navigation.HasPage("/quan-tri/nguoi-dung/{code}/tai-khoan");

    public string? Just => JustDone switch
    {
        "them" => "Person.Added",
        "sua" => "Person.Corrected",
        "giao" => "Person.Given",
        "thoi" => "Person.Ended",
        _ => null,
    };

    public async Task OnGetAsync(CancellationToken token)
    {
        Shown = await people.FindAsync(Code, token);
        HandOvers = await handOvers.OfAsync(Shown.Person.Id, token);
    }
}
