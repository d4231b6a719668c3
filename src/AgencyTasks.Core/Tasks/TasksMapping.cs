using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgencyTasks.Core.Tasks;

internal sealed class TasksMapping :
    IEntityTypeConfiguration<AgencyTask>, IEntityTypeConfiguration<Submission>, IEntityTypeConfiguration<Extension>,
    IEntityTypeConfiguration<EvidenceItem>, IEntityTypeConfiguration<FigureValue>, IEntityTypeConfiguration<TaskPassage>,
    IEntityTypeConfiguration<PeriodClosing>, IEntityTypeConfiguration<ReportedFile>, IEntityTypeConfiguration<TaskMessage>
{
    public void Configure(EntityTypeBuilder<AgencyTask> builder)
    {
        builder.ToTable("agency_task");
        builder.Property<uint>("xmin").IsRowVersion();
        // For the trail: the publication that made it, and the hash of what it was then. Never changed.
        builder.Property<Guid?>("BornIn");
        builder.Property<string?>("BirthHash");
        // The database holds these, and KeyAgencyId, by triggers for each statement, not by a foreign key for each row
        // (decision 0014). KeyAgencyId needs no index of its own: nothing asks for it alone.
        builder.HasOne<Plan>().WithMany().HasForeignKey(task => task.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Duty>().WithMany().HasForeignKey(task => task.DutyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agency>().WithMany().HasForeignKey(task => task.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Commune>().WithMany().HasForeignKey(task => task.CommuneId);
        builder.HasOne<District>().WithMany().HasForeignKey(task => task.DistrictId);
        builder.Ignore(task => task.Contributions);
        builder.HasMany(task => task.Submissions).WithOne().HasForeignKey(submission => submission.TaskId);
        builder.HasMany(task => task.Extensions).WithOne().HasForeignKey(extension => extension.TaskId);
        builder.HasIndex(task => new { task.PlanId, task.DutyCode, task.KeyAgencyId, task.PlaceKey, task.PeriodCode })
            .IsUnique().HasDatabaseName("ix_agency_task_natural_key");
        builder.HasIndex(task => new { task.AgencyId, task.DueLastDay });
        // What is asked for all day is open; the history beside it grows for years.
        builder.HasIndex(task => new { task.AgencyId, task.State }, "OpenOfAgency")
            .HasFilter("state IN ('Open', 'Returned', 'Submitted')").HasDatabaseName("ix_agency_task_open_of_agency");
        builder.HasIndex(task => task.DueLastDay)
            .HasFilter("state IN ('Open', 'Returned', 'Submitted')").HasDatabaseName("ix_agency_task_open");
    }

    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submission");
        builder.Property(submission => submission.Id).ValueGeneratedNever();
        builder.HasMany(submission => submission.Items).WithOne().HasForeignKey(item => item.SubmissionId);
        builder.HasMany(submission => submission.Figures).WithOne().HasForeignKey(figure => figure.SubmissionId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(submission => submission.ContributorId);
        builder.HasIndex(submission => submission.OperationId).IsUnique();
        builder.HasIndex(submission => submission.ReceiptNumber).IsUnique();
        builder.HasIndex(submission => submission.MadeAt);
        builder.HasIndex(submission => submission.TaskId);
        // Further indexes on the same column need names, or the last one stands alone.
        builder.HasIndex(submission => submission.TaskId, "ix_submission_one_draft").IsUnique()
            .HasDatabaseName("ix_submission_one_draft").HasFilter("state = 'Draft'");
        builder.HasIndex(submission => submission.TaskId, "ix_submission_one_pending").IsUnique()
            .HasDatabaseName("ix_submission_one_pending").HasFilter("state = 'Pending'");
    }

    public void Configure(EntityTypeBuilder<TaskPassage> builder)
    {
        builder.ToTable("task_passage");
        builder.HasOne<AgencyTask>().WithMany().HasForeignKey(passage => passage.TaskId);
        builder.HasOne<Succession>().WithMany().HasForeignKey(passage => passage.SuccessionId);
        builder.HasIndex(passage => new { passage.TaskId, passage.SuccessionId }).IsUnique();
        builder.HasIndex(passage => passage.Day);
    }

    public void Configure(EntityTypeBuilder<TaskMessage> builder)
    {
        builder.ToTable("task_message");
        builder.HasOne<AgencyTask>().WithMany().HasForeignKey(message => message.TaskId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(message => message.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(message => message.OperationId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReportedFile> builder)
    {
        builder.ToTable("reported_file");
        builder.HasIndex(file => file.Hash).IsUnique()
            .HasDatabaseName("ix_reported_file_hidden").HasFilter("state <> 'Released'");
    }

    public void Configure(EntityTypeBuilder<PeriodClosing> builder)
    {
        builder.ToTable("period_closing");
        builder.HasOne<Plan>().WithMany().HasForeignKey(closing => closing.PlanId);
        builder.HasIndex(closing => new { closing.PlanId, closing.PeriodCode }).IsUnique()
            .HasDatabaseName("ix_period_closing_in_force").HasFilter("reopened_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<Extension> builder)
    {
        builder.ToTable("extension");
        builder.Property(extension => extension.Id).ValueGeneratedNever();
        builder.HasIndex(extension => extension.TaskId);
        builder.HasIndex(extension => extension.TaskId, "ix_extension_one_open").IsUnique()
            .HasDatabaseName("ix_extension_one_open").HasFilter("state = 'Open'");
    }

    public void Configure(EntityTypeBuilder<EvidenceItem> builder)
    {
        builder.ToTable("evidence_item");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.OwnsOne(item => item.Document);
        builder.OwnsOne(item => item.File, file => file.HasIndex(stored => stored.Hash));
        // What search looks at; the database makes it (SearchIndex.sql).
        builder.Property<string>(EvidenceColumns.SearchText).HasComputedColumnSql(
            "evidence_index(document_number, document_signer, document_issued_by, file_name, link)", stored: true);
        builder.HasIndex(EvidenceColumns.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
    }

    public void Configure(EntityTypeBuilder<FigureValue> builder)
    {
        builder.ToTable("figure_value");
        builder.Property(figure => figure.Id).ValueGeneratedNever();
    }
}

/// <summary>Columns of evidence that only the database knows.</summary>
internal static class EvidenceColumns
{
    public const string SearchText = nameof(SearchText);
}
