using AgencyTasks.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Pages.Successions;

/// <summary>A row of the form with the names of its boxes and what is wrong with them.</summary>
public sealed class RowView(
    SuccessionPage page, int index, IReadOnlyList<UnitGroup> units, IReadOnlyList<UnitGroup> districts)
{
    public RowInput Row => page.Rows[index];

    public int Number => index + 1;

    public bool IsOfPlaces => page.IsOfPlaces;

    public UnitSelect First => Select(nameof(RowInput.First), Row.First, units);

    public UnitSelect Second => Select(nameof(RowInput.Second), Row.Second, units);

    public UnitSelect Third => Select(nameof(RowInput.Third), Row.Third, units);

    public UnitSelect District => Select(nameof(RowInput.DistrictId), Row.DistrictId, districts);

    public UnitSelect Receiver => Select(nameof(RowInput.ReceiverId), Row.ReceiverId, units);

    /// <summary>Boxes that are seldom filled are folded away while they are empty.</summary>
    public bool HasMore => Row.TakesTheRest || Row.Code is not null || Row.ShortName is not null || Row.EnglishName is not null
        || Row.Mail is not null;

    public bool IsAbolished => Row.ReceiverId is not null || Row.CancelReason is not null;

    public string Name(string box) => $"Rows[{index}].{box}";

    public string Id(string box) => $"Rows_{index}__{box}";

    /// <summary>Empty: nothing is wrong.</summary>
    public string Wrong(string box) =>
        page.ModelState.TryGetValue(Name(box), out var entry) && entry.ValidationState == ModelValidationState.Invalid
            ? string.Join(" ", entry.Errors.Select(error => error.ErrorMessage))
            : "";

    public static IEnumerable<RowView> Of(SuccessionPage page, IStringLocalizer<SuccessionTexts> texts)
    {
        var units = UnitSelect.GroupsOf(page, texts);
        IReadOnlyList<UnitGroup> districts = [UnitSelect.DistrictsOf(page, texts)];
        return Enumerable.Range(0, page.Rows.Count).Select(index => new RowView(page, index, units, districts));
    }

    private UnitSelect Select(string box, Guid? chosen, IReadOnlyList<UnitGroup> from) => new(Id(box), Name(box), chosen, from);
}
