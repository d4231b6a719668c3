using AgencyTasks.Core.Accounts;
using AgencyTasks.Core.Display;

namespace AgencyTasks.Core.Notices.Mails;

/// <summary>A link to choose a password: what it is for, how long it is good, what to do if one did not ask.</summary>
public sealed class AccountLinkMail(NoticeContent content, string userName, LinkPurpose purpose, string secret)
{
    public NoticeContent Content => content;

    public MailWords Words { get; } = new(content, TextResources.Vietnamese);

    public string Subject => Words[$"{purpose}.Subject"];

    public string Headline => Words[$"{purpose}.Headline"];

    public string Greeting => Words["Greeting", content.FullName];

    public string Intro => Words[$"{purpose}.Intro"];

    public string Name => Words["AccountLink.Name", userName];

    public string Button => Words[$"{purpose}.Button"];

    public string Life => Words[$"{purpose}.Life"];

    public string Why => Words[$"{purpose}.Why"];

    public string Link(MailLinks links) => links.ChoosePassword(purpose, secret);
}
