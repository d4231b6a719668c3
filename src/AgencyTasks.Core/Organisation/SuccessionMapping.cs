using AgencyTasks.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgencyTasks.Core.Organisation;

/// <summary>Predecessor and successor are rows of one of three tables, told by the line's kind of unit: no foreign key.</summary>
internal sealed class SuccessionMapping :
    IEntityTypeConfiguration<Succession>, IEntityTypeConfiguration<SuccessionLine>, IEntityTypeConfiguration<SuccessionChoice>
{
    public void Configure(EntityTypeBuilder<Succession> builder)
    {
        builder.ToTable("succession");
        builder.OwnsOne(act => act.Document);
        builder.Navigation(act => act.Document).IsRequired();
        builder.HasMany(act => act.Lines).WithOne().HasForeignKey(line => line.SuccessionId);
        builder.HasMany(act => act.Choices).WithOne().HasForeignKey(choice => choice.SuccessionId);
    }

    public void Configure(EntityTypeBuilder<SuccessionLine> builder)
    {
        builder.ToTable("succession_line");
        builder.Property(line => line.Id).ValueGeneratedNever();
        // A predecessor is closed by one act only; what it is split into are several lines of that one, one of them for the
        // rest.
        builder.HasIndex(line => line.PredecessorId).IsUnique().HasFilter("is_default")
            .HasDatabaseName("ix_succession_line_closed_once");
        builder.HasIndex(line => line.SuccessorId);
    }

    public void Configure(EntityTypeBuilder<SuccessionChoice> builder)
    {
        builder.ToTable("succession_choice");
        builder.Property(choice => choice.Id).ValueGeneratedNever();
        builder.HasIndex(choice => new { choice.PredecessorId, choice.Kind, choice.Item }).IsUnique();
    }
}
