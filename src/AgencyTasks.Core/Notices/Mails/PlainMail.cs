using System.Text;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>The plain part: complete, a line a fact, addresses written out.</summary>
internal sealed class PlainMail(MailWords words, MailLinks links)
{
    private readonly StringBuilder text = new();

    public PlainMail Line(string line = "")
    {
        text.Append(line).Append('\n');
        return this;
    }

    public PlainMail Heading(string heading) => Line().Line(heading.ToUpper(words.Culture)).Line();

    public PlainMail Items(MailList list, string more, bool showsBody = false)
    {
        var number = 0;
        foreach (var line in list.Shown)
        {
            number++;
            Line($"{number}. {words.Remaining(line)}: {line.Title}");
            Line($"   {words.Deadline(line)}");
            Line($"   {(showsBody ? line.AgencyName + " · " : "")}{words.Where(line)} · {words.State(line)}");
            if (words.Returned(line) is { } reason)
            {
                Line($"   {reason}");
            }

            if (words.Message(line) is { } message)
            {
                Line($"   {message}");
            }

            Line($"   {links.Task(line)}");
            Line();
        }

        return list.More > 0 ? Line($"{words["List.More", list.More]}: {more}").Line() : this;
    }

    public PlainMail Foot(string why, string? automatic = null) => Line("-- ")
        .Line(why)
        .Line($"{words["Foot.Reply"]} {links.ReplyTo}")
        .Line(automatic ?? words["Foot.Automatic"]);

    public override string ToString() => text.ToString();
}
