using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace AgencyTasks.Core.Planning;

/// <summary>A file that a coordinator handed in for a draft: kept between the dry run and the saving, so that what is saved
/// is what was shown. Its bytes go when it is saved; what is older than a week goes when the next file comes.</summary>
public sealed class DutyImport
{
    public static readonly Duration KeptFor = Duration.FromDays(7);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid MatrixId { get; init; }

    /// <summary>Nobody else sees it.</summary>
    public required Guid PersonId { get; init; }

    public required string FileName { get; init; }

    public required Instant UploadedAt { get; init; }

    public required byte[] Content { get; set; }

    public Instant? SavedAt { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Removed { get; private set; }

    public void MarkSaved(Instant at, int added, int changed, int removed)
    {
        SavedAt = at;
        Added = added;
        Changed = changed;
        Removed = removed;
        Content = [];
    }
}

internal sealed class DutyImportMapping : IEntityTypeConfiguration<DutyImport>
{
    public void Configure(EntityTypeBuilder<DutyImport> builder)
    {
        builder.ToTable("duty_import");
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.HasOne<Domain.Planning.AssignmentMatrix>().WithMany().HasForeignKey(import => import.MatrixId);
    }
}
