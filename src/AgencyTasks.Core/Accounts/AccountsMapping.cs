using AgencyTasks.Core.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgencyTasks.Core.Accounts;

internal sealed class AccountsMapping :
    IEntityTypeConfiguration<AccountLink>, IEntityTypeConfiguration<AccountSession>,
    IEntityTypeConfiguration<WrongSignIns>, IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("account_link");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.Property(link => link.Purpose).HasConversion<string>().HasMaxLength(24);
        builder.HasOne<Account>().WithMany().HasForeignKey(link => link.AccountId);
        builder.HasIndex(link => link.TokenHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("account_session");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Method).HasConversion<string>().HasMaxLength(24);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }

    public void Configure(EntityTypeBuilder<WrongSignIns> builder)
    {
        builder.ToTable("wrong_sign_ins");
        builder.HasKey(row => row.Key);
    }

    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("access_token");
        builder.Property(access => access.Id).ValueGeneratedNever();
        builder.Property(access => access.Scope).HasConversion<string>().HasMaxLength(24);
        builder.HasOne<Account>().WithMany().HasForeignKey(access => access.AccountId);
        builder.HasIndex(access => access.KeyHash).IsUnique();
    }
}
