using AgencyTasks.Domain.Organisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AgencyTasks.Web.Infrastructure;

/// <summary>Who may open what. What is not named is for nobody but a signed-in person with a post.</summary>
public static class Policies
{
    /// <summary>Sees tasks: everybody but the administrator, who edits no task content.</summary>
    public const string Tasks = nameof(Tasks);

    /// <summary>Ticks off in an agency's name.</summary>
    public const string AgencyWork = nameof(AgencyWork);

    public const string AgencyRead = nameof(AgencyRead);

    public const string Coordinator = nameof(Coordinator);

    public const string Board = nameof(Board);

    public const string Admin = nameof(Admin);

    /// <summary>Reads what the system mailed, where no mail server is set.</summary>
    public const string Mailbox = nameof(Mailbox);

    /// <summary>Adds a body that a new plan names.</summary>
    public const string Bodies = nameof(Bodies);

    /// <summary>Decides, two persons together, on files reported as secrets.</summary>
    public const string ReportedFiles = nameof(ReportedFiles);

    /// <summary>Hands a post over or names a deputy; whose post, the page asks.</summary>
    public const string HandOver = nameof(HandOver);

    /// <summary>Holds a post, whichever: finds what the posts let one see.</summary>
    public const string AnyPost = nameof(AnyPost);

    /// <summary>Reads and verifies the trail.</summary>
    public const string Auditor = nameof(Auditor);

    public static AuthorizationBuilder AddPolicies(this AuthorizationBuilder builder) => builder
        .AddPolicy(Tasks, For(
            Role.FocalPoint, Role.DistrictOffice, Role.AgencyHead, Role.Coordinator, Role.Committee, Role.Auditor))
        .AddPolicy(AgencyWork, For(Role.FocalPoint, Role.DistrictOffice))
        .AddPolicy(AgencyRead, For(Role.FocalPoint, Role.DistrictOffice, Role.AgencyHead))
        .AddPolicy(Coordinator, For(Role.Coordinator))
        .AddPolicy(Board, For(Role.Coordinator, Role.Committee))
        .AddPolicy(Mailbox, For(Role.Admin, Role.Coordinator))
        .AddPolicy(Bodies, For(Role.Admin, Role.Coordinator))
        .AddPolicy(ReportedFiles, For(Role.Admin, Role.Coordinator))
        .AddPolicy(HandOver, For(
            Role.FocalPoint, Role.DistrictOffice, Role.AgencyHead, Role.Coordinator, Role.Admin))
        .AddPolicy(AnyPost, For(Enum.GetValues<Role>()))
        .AddPolicy(Auditor, For(Role.Auditor))
        .AddPolicy(Admin, For(Role.Admin));

    private static AuthorizationPolicy For(params Role[] roles) =>
        new AuthorizationPolicyBuilder().RequireRole(roles.Select(role => role.ToString())).Build();
}

/// <summary>The policies of the page folders, in one place.</summary>
public static class PageAccess
{
    public static void Apply(RazorPagesOptions options)
    {
        var pages = options.Conventions;
        pages.AuthorizeFolder("/Tasks", Policies.Tasks);
        pages.AuthorizePage("/Tasks/Submit", Policies.AgencyWork);
        pages.AuthorizePage("/Tasks/Check", Policies.AgencyWork);
        pages.AuthorizePage("/Tasks/SharedChoice", Policies.AgencyWork);
        pages.AuthorizePage("/Tasks/SharedSubmit", Policies.AgencyWork);
        pages.AuthorizePage("/Tasks/SharedCheck", Policies.AgencyWork);
        pages.AuthorizePage("/Tasks/SharedReceipts", Policies.AgencyWork);
        pages.AuthorizePage("/Tasks/Contribute", Policies.AgencyWork);
        pages.AuthorizePage("/Tasks/Receive", Policies.AgencyWork);
        pages.AuthorizePage("/Tasks/AskExtension", Policies.AgencyWork);
        pages.AuthorizePage("/Tasks/Waive", Policies.Coordinator);
        pages.AuthorizePage("/Tasks/Cancel", Policies.Coordinator);
        pages.AuthorizeFolder("/Verification", Policies.Coordinator);
        pages.AuthorizeFolder("/ReportedFiles", Policies.ReportedFiles);
        pages.AuthorizeFolder("/Periods", Policies.Coordinator);
        pages.AuthorizeFolder("/Planning", Policies.Tasks);
        pages.AuthorizePage("/Planning/Preview", Policies.Coordinator);
        pages.AuthorizePage("/Planning/Import", Policies.Coordinator);
        pages.AuthorizePage("/Planning/ImportReview", Policies.Coordinator);
        pages.AuthorizePage("/Planning/Publishing", Policies.Coordinator);
        pages.AuthorizePage("/Planning/PreviewRows", Policies.Coordinator);
        pages.AuthorizePage("/Planning/NewPlan", Policies.Coordinator);
        pages.AuthorizePage("/Planning/Duty", Policies.Coordinator);
        pages.AuthorizePage("/Planning/Classes", Policies.Coordinator);
        pages.AuthorizeFolder("/Bodies", Policies.Bodies);
        pages.AuthorizeFolder("/Communes", Policies.Tasks);
        pages.AuthorizePage("/Communes/Add", Policies.Board);
        pages.AuthorizePage("/Communes/End", Policies.Board);
        pages.AuthorizeFolder("/Board", Policies.Board);
        pages.AuthorizeFolder("/Organisation", Policies.AgencyRead);
        pages.AuthorizeFolder("/Admin", Policies.Admin);
        // The record is also for who has just given the post up, and holds none any more: its query decides.
        pages.AuthorizePage("/HandOvers/Index", Policies.HandOver);
        pages.AuthorizePage("/HandOvers/PassOn", Policies.HandOver);
        pages.AuthorizePage("/HandOvers/Deputy", Policies.HandOver);
        pages.AuthorizeFolder("/Successions", Policies.Admin);
        pages.AuthorizeFolder("/Notices", Policies.Mailbox);
        pages.AuthorizeFolder("/Auditing", Policies.Auditor);
        pages.AuthorizeFolder("/Search", Policies.AnyPost);
        pages.AuthorizeFolder("/Filters", Policies.AnyPost);
        foreach (var page in (string[])
            ["SignIn", "SecondFactor", "SignInByPasskey", "External", "ForgotPassword", "ChoosePassword", "Reset"])
        {
            pages.AllowAnonymousToPage($"/Account/{page}");
        }

        pages.AuthorizePage("/Account/OfPerson", Policies.Admin);
        pages.AllowAnonymousToFolder("/Errors");
        pages.AllowAnonymousToFolder("/Help");
        pages.AllowAnonymousToFolder("/Preferences");
    }
}
