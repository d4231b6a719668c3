using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using AgencyTasks.Domain.Organisation;
using NodaTime;

namespace AgencyTasks.Core.Search;

/// <summary>A list that a person may keep filtered.</summary>
public enum FilteredList
{
    OwnTasks,
    AgencyTasks,
    BoardRows,
    Search,
}

/// <summary>A filter that a person keeps under a name: a convenience of one's own, no part of what was reported.</summary>
public sealed class SavedFilter
{
    /// <summary>A person keeps no more.</summary>
    public const int Most = 20;

    public const int LongestName = 60;

    public const int LongestQuery = 1000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public required FilteredList List { get; init; }

    public required string Name { get; init; }

    /// <summary>The list's address from the question mark on.</summary>
    public required string Query { get; set; }

    public required Instant SavedAt { get; set; }
}

internal sealed class SavedFilterMapping : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.ToTable("saved_filter");
        builder.Property(filter => filter.Id).ValueGeneratedNever();
        builder.Property(filter => filter.List).HasConversion<string>().HasMaxLength(24);
        builder.Property(filter => filter.Name).HasMaxLength(SavedFilter.LongestName);
        builder.Property(filter => filter.Query).HasMaxLength(SavedFilter.LongestQuery);
        builder.HasOne<Person>().WithMany().HasForeignKey(filter => filter.PersonId);
        builder.HasIndex(filter => new { filter.PersonId, filter.List, filter.Name }).IsUnique();
    }
}
