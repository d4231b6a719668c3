using AgencyTasks.Domain.Auditing;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AgencyTasks.Core.Database;

/// <summary>Every table of a province.</summary>
public sealed class AgencyTasksDb(DbContextOptions<AgencyTasksDb> options)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<District> Districts => Set<District>();

    public DbSet<Commune> Communes => Set<Commune>();

    public DbSet<Succession> Successions => Set<Succession>();

    public DbSet<TaskPassage> TaskPassages => Set<TaskPassage>();

    public DbSet<TaskMessage> TaskMessages => Set<TaskMessage>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<SpecialDay> SpecialDays => Set<SpecialDay>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<AssignmentMatrix> Matrices => Set<AssignmentMatrix>();

    public DbSet<Duty> Duties => Set<Duty>();

    public DbSet<PublicationRun> Publications => Set<PublicationRun>();

    public DbSet<DutyPrint> DutyPrints => Set<DutyPrint>();

    public DbSet<PlanSentence> PlanSentences => Set<PlanSentence>();

    public DbSet<BodyClass> BodyClasses => Set<BodyClass>();

    public DbSet<ConversionCommune> Conversions => Set<ConversionCommune>();

    public DbSet<AgencyTask> Tasks => Set<AgencyTask>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<Extension> Extensions => Set<Extension>();

    public DbSet<ReportedFile> ReportedFiles => Set<ReportedFile>();

    public DbSet<PeriodClosing> PeriodClosings => Set<PeriodClosing>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<HandOver> HandOvers => Set<HandOver>();

    public DbSet<Watermark> Watermarks => Set<Watermark>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<ClockState> ClockStates => Set<ClockState>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>With the table for passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("unaccent");
        builder.HasPostgresExtension("pg_trgm");
        builder.HasSequence<long>("receipt_number");
        builder.ApplyConfigurationsFromAssembly(typeof(AgencyTasksDb).Assembly);
        builder.Entity<DataProtectionKey>().ToTable("data_protection_key");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Apply(configurationBuilder);
}
