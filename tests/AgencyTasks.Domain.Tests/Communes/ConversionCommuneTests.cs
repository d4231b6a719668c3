namespace AgencyTasks.Domain.Tests.Communes;

public sealed class ConversionCommuneTests
{
    [Theory]
    [Trait("Plan", "III.2")]
    [InlineData(2018, "2018-01-01", "2018-12-31")]
    [InlineData(2020, "2020-01-01", "2020-12-31")]
    public void Conversion_OfAYear_LastsThatYear(int year, string from, string to)
    {
        var conversion = Build.Conversion(Build.Commune(Build.District("070"), "02200"), year);

        conversion.From.ShouldBe(Written.Day(from));
        conversion.To.ShouldBe(Written.Day(to));
    }
}
