using System.Globalization;
using AgencyTasks.Core.Files;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Bodies, communes and the acts that changed them as sheets, in the words of their pages.</summary>
public sealed class UnitSheets(IStringLocalizer<ListTexts> texts, IStringLocalizer<SuccessionTexts> words, UnitWords units)
{
    /// <param name="posts">How many posts of a body are held.</param>
    public ListSheet Agencies(IReadOnlyList<Agency> agencies, Units all, IReadOnlyDictionary<Guid, int> posts) => ListSheet.Of(
        words["Agencies.Title"], agencies,
        new(words["Column.Name"], 40, agency => agency.NameIn(CultureInfo.CurrentUICulture)),
        new(words["Column.Kind"], 28, agency => words[$"AgencyKind.{agency.Kind}"].Value),
        new(words["Column.Valid"], 36, agency => units.Valid(agency.ValidFrom, agency.ValidTo)),
        new(texts["Former"], 40, agency => string.Join("\n", all.FormerNames(agency.Id))),
        new(texts["Later"], 40, agency => string.Join("\n", all.LaterNames(agency.Id))),
        new(words["Column.Posts"], 14, agency => posts.GetValueOrDefault(agency.Id)));

    /// <param name="communes">Each with its district of the day.</param>
    public ListSheet Places(IReadOnlyList<(Commune Commune, District District)> communes, Units all) => ListSheet.Of(
        words["Places.Title"], communes,
        new(texts["Commune"], 28, row => row.Commune.Name),
        new(texts["Code"], 12, row => row.Commune.Code),
        new(texts["District"], 28, row => row.District.Name),
        new(words["Column.Valid"], 36, row => units.Valid(row.Commune.ValidFrom, row.Commune.ValidTo)),
        new(texts["Former"], 40, row => string.Join("\n", all.FormerNames(row.Commune.Id).Where(name => name != row.Commune.Name))));

    public ListSheet Acts(IReadOnlyList<RecordedAct> acts) => ListSheet.Of(
        words["Acts.Title"], [.. acts.SelectMany(act => act.Lines.Select(line => (act.Act, Line: line)))],
        new(texts["Number"], 18, row => row.Act.Document.Number),
        new(texts["Date"], 13, row => row.Act.Document.Date),
        new(texts["Signer"], 26, row => row.Act.Document.Signer),
        new(texts["IssuedBy"], 28, row => row.Act.Document.IssuedBy),
        new(words["Form.Day"], 14, row => row.Act.EffectiveDay),
        new(words["Column.Kind"], 20, row => words[$"Kind.{row.Line.Kind}"].Value),
        new(texts["Former"], 40, row => string.Join("\n", row.Line.From)),
        new(texts["Later"], 40, row => row.Line.To ?? words["Acts.Nobody"].Value),
        new(texts["Reason"], 40, row => row.Line.Note));
}
