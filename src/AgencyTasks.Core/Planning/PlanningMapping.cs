using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Evidence;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgencyTasks.Core.Planning;

internal sealed class PlanningMapping :
    IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<PlanSentence>, IEntityTypeConfiguration<BodyClass>,
    IEntityTypeConfiguration<AssignmentMatrix>, IEntityTypeConfiguration<Duty>, IEntityTypeConfiguration<PublicationRun>,
    IEntityTypeConfiguration<DutyPrint>
{
    public void Configure(EntityTypeBuilder<PublicationRun> builder)
    {
        builder.ToTable("publication");
        builder.HasOne<AssignmentMatrix>().WithMany().HasForeignKey(run => run.MatrixId);
        builder.HasOne<Person>().WithMany().HasForeignKey(run => run.AskedBy);
        builder.Property(run => run.Phase).HasConversion<string>().HasMaxLength(24);
        builder.Property(run => run.SeenAt).HasDefaultValueSql("now()");
        // Pressed twice, or in two windows: one.
        builder.HasIndex(run => run.MatrixId, "running").IsUnique().HasFilter("finished_at IS NULL")
            .HasDatabaseName("ix_publication_running");
    }

    public void Configure(EntityTypeBuilder<DutyPrint> builder)
    {
        builder.ToTable("duty_print");
        builder.HasKey(print => new { print.PlanId, print.DutyCode });
        builder.HasOne<Plan>().WithMany().HasForeignKey(print => print.PlanId);
    }

    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("plan");
        builder.HasIndex(plan => plan.Code).IsUnique();
        builder.HasMany(plan => plan.Sentences).WithOne().HasForeignKey(sentence => sentence.PlanId);
    }

    public void Configure(EntityTypeBuilder<PlanSentence> builder)
    {
        builder.ToTable("plan_sentence");
        builder.Property(sentence => sentence.Id).ValueGeneratedNever();
        builder.HasIndex(sentence => new { sentence.PlanId, sentence.Citation }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BodyClass> builder)
    {
        builder.ToTable("body_class");
        builder.HasIndex(known => known.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AssignmentMatrix> builder)
    {
        builder.ToTable("assignment_matrix");
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasOne<Plan>().WithMany().HasForeignKey(matrix => matrix.PlanId);
        builder.HasMany(matrix => matrix.Duties).WithOne().HasForeignKey(duty => duty.MatrixId);
        builder.HasIndex(matrix => new { matrix.PlanId, matrix.Version }).IsUnique();
        // One published version a plan, whatever the code does.
        builder.HasIndex(matrix => matrix.PlanId, "published").IsUnique().HasFilter("state = 'Published'")
            .HasDatabaseName("ix_assignment_matrix_published");
    }

    public void Configure(EntityTypeBuilder<Duty> builder)
    {
        builder.ToTable("duty");
        builder.Property(duty => duty.Id).ValueGeneratedNever();
        builder.HasIndex(duty => new { duty.MatrixId, duty.Code }).IsUnique();
        builder.Property(duty => duty.ReadAs).HasConversion<string>();
        builder.Property(duty => duty.DueRule).HasConversion(rule => rule.ToString(), text => DueRule.Parse(text));
        builder.Property(duty => duty.EvidenceAskedFor).HasConversion(
            asked => asked.Select(one => one.ToString()).ToArray(),
            texts => texts.Select(EvidenceRequirement.Parse).ToArray(),
            ListComparer<EvidenceRequirement>());
        builder.Property(duty => duty.FiguresAskedFor).HasConversion(
            asked => asked.Select(one => one.ToString()).ToArray(),
            texts => texts.Select(FigureRequest.Parse).ToArray(),
            ListComparer<FigureRequest>());
    }

    /// <summary>What a duty asks for is never changed in place.</summary>
    private static ValueComparer<IReadOnlyList<T>> ListComparer<T>() =>
        new((a, b) => ReferenceEquals(a, b), list => list.Count, list => list);
}
