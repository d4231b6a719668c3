using AgencyTasks.Domain.Communes;
using AgencyTasks.Domain.Organisation;
using AgencyTasks.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgencyTasks.Core.Communes;

internal sealed class CommunesMapping : IEntityTypeConfiguration<ConversionCommune>
{
    public void Configure(EntityTypeBuilder<ConversionCommune> builder)
    {
        builder.ToTable("conversion_commune");
        builder.HasOne<Plan>().WithMany().HasForeignKey(conversion => conversion.PlanId);
        builder.HasOne<Commune>().WithMany().HasForeignKey(conversion => conversion.CommuneId);
        builder.HasIndex(conversion => new { conversion.PlanId, conversion.CommuneId, conversion.Year }).IsUnique();
        builder.Property(conversion => conversion.Outcome).HasConversion<string>();
        builder.OwnsOne(conversion => conversion.Decision);
        builder.OwnsOne(conversion => conversion.EndDecision);
    }
}
