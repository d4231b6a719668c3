namespace AgencyTasks.Web.Resources;

/// <summary>Texts of the mailbox that is filled while no mail server is set.</summary>
public sealed class MailboxTexts;
