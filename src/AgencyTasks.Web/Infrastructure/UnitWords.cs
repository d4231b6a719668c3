using System.Globalization;
using AgencyTasks.Core.Display;
using AgencyTasks.Core.Successions;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Web.Resources;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>How dated units and the base of the cap read.</summary>
public sealed class UnitWords(IStringLocalizer<SuccessionTexts> texts)
{
    /// <summary>từ 01/01/2020 · đến 31/12/2019 · từ trước đến nay</summary>
    public string Valid(LocalDate? from, LocalDate? to) => (from, to) switch
    {
        (null, null) => texts["Valid.Always"],
        ({ } first, null) => texts["Valid.From", Wording.Day(first)],
        (null, { } last) => texts["Valid.To", Wording.Day(last)],
        ({ } first, { } last) => texts["Valid.FromTo", Wording.Day(first), Wording.Day(last)],
    };

    /// <summary>141 đơn vị × 15% = 21,15 → tối đa 21 địa bàn</summary>
    public string Cap(CapBase cap)
    {
        var hundredths = cap.Units * SelectionCap.Percent;
        return texts["Cap.Arithmetic", cap.Units, SelectionCap.Percent, (hundredths / 100m).ToString("0.##", CultureInfo.CurrentCulture), cap.Cap];
    }
}
