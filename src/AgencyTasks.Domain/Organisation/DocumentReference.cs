using NodaTime;

namespace AgencyTasks.Domain.Organisation;

/// <summary>An official document by its number, date and signer; the issuing body where it is known.</summary>
public sealed record DocumentReference(string Number, LocalDate Date, string Signer, string? IssuedBy = null);
