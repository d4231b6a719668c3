using AgencyTasks.Domain.Notices;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgencyTasks.Core.Notices;

internal sealed class NoticesMapping : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<NoticeItem>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notice");
        builder.HasOne<Person>().WithMany().HasForeignKey(notice => notice.PersonId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(notice => notice.AgencyId);
        builder.HasMany(notice => notice.Items).WithOne().HasForeignKey(item => item.NoticeId);
        builder.HasIndex(notice => new { notice.PersonId, notice.Kind, notice.LocalDate, notice.SubjectId }).IsUnique()
            .AreNullsDistinct(false);
        builder.HasIndex(notice => notice.NextTryAt).HasFilter("state = 'Waiting'")
            .HasDatabaseName("ix_notice_waiting");
    }

    public void Configure(EntityTypeBuilder<NoticeItem> builder)
    {
        builder.ToTable("notice_item");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.HasOne<AgencyTask>().WithMany().HasForeignKey(item => item.TaskId);
    }
}
