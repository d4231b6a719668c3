using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgencyTasks.Core.HandOvers;

internal sealed class HandOversMapping : IEntityTypeConfiguration<HandOver>, IEntityTypeConfiguration<HandOverLine>
{
    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.ToTable("hand_over");
        builder.Property(handOver => handOver.From).HasColumnName("passed_from");
        builder.HasIndex(handOver => handOver.OperationId).IsUnique();
        builder.HasOne<Agency>().WithMany().HasForeignKey(handOver => handOver.AgencyId);
        builder.HasOne<Person>().WithMany().HasForeignKey(handOver => handOver.PredecessorId);
        builder.HasOne<Person>().WithMany().HasForeignKey(handOver => handOver.SuccessorId);
        builder.HasOne<Person>().WithMany().HasForeignKey(handOver => handOver.DoneBy);
        builder.HasOne<Post>().WithMany().HasForeignKey(handOver => handOver.PredecessorPostId);
        builder.HasOne<Post>().WithMany().HasForeignKey(handOver => handOver.SuccessorPostId);
        builder.HasMany(handOver => handOver.Lines).WithOne().HasForeignKey(line => line.HandOverId);
    }

    public void Configure(EntityTypeBuilder<HandOverLine> builder)
    {
        builder.ToTable("hand_over_line");
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.HasOne<AgencyTask>().WithMany().HasForeignKey(line => line.TaskId);
    }
}
