using AgencyTasks.Core.Database;
using AgencyTasks.Domain.Calendars;
using AgencyTasks.Domain.Organisation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgencyTasks.Core.Organisation;

internal sealed class OrganisationMapping :
    IEntityTypeConfiguration<Agency>, IEntityTypeConfiguration<District>, IEntityTypeConfiguration<Commune>,
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<SpecialDay>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable("agency");
        builder.HasIndex(agency => agency.Code).IsUnique();
        builder.HasOne<District>().WithMany().HasForeignKey(agency => agency.DistrictId);
    }

    public void Configure(EntityTypeBuilder<District> builder)
    {
        builder.ToTable("district");
        builder.HasIndex(district => new { district.Code, district.ValidFrom }).IsUnique().AreNullsDistinct(false);
    }

    public void Configure(EntityTypeBuilder<Commune> builder)
    {
        builder.ToTable("commune");
        builder.HasOne<District>().WithMany().HasForeignKey(commune => commune.DistrictId);
        builder.HasIndex(commune => new { commune.Code, commune.ValidFrom }).IsUnique().AreNullsDistinct(false);
    }

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("person");
        builder.HasIndex(person => person.Code).IsUnique();
        builder.HasIndex(person => person.Mail).IsUnique();
        builder.HasMany(person => person.Posts).WithOne().HasForeignKey(post => post.PersonId);
    }

    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("post");
        builder.Property(post => post.Id).ValueGeneratedNever();
        builder.Property(post => post.From).HasColumnName("held_from");
        builder.Property(post => post.To).HasColumnName("held_to");
        builder.HasOne<Agency>().WithMany().HasForeignKey(post => post.AgencyId);
        builder.HasOne<Post>().WithMany().HasForeignKey(post => post.OnBehalfOf);
        builder.HasIndex(post => new { post.AgencyId, post.Role });
    }

    public void Configure(EntityTypeBuilder<SpecialDay> builder)
    {
        builder.ToTable("special_day");
        builder.HasKey(day => day.Date);
        builder.Property(day => day.Date).HasColumnName("day");
    }
}

/// <summary>Identity's own tables under our names.</summary>
internal sealed class AccountMapping :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("account");
        builder.HasOne<Person>().WithOne().HasForeignKey<Account>(account => account.PersonId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("account_claim");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("account_login");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("account_token");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("account_passkey");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.UserId);
    }
}
