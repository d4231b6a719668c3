namespace AgencyTasks.Domain.Planning.Reading;

/// <summary>A field of work of the plan ("IV.1 Công tác lãnh đạo, chỉ đạo").</summary>
public sealed record PlanArea(string Code, string Title);

/// <summary>The numbered headings of the section that says what is to be done (IV): the work areas that duties belong
/// to.</summary>
public static class PlanAreas
{
    public static IReadOnlyList<PlanArea> Of(string text)
    {
        var areas = new List<PlanArea>();
        string? section = null;
        foreach (var paragraph in PlanOutline.Of(text.Split('\n')).Paragraphs)
        {
            if (paragraph.Mark is Mark.Part or Mark.Section)
            {
                var title = PlainText.Fold(paragraph.Text);
                var isOfWork = Array.Exists(ReadingRules.AreaSections, words => Words.Find(title, words) >= 0)
                    && !Array.Exists(ReadingRules.DutySections, words => Words.Find(title, words) >= 0);
                section = isOfWork && areas.Count == 0 ? paragraph.Label : null;
            }
            else if (section is not null && paragraph.Mark == Mark.Number)
            {
                areas.Add(new PlanArea($"{section}.{paragraph.Label}", TitleOf(paragraph.Text)));
            }
        }

        return areas;
    }

    /// <summary>The heading, without the text that may follow it on the same line.</summary>
    private static string TitleOf(string text)
    {
        var end = text.IndexOfAny([':', '.', ';']);
        var title = end > 0 ? text[..end] : text;
        return title.Length <= 120 ? title : title[..120] + "…";
    }
}
