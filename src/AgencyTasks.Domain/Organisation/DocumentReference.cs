using NodaTime;

namespace AgencyTasks.Domain.Organisation;

/// <summary>An official document by its number, date and signer; the issuing body where it is known.</summary>
public sealed record DocumentReference(string Number, LocalDate Date, string Signer, string? IssuedBy = null)
{
    /// <summary>Ready to be stored: plain text, number and signer there, not dated after today.</summary>
    /// <exception cref="RuleRefusedException">Something is missing, or its date has not come.</exception>
    public DocumentReference Checked(LocalDate today)
    {
        var plain = new DocumentReference(
            PlainText.Normalise(Number) ?? "", Date, PlainText.Normalise(Signer) ?? "", PlainText.Normalise(IssuedBy));
        if (plain.Number.Length == 0 || plain.Signer.Length == 0)
        {
            throw new RuleRefusedException(Rules.DecisionIsComplete);
        }

        return plain.Date > today ? throw new RuleRefusedException(Rules.DocumentIsNotFromTheFuture, plain.Date) : plain;
    }

    /// <summary>As a register of posts writes it: 12/QĐ-SYT ngày 05/11/2019, Ninh Thị Hương Nhu ký.</summary>
    public string AsDecision() =>
        $"{Number} ngày {Date.ToString("dd/MM/uuuu", System.Globalization.CultureInfo.InvariantCulture)}, {Signer} ký";
}
